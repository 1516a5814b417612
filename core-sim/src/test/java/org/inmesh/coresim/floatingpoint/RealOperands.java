package org.inmesh.coresim.floatingpoint;

import java.util.Random;

/**
 * An endless reproducible supply of operands: all bit patterns, and often those at which arithmetic
 * changes its behaviour, which are the subnormal, the largest, ones with few places or at the
 * distance at which sums are ties, infinities, NaNs.
 */
public final class RealOperands {
  private final Random random;
  private final int precision;
  private final int width;
  private final long infinity;
  private final long one;

  public RealOperands(boolean isDouble, long seed) {
    random = new Random(seed);
    precision = isDouble ? 53 : 24;
    width = isDouble ? 64 : 32;
    infinity = (isDouble ? 2047L : 255L) << precision - 1;
    one = (isDouble ? 1023L : 127L) << precision - 1;
  }

  /** Some operand. */
  public long next() {
    return magnitude() | (long) random.nextInt(2) << width - 1;
  }

  /** One that is likely to stand in some relation to another. */
  public long nextFor(long other) {
    long magnitude = other & (1L << width - 1) - 1;
    long sign = (long) random.nextInt(2) << width - 1;
    return switch (random.nextInt(6)) {
      case 0 -> sign | magnitude;
      case 1 -> sign | Math.floorMod(magnitude + random.nextInt(7) - 3, infinity + 2);
      case 2, 3 -> sign | near(magnitude, precision + random.nextInt(5) - 3);
      default -> next();
    };
  }

  /** A power of two, or few places, so many powers of two away. */
  private long near(long magnitude, int places) {
    long exponent = magnitude >>> precision - 1;
    long shifted = random.nextBoolean() ? exponent - places : exponent + places;
    long bounded = Math.max(0, Math.min(shifted, (infinity >>> precision - 1) - 1));
    return bounded << precision - 1 | sparse();
  }

  /** A fraction of zeros or ones, but for a few places at either end. */
  private long sparse() {
    long mask = (1L << precision - 1) - 1;
    long high = (long) random.nextInt(4) << precision - 3;
    long low = random.nextInt(3) - 1;
    return (random.nextBoolean() ? high + low : high) & mask;
  }

  private long magnitude() {
    long fraction = random.nextLong() & (1L << precision - 1) - 1;
    long nearOne = one + ((long) (random.nextInt(140) - 70) << precision - 1);
    return switch (random.nextInt(10)) {
      case 0 -> 0;
      case 1 -> random.nextBoolean() ? infinity : infinity + 1 + (fraction >>> 1);
      case 2 -> fraction >>> random.nextInt(precision - 1);
      case 3 -> infinity - 1 - (fraction >>> random.nextInt(precision - 1));
      case 4, 5 -> nearOne | fraction;
      case 6 -> nearOne | sparse();
      case 7 -> one + ((long) random.nextInt(66) << precision - 1) | sparse();
      default -> random.nextLong() & (1L << width - 1) - 1;
    };
  }
}
