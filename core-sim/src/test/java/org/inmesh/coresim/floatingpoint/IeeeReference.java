package org.inmesh.coresim.floatingpoint;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The T800's arithmetic a second time, from the definition of IEEE 754: finite operands are whole
 * numbers of any length times a power of two, the result is exact and then rounded once. INMOS's
 * rules for infinities and NaNs are written down here again too. Shares nothing with the code under
 * test.
 */
public final class IeeeReference {
  private final int precision;
  private final int lowest;
  private final int largest;
  private final int width;

  /** Of single or double length numbers. */
  public IeeeReference(boolean isDouble) {
    precision = isDouble ? 53 : 24;
    lowest = isDouble ? -1074 : -149;
    largest = isDouble ? 1023 : 127;
    width = isDouble ? 64 : 32;
  }

  /** A result, and whether the operation sets the floating-point error flag. */
  public record Result(long bits, boolean error) {}

  /** Java's name of a rounding mode. */
  public static RoundingMode mode(Rounding rounding) {
    return switch (rounding) {
      case NEAREST -> RoundingMode.HALF_EVEN;
      case TOWARDS_PLUS_INFINITY -> RoundingMode.CEILING;
      case TOWARDS_MINUS_INFINITY -> RoundingMode.FLOOR;
      case TOWARDS_ZERO -> RoundingMode.DOWN;
    };
  }

  // The parts of a number.

  public boolean isNegative(long bits) {
    return (bits >>> width - 1 & 1) != 0;
  }

  long magnitude(long bits) {
    return bits & ~signBit();
  }

  private long signBit() {
    return 1L << width - 1;
  }

  private long infinity() {
    return (2L * largest + 1) << precision - 1;
  }

  public boolean isNan(long bits) {
    return magnitude(bits) > infinity();
  }

  public boolean isFinite(long bits) {
    return magnitude(bits) < infinity();
  }

  private boolean isInfinite(long bits) {
    return magnitude(bits) == infinity();
  }

  private boolean isZero(long bits) {
    return magnitude(bits) == 0;
  }

  private int exponent(long bits) {
    return lowest + Math.max(0, (int) (magnitude(bits) >>> precision - 1) - 1);
  }

  private BigInteger digits(long bits) {
    long fraction = bits & (1L << precision - 1) - 1;
    boolean normal = magnitude(bits) >>> precision - 1 != 0;
    return BigInteger.valueOf(normal ? fraction | 1L << precision - 1 : fraction);
  }

  private BigInteger signedDigits(long bits) {
    return isNegative(bits) ? digits(bits).negate() : digits(bits);
  }

  private long withSign(long magnitude, boolean negative) {
    return negative ? magnitude | signBit() : magnitude;
  }

  /**
   * Rounds once.
   *
   * @param digits of the magnitude, at least three more than the precision if {@code more}
   * @param more the magnitude is larger than the digits say, by less than one of the lowest
   */
  private Result round(
      RoundingMode mode, boolean negative, BigInteger digits, int exponent, boolean more) {
    if (digits.signum() == 0 && !more) {
      return new Result(withSign(0, negative), false);
    }
    BigInteger all = digits.shiftLeft(1).add(more ? BigInteger.ONE : BigInteger.ZERO);
    int quantum = Math.max(exponent - 1 + all.bitLength() - precision, lowest);
    BigInteger places = shiftRounded(mode, negative, all, quantum - (exponent - 1));
    if (places.bitLength() > precision) {
      places = places.shiftRight(1);
      quantum++;
    }
    if (places.bitLength() + quantum > largest + 1) {
      boolean toLargest =
          mode == RoundingMode.DOWN
              || mode == RoundingMode.FLOOR && !negative
              || mode == RoundingMode.CEILING && negative;
      return new Result(withSign(toLargest ? infinity() - 1 : infinity(), negative), true);
    }
    // The leading one of a normal number counts one in the exponent.
    long scale = places.bitLength() == precision ? quantum - lowest : 0;
    return new Result(withSign((scale << precision - 1) + places.longValue(), negative), false);
  }

  /** Divides by a power of two, rounded to a whole number. */
  private static BigInteger shiftRounded(
      RoundingMode mode, boolean negative, BigInteger value, int places) {
    if (places <= 0) {
      return value.shiftLeft(-places);
    }
    BigInteger below = value.shiftRight(places);
    BigInteger rest = value.subtract(below.shiftLeft(places));
    int half = rest.shiftLeft(1).compareTo(BigInteger.ONE.shiftLeft(places));
    boolean up =
        switch (mode) {
          case HALF_EVEN -> half > 0 || half == 0 && below.testBit(0);
          case CEILING -> rest.signum() != 0 && !negative;
          case FLOOR -> rest.signum() != 0 && negative;
          default -> false;
        };
    return up ? below.add(BigInteger.ONE) : below;
  }

  // One of INMOS's NaNs: a bit of the fraction, counted from the top.
  private Result nan(int place) {
    return new Result(infinity() | 1L << precision - 1 - place, true);
  }

  private Result largerNan(long left, long right) {
    boolean takeLeft =
        isNan(left) && (!isNan(right) || Long.compare(magnitude(left), magnitude(right)) >= 0);
    return new Result(takeLeft ? left : right, true);
  }

  private Result signedNan(long left, long right) {
    long magnitude = magnitude(largerNan(left, right).bits());
    return new Result(withSign(magnitude, isNegative(left) != isNegative(right)), true);
  }

  /** The sum. */
  public Result add(RoundingMode mode, long left, long right) {
    if (isNan(left) || isNan(right)) {
      return largerNan(left, right);
    }
    if (isInfinite(left) || isInfinite(right)) {
      return isInfinite(left) && isInfinite(right) && left != right
          ? nan(4)
          : new Result(isInfinite(left) ? left : right, true);
    }
    int exponent = Math.min(exponent(left), exponent(right));
    BigInteger sum =
        signedDigits(left)
            .shiftLeft(exponent(left) - exponent)
            .add(signedDigits(right).shiftLeft(exponent(right) - exponent));
    boolean bothNegative = isNegative(left) && isNegative(right);
    boolean differ = isNegative(left) != isNegative(right);
    boolean negative =
        sum.signum() == 0 ? bothNegative || differ && mode == RoundingMode.FLOOR : sum.signum() < 0;
    return round(mode, negative, sum.abs(), exponent, false);
  }

  /** Left minus right. */
  public Result subtract(RoundingMode mode, long left, long right) {
    return add(mode, left, right ^ signBit());
  }

  /** The product. */
  public Result multiply(RoundingMode mode, long left, long right) {
    if (isNan(left) || isNan(right)) {
      return signedNan(left, right);
    }
    boolean negative = isNegative(left) != isNegative(right);
    if (isInfinite(left) || isInfinite(right)) {
      return isZero(left) || isZero(right)
          ? nan(3)
          : new Result(withSign(infinity(), negative), true);
    }
    return round(
        mode,
        negative,
        digits(left).multiply(digits(right)),
        exponent(left) + exponent(right),
        false);
  }

  /** Left divided by right. */
  public Result divide(RoundingMode mode, long left, long right) {
    if (isNan(left) || isNan(right)) {
      return signedNan(left, right);
    }
    boolean negative = isNegative(left) != isNegative(right);
    if (isZero(right) && isZero(left)) {
      return nan(1);
    }
    if (isInfinite(left) && isInfinite(right)) {
      return nan(2);
    }
    if (isInfinite(right)) {
      return new Result(withSign(0, negative), true);
    }
    if (isInfinite(left) || isZero(right)) {
      return new Result(withSign(infinity(), negative), true);
    }
    int places = 2 * precision + 4;
    BigInteger[] parts = digits(left).shiftLeft(places).divideAndRemainder(digits(right));
    return round(
        mode,
        negative,
        parts[0],
        exponent(left) - exponent(right) - places,
        parts[1].signum() != 0);
  }

  /** The square root. */
  public Result squareRoot(RoundingMode mode, long bits) {
    if (isNan(bits)) {
      return new Result(bits, true);
    }
    if (isNegative(bits) && !isZero(bits)) {
      return nan(5);
    }
    if (isInfinite(bits) || isZero(bits)) {
      return new Result(bits, isInfinite(bits));
    }
    // An even exponent, and digits enough.
    int places = 2 * precision + 4 + (exponent(bits) & 1);
    BigInteger[] parts = digits(bits).shiftLeft(places).sqrtAndRemainder();
    return round(mode, false, parts[0], (exponent(bits) - places) / 2, parts[1].signum() != 0);
  }

  /** Left minus right times the whole number nearest to their quotient. */
  public Result remainder(long left, long right) {
    if (isNan(left) || isNan(right)) {
      return signedNan(left, right);
    }
    if (isInfinite(left)) {
      return nan(9);
    }
    if (isZero(right)) {
      return nan(10);
    }
    if (isInfinite(right) || isZero(left)) {
      return new Result(left, false);
    }
    int exponent = Math.min(exponent(left), exponent(right));
    BigInteger dividend = digits(left).shiftLeft(exponent(left) - exponent);
    BigInteger divisor = digits(right).shiftLeft(exponent(right) - exponent);
    BigInteger[] parts = dividend.divideAndRemainder(divisor);
    int half = parts[1].shiftLeft(1).compareTo(divisor);
    boolean up = half > 0 || half == 0 && parts[0].testBit(0);
    BigInteger rest = up ? parts[1].subtract(divisor) : parts[1];
    boolean negative = isNegative(left) != rest.signum() < 0;
    return round(RoundingMode.HALF_EVEN, negative, rest.abs(), exponent, false);
  }

  /**
   * What is left of a dividend when as many binary places of the quotient have been taken away;
   * empty if its exponent is not that much larger than the divisor's.
   */
  public Optional<Long> partialRemainder(long left, long right, int places) {
    if (!isFinite(right) || isZero(left)) {
      return Optional.empty();
    }
    int more =
        exponent(left) + digits(left).bitLength() - exponent(right) - digits(right).bitLength();
    if (more <= places) {
      return Optional.empty();
    }
    int exponent = Math.min(exponent(left), exponent(right));
    BigInteger dividend = digits(left).shiftLeft(exponent(left) - exponent);
    BigInteger divisor = digits(right).shiftLeft(exponent(right) - exponent + more - places + 1);
    return Optional.of(
        round(RoundingMode.DOWN, isNegative(left), dividend.mod(divisor), exponent, false).bits());
  }

  /** The nearest whole number of the same length. */
  public Result toInteger(RoundingMode mode, long bits) {
    return isFinite(bits)
        ? round(mode, isNegative(bits), integer(mode, bits).abs(), 0, false)
        : new Result(bits, true);
  }

  /** A finite number rounded to a whole one. */
  public BigInteger integer(RoundingMode mode, long bits) {
    BigInteger rounded = shiftRounded(mode, isNegative(bits), digits(bits), -exponent(bits));
    return isNegative(bits) ? rounded.negate() : rounded;
  }

  /** True if a number, rounded to a whole one, is not one of two's complement of some bits. */
  public boolean isOutOfRange(RoundingMode mode, long bits, int size) {
    return !isFinite(bits) || integer(mode, bits).bitLength() >= size;
  }

  /** Times a power of two. */
  public Result scale(RoundingMode mode, long bits, int power) {
    return isFinite(bits)
        ? round(mode, isNegative(bits), digits(bits), exponent(bits) + power, false)
        : new Result(bits, true);
  }

  /** A whole number as a real one. */
  public Result fromInteger(RoundingMode mode, BigInteger value) {
    return round(mode, value.signum() < 0, value.abs(), 0, false);
  }

  /** A double length number as one of single length. */
  public static Result toSingle(RoundingMode mode, long bits) {
    IeeeReference from = new IeeeReference(true);
    IeeeReference to = new IeeeReference(false);
    if (from.isNan(bits)) {
      return to.nan(6);
    }
    boolean negative = from.isNegative(bits);
    return from.isInfinite(bits)
        ? new Result(to.withSign(to.infinity(), negative), true)
        : to.round(mode, negative, from.digits(bits), from.exponent(bits), false);
  }

  /** The upper bits of a double length number as one of single length; too large is infinite. */
  public static long cutOff(long bits) {
    IeeeReference from = new IeeeReference(true);
    IeeeReference to = new IeeeReference(false);
    boolean negative = from.isNegative(bits);
    if (!from.isFinite(bits)) {
      long fraction = from.magnitude(bits) - from.infinity();
      return to.withSign(to.infinity() | fraction >>> 29, negative);
    }
    Result result = toSingle(RoundingMode.DOWN, bits);
    return result.error() ? to.withSign(to.infinity(), negative) : result.bits();
  }

  /** A single length number as one of double length; a NaN keeps sign and fraction. */
  public static Result toDouble(long bits) {
    IeeeReference from = new IeeeReference(false);
    IeeeReference to = new IeeeReference(true);
    boolean negative = from.isNegative(bits);
    if (!from.isFinite(bits)) {
      long fraction = from.magnitude(bits) - from.infinity();
      return new Result(to.withSign(to.infinity() | fraction << 29, negative), true);
    }
    return to.round(
        RoundingMode.HALF_EVEN, negative, from.digits(bits), from.exponent(bits), false);
  }

  /** The order of all bit patterns, zeros alike: below, equal to or above 0 as left to right. */
  public int compare(long left, long right) {
    return Long.compare(
        isNegative(left) ? -magnitude(left) : left, isNegative(right) ? -magnitude(right) : right);
  }
}
