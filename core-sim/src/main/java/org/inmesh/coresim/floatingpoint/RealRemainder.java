package org.inmesh.coresim.floatingpoint;

/**
 * The IEEE 754 remainder in steps: dividend minus divisor times the integer nearest to the
 * quotient, which is always exact. A step takes the exponents of dividend and divisor nearer to
 * each other; the last one also gives the quotient.
 *
 * <p>The steps' width is that for which the <em>Compiler Writer's Guide</em> has the quotient
 * defined: 20 places of single length, 30 of double. How the T800 divides up the work within is not
 * published; the results are the same.
 */
public final class RealRemainder {
  private static final int SINGLE_PLACES = 20;
  private static final int DOUBLE_PLACES = 30;

  private final RoundedArithmetic rounded = new RoundedArithmetic();
  private long rest;
  private long quotient;

  /**
   * Does one step.
   *
   * @param format of both
   * @param dividend finite
   * @param divisor not zero, not a NaN
   * @return true if it was the last
   */
  public boolean step(RealFormat format, long dividend, long divisor) {
    if (format.isInfinite(divisor) || format.isZero(dividend)) {
      rest = dividend;
      quotient = 0;
      return true;
    }
    int places = format == RealFormat.SINGLE ? SINGLE_PLACES : DOUBLE_PLACES;
    int up = leadingPlaces(format, dividend);
    int upDivisor = leadingPlaces(format, divisor);
    long digits = format.significand(dividend) << up;
    long by = format.significand(divisor) << upDivisor;
    int exponent = format.exponent(dividend) - up;
    int divisorExponent = format.exponent(divisor) - upDivisor;
    int difference = exponent - divisorExponent;
    boolean negative = format.isNegative(dividend);
    if (difference > places) {
      rest = exact(format, negative, reduce(digits, by, places), exponent - places);
      return false;
    }
    boolean negativeQuotient = negative != format.isNegative(divisor);
    last(format, negative, negativeQuotient, digits, by, difference, divisorExponent);
    return true;
  }

  /** The remainder after the last step, the dividend of the next after any other. */
  public long rest() {
    return rest;
  }

  /** After the last step: the nearest integer to the quotient of its dividend. */
  public long quotient() {
    return quotient;
  }

  private static int leadingPlaces(RealFormat format, long bits) {
    int length = Long.SIZE - Long.numberOfLeadingZeros(format.significand(bits));
    return format.fractionBits() + 1 - length;
  }

  private static long reduce(long digits, long by, int places) {
    long reduced = digits;
    for (int i = 0; i < places; i++) {
      reduced = (reduced >= by ? reduced - by : reduced) << 1;
    }
    return reduced;
  }

  private void last(
      RealFormat format,
      boolean negative,
      boolean negativeQuotient,
      long digits,
      long by,
      int difference,
      int divisorExponent) {
    long count = 0;
    long left = digits;
    for (int i = 0; i <= difference; i++) {
      count <<= 1;
      if (left >= by) {
        left -= by;
        count |= 1;
      }
      left <<= 1;
    }
    // What is left is now counted in halves of the divisor's places, unless the dividend is much
    // smaller than the divisor.
    int exponent = divisorExponent + Math.min(difference, -1);
    boolean roundUp = difference >= -1 && (left > by || left == by && (count & 1) != 0);
    if (roundUp) {
      left = 2 * by - left;
      count++;
    }
    rest = exact(format, negative != roundUp, left, exponent);
    if (left == 0) {
      rest = format.zero(negative);
    }
    quotient = exact(format, negativeQuotient && count != 0, count, 0);
  }

  private long exact(RealFormat format, boolean negative, long significand, int exponent) {
    return rounded.round(format, Rounding.NEAREST, negative, significand, exponent);
  }
}
