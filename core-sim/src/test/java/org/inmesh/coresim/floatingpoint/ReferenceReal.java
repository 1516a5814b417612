package org.inmesh.coresim.floatingpoint;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * IEEE 754 arithmetic of finite numbers from its definition: the exact result as a decimal number
 * of any length, then rounded once. Shares nothing with the code under test.
 */
public final class ReferenceReal {
  /** More digits than a quotient of two numbers has if it is exact. */
  private static final MathContext LONG = new MathContext(1200, RoundingMode.DOWN);

  private static final MathContext LONG_ENOUGH = new MathContext(60, RoundingMode.DOWN);
  private static final int FAR = 2400;

  private ReferenceReal() {}

  /** A number and whether it overflowed. */
  public record Rounded(long bits, boolean overflow) {}

  /** The exact value of a finite number. */
  public static BigDecimal value(boolean doubleLength, long bits) {
    return doubleLength
        ? new BigDecimal(Double.longBitsToDouble(bits))
        : new BigDecimal(Float.intBitsToFloat((int) bits));
  }

  /** Java's name of a rounding mode. */
  public static RoundingMode mode(Rounding rounding) {
    return switch (rounding) {
      case NEAREST -> RoundingMode.HALF_EVEN;
      case TOWARDS_PLUS_INFINITY -> RoundingMode.CEILING;
      case TOWARDS_MINUS_INFINITY -> RoundingMode.FLOOR;
      case TOWARDS_ZERO -> RoundingMode.DOWN;
    };
  }

  /** A quotient, long enough to be rounded like the exact one. */
  public static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
    BigDecimal quotient = dividend.divide(divisor, LONG);
    boolean exact = quotient.multiply(divisor).compareTo(dividend) == 0;
    return exact ? quotient : further(quotient);
  }

  /** A square root, long enough to be rounded like the exact one. */
  public static BigDecimal squareRoot(BigDecimal radicand) {
    // An exact root has at most half the significand's bits.
    BigDecimal near = new BigDecimal(Math.sqrt(radicand.doubleValue()));
    boolean exact = near.multiply(near).compareTo(radicand) == 0;
    return exact ? near : further(radicand.sqrt(LONG_ENOUGH));
  }

  private static BigDecimal further(BigDecimal truncated) {
    BigDecimal half = truncated.ulp().divide(BigDecimal.TWO);
    return truncated.signum() < 0 ? truncated.subtract(half) : truncated.add(half);
  }

  /**
   * Rounds an exact value.
   *
   * @param negativeZero the sign of the result if the value is zero
   */
  public static Rounded round(
      boolean doubleLength, RoundingMode mode, BigDecimal exact, boolean negativeZero) {
    int precision = doubleLength ? 53 : 24;
    int largest = doubleLength ? 1023 : 127;
    int lowest = doubleLength ? -1074 : -149;
    boolean negative = exact.signum() == 0 ? negativeZero : exact.signum() < 0;
    if (exact.signum() == 0) {
      return new Rounded(bits(doubleLength, negative ? -0.0 : 0.0), false);
    }
    int exponent = times(exact.abs(), FAR).toBigInteger().bitLength() - 1 - FAR;
    int quantum = Math.max(exponent - precision + 1, lowest);
    BigInteger places = times(exact, -quantum).setScale(0, mode).toBigIntegerExact();
    if (places.abs().bitLength() + quantum > largest + 1) {
      boolean toMaximum =
          mode == RoundingMode.DOWN
              || mode == RoundingMode.FLOOR && !negative
              || mode == RoundingMode.CEILING && negative;
      double maximum = doubleLength ? Double.MAX_VALUE : Float.MAX_VALUE;
      double magnitude = toMaximum ? maximum : Double.POSITIVE_INFINITY;
      return new Rounded(bits(doubleLength, negative ? -magnitude : magnitude), true);
    }
    double magnitude = Math.scalb(places.abs().doubleValue(), quantum);
    return new Rounded(bits(doubleLength, negative ? -magnitude : magnitude), false);
  }

  private static BigDecimal times(BigDecimal value, int powerOfTwo) {
    BigDecimal factor =
        powerOfTwo >= 0
            ? BigDecimal.TWO.pow(powerOfTwo)
            : BigDecimal.ONE.divide(BigDecimal.TWO.pow(-powerOfTwo));
    return value.multiply(factor);
  }

  private static long bits(boolean doubleLength, double value) {
    return doubleLength
        ? Double.doubleToRawLongBits(value)
        : Float.floatToRawIntBits((float) value) & 0xFFFFFFFFL;
  }
}
