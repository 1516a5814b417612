package org.inmesh.programs;

import java.util.Map;

/** What {@code fft} prints: the definition of the transform, a sum for each result. */
final class FourierResult {
  private static final long PRIME = 998_244_353;
  private static final long GENERATOR = 3;

  private FourierResult() {}

  static String text(Map<String, Integer> values) {
    int nodes = Integer.highestOneBit(values.get("processes"));
    int numbers = values.get("size") * (values.get("weak") == 1 ? nodes : 1);
    int points = 1;
    while (points < Math.max(numbers, nodes)) {
      points *= 2;
    }
    long[] x = new long[numbers];
    for (int i = 0; i < numbers; i++) {
      x[i] = SeededGenerator.below(values.get("seed"), i, (int) PRIME);
    }
    long root = power((PRIME - 1) / points);
    long first = result(x, 1);
    long checksum = 0;
    long base = 1;
    for (int k = 0; k < points; k++) {
      checksum += result(x, base) * (k + 1);
      base = base * root % PRIME;
    }
    return "%d points, first result %d, checksum %d\n".formatted(points, first, (int) checksum);
  }

  /** The polynomial with these coefficients at a place (Horner). */
  private static long result(long[] x, long at) {
    long value = 0;
    for (int i = x.length - 1; i >= 0; i--) {
      value = (value * at + x[i]) % PRIME;
    }
    return value;
  }

  private static long power(long exponent) {
    long result = 1;
    for (long square = GENERATOR, rest = exponent; rest > 0; rest /= 2) {
      result = rest % 2 == 1 ? result * square % PRIME : result;
      square = square * square % PRIME;
    }
    return result;
  }
}
