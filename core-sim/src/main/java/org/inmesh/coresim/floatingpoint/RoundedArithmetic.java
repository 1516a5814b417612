package org.inmesh.coresim.floatingpoint;

/**
 * Arithmetic of finite numbers in any rounding mode, by integers: the exact result, or its upper 60
 * bits and a lowest bit that says whether there is more, is rounded once.
 */
final class RoundedArithmetic {
  private boolean overflow;

  /** True if the last result was beyond the largest number. */
  boolean overflow() {
    return overflow;
  }

  /**
   * The number nearest to significand times 2 to the exponent, as the mode has it.
   *
   * @param significand unsigned; if its lowest bit stands for anything smaller, at least two bits
   *     longer than the format's
   */
  long round(RealFormat format, Rounding mode, boolean negative, long significand, int exponent) {
    overflow = false;
    if (significand == 0) {
      return format.zero(negative);
    }
    int left = Long.numberOfLeadingZeros(significand);
    long digits = significand << left;
    int lowest = exponent - left;
    int keptLowest =
        Math.max(lowest + Long.SIZE - 1 - format.fractionBits(), format.smallestExponent());
    int dropped = keptLowest - lowest;
    long kept = dropped < Long.SIZE ? digits >>> dropped : 0;
    if (isAway(mode, negative, (kept & 1) != 0, rest(digits, dropped))) {
      kept++;
    }
    // A leading one in the kept digits adds to the exponent field what is missing there, and a
    // carry beyond it does so once more.
    long field = keptLowest - format.smallestExponent();
    long largestField = (format.infinity() >>> format.fractionBits()) - 2;
    long magnitude = (field << format.fractionBits()) + kept;
    if (field > largestField || magnitude >= format.infinity()) {
      overflow = true;
      boolean infinite = isAway(mode, negative, true, -1);
      magnitude = infinite ? format.infinity() : format.infinity() - 1;
    }
    return negative ? magnitude | format.signBit() : magnitude;
  }

  /** What is dropped, as a fraction of the last place kept: the highest bit is a half. */
  private static long rest(long digits, int dropped) {
    if (dropped > Long.SIZE) {
      return 1;
    }
    return dropped == Long.SIZE ? digits : digits << Long.SIZE - dropped;
  }

  private static boolean isAway(Rounding mode, boolean negative, boolean odd, long rest) {
    return switch (mode) {
      case NEAREST -> rest < 0 && (odd || rest != Long.MIN_VALUE);
      case TOWARDS_PLUS_INFINITY -> !negative && rest != 0;
      case TOWARDS_MINUS_INFINITY -> negative && rest != 0;
      case TOWARDS_ZERO -> false;
    };
  }

  long add(RealFormat format, Rounding mode, long left, long right) {
    boolean ordered = format.magnitude(left) >= format.magnitude(right);
    long larger = ordered ? left : right;
    long smaller = ordered ? right : left;
    boolean negative = format.isNegative(larger);
    boolean opposite = negative != format.isNegative(smaller);
    // Room for a carry above, and for guard bits below.
    int shift = Long.SIZE - 3 - format.fractionBits();
    int exponent = format.exponent(larger);
    long first = format.significand(larger) << shift;
    long second =
        shiftRight(format.significand(smaller) << shift, exponent - format.exponent(smaller));
    long sum = opposite ? first - second : first + second;
    if (sum == 0) {
      overflow = false;
      return format.zero(opposite ? mode == Rounding.TOWARDS_MINUS_INFINITY : negative);
    }
    return round(format, mode, negative, sum, exponent - shift);
  }

  /** The lowest bit tells that something was lost. */
  private static long shiftRight(long value, int places) {
    if (places >= Long.SIZE) {
      return value == 0 ? 0 : 1;
    }
    long shifted = value >>> places;
    return shifted << places == value ? shifted : shifted | 1;
  }

  long multiply(RealFormat format, Rounding mode, long left, long right) {
    boolean negative = format.isNegative(left) != format.isNegative(right);
    long first = format.significand(left);
    long second = format.significand(right);
    int up = Long.numberOfLeadingZeros(first);
    int upSecond = Long.numberOfLeadingZeros(second);
    long high = Math.unsignedMultiplyHigh(first << up, second << upSecond);
    long low = (first << up) * (second << upSecond);
    int exponent = format.exponent(left) - up + format.exponent(right) - upSecond + Long.SIZE;
    return round(format, mode, negative, low == 0 ? high : high | 1, exponent);
  }

  /** The divisor is not zero. */
  long divide(RealFormat format, Rounding mode, long dividend, long divisor) {
    boolean negative = format.isNegative(dividend) != format.isNegative(divisor);
    if (format.isZero(dividend)) {
      overflow = false;
      return format.zero(negative);
    }
    int up = Long.numberOfLeadingZeros(format.significand(dividend)) - 1;
    int upDivisor = Long.numberOfLeadingZeros(format.significand(divisor)) - 1;
    long rest = format.significand(dividend) << up;
    long by = format.significand(divisor) << upDivisor;
    long quotient = 0;
    int digits = Long.SIZE - 1;
    for (int i = 0; i < digits; i++) {
      quotient <<= 1;
      if (Long.compareUnsigned(rest, by) >= 0) {
        rest -= by;
        quotient |= 1;
      }
      rest <<= 1;
    }
    int exponent = format.exponent(dividend) - up - format.exponent(divisor) + upDivisor;
    return round(
        format, mode, negative, rest == 0 ? quotient : quotient | 1, exponent - digits + 1);
  }

  /** Of a number above zero. */
  long squareRoot(RealFormat format, Rounding mode, long bits) {
    int up = Long.numberOfLeadingZeros(format.significand(bits)) - 2;
    if ((format.exponent(bits) - up & 1) != 0) {
      up--;
    }
    long radicand = format.significand(bits) << up;
    // Two bits give one of the root: 31 pairs of the radicand, then zeros.
    int extraDigits = 26;
    long root = 0;
    long rest = 0;
    for (int pair = 30; pair >= -extraDigits; pair--) {
      rest = rest << 2 | (pair >= 0 ? radicand >>> 2 * pair & 3 : 0);
      long trial = root << 2 | 1;
      root <<= 1;
      if (rest >= trial) {
        rest -= trial;
        root |= 1;
      }
    }
    int exponent = (format.exponent(bits) - up) / 2 - extraDigits;
    return round(format, mode, false, rest == 0 ? root : root | 1, exponent);
  }
}
