package org.inmesh.coresim.floatingpoint;

import java.util.Random;
import java.util.stream.LongStream;

/** Numbers at which arithmetic changes its behaviour, and random ones. */
final class Operands {
  private static final double[] BOUNDARIES = {
    0.0,
    1.0,
    1.5,
    2.0,
    3.0,
    0.5,
    2.5,
    10.0,
    0x1.fffffep127,
    Double.MAX_VALUE,
    0x1.fffffffffffffp1022,
    0x1p-126,
    0x0.fffffep-126,
    0x1p-149,
    0x1p-1022,
    0x0.fffffffffffffp-1022,
    0x1p-1074,
    0x1.000002p0,
    0x1.0000000000001p0,
    0x1.fffffep-1,
    0x1.fffffffffffffp-1,
    2147483647.0,
    2147483648.0,
    4294967295.0,
    0x1p63
  };

  private Operands() {}

  /** Finite numbers of a format, each with both signs. */
  static long[] boundaries(RealFormat format) {
    return java.util.Arrays.stream(BOUNDARIES)
        .mapToLong(format::fromDouble)
        .filter(format::isFinite)
        .flatMap(bits -> LongStream.of(bits, bits ^ format.signBit()))
        .distinct()
        .toArray();
  }

  /** A finite number; the exponent near the middle as often as anywhere. */
  static long random(RealFormat format, Random random) {
    while (true) {
      long bits = random.nextLong();
      if (format == RealFormat.SINGLE) {
        bits &= 0xFFFFFFFFL;
      }
      if (random.nextBoolean()) {
        double near =
            (random.nextInt(1 << 25) - (1 << 24)) * Math.scalb(1.0, random.nextInt(60) - 40);
        bits = format.fromDouble(near) ^ random.nextInt(2);
      }
      if (format.isFinite(bits)) {
        return bits;
      }
    }
  }
}
