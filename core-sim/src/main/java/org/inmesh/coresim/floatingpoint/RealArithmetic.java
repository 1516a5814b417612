package org.inmesh.coresim.floatingpoint;

/**
 * The T800's floating-point operations, NaNs and error rules included. The rules are those of the
 * <em>Compiler Writer's Guide</em> by way of the emulator t4: an operand that is infinite or not a
 * number is an error, as are overflow, division by zero and operations without a result; underflow
 * and inexact results are not. Of two NaNs the one with the larger fraction is the result.
 *
 * <p>Rounding to nearest is left to Java where Java has the operation; the other modes, and what
 * Java has not, are {@link RoundedArithmetic}.
 */
public final class RealArithmetic {
  private static final double WORD_RANGE = 0x1p31;
  private static final double DOUBLE_WORD_RANGE = 0x1p63;

  private final RoundedArithmetic rounded = new RoundedArithmetic();
  private boolean error;

  /** Whether there was an error since this was last asked. */
  public boolean takeError() {
    boolean was = error;
    error = false;
    return was;
  }

  /** The sum. */
  public long add(RealFormat format, Rounding mode, long left, long right) {
    if (format.isNan(left) || format.isNan(right)) {
      return largerNan(format, left, right);
    }
    if (mode == Rounding.NEAREST || !areFinite(format, left, right)) {
      if (format.isInfinite(left) && format.isInfinite(right) && left != right) {
        return invalid(format, NotANumber.OPPOSITE_INFINITIES);
      }
      return checked(
          format,
          left,
          right,
          format == RealFormat.DOUBLE
              ? bits(asDouble(left) + asDouble(right))
              : bits(asFloat(left) + asFloat(right)));
    }
    return unlessOverflow(rounded.add(format, mode, left, right));
  }

  /** Left minus right. */
  public long subtract(RealFormat format, Rounding mode, long left, long right) {
    return add(format, mode, left, right ^ format.signBit());
  }

  /** The product. */
  public long multiply(RealFormat format, Rounding mode, long left, long right) {
    if (format.isNan(left) || format.isNan(right)) {
      return signedNan(format, left, right);
    }
    if (mode == Rounding.NEAREST || !areFinite(format, left, right)) {
      if (format.isZero(left) && format.isInfinite(right)
          || format.isInfinite(left) && format.isZero(right)) {
        return invalid(format, NotANumber.ZERO_TIMES_INFINITY);
      }
      return checked(
          format,
          left,
          right,
          format == RealFormat.DOUBLE
              ? bits(asDouble(left) * asDouble(right))
              : bits(asFloat(left) * asFloat(right)));
    }
    return unlessOverflow(rounded.multiply(format, mode, left, right));
  }

  /** Left divided by right. */
  public long divide(RealFormat format, Rounding mode, long left, long right) {
    if (format.isNan(left) || format.isNan(right)) {
      return signedNan(format, left, right);
    }
    if (mode == Rounding.NEAREST || !areFinite(format, left, right) || format.isZero(right)) {
      if (format.isZero(left) && format.isZero(right)) {
        return invalid(format, NotANumber.ZERO_BY_ZERO);
      }
      if (format.isInfinite(left) && format.isInfinite(right)) {
        return invalid(format, NotANumber.INFINITY_BY_INFINITY);
      }
      return checked(
          format,
          left,
          right,
          format == RealFormat.DOUBLE
              ? bits(asDouble(left) / asDouble(right))
              : bits(asFloat(left) / asFloat(right)));
    }
    return unlessOverflow(rounded.divide(format, mode, left, right));
  }

  /** What a square root begins with: a NaN if there is no root. */
  public long radicand(RealFormat format, long bits) {
    error |= format.isNan(bits);
    return format.isNan(bits) || format.isZero(bits) || !format.isNegative(bits)
        ? bits
        : invalid(format, NotANumber.NEGATIVE_SQUARE_ROOT);
  }

  /** The square root of a {@link #radicand}. */
  public long squareRoot(RealFormat format, Rounding mode, long bits) {
    if (!format.isFinite(bits) || format.isZero(bits) || format.isNegative(bits)) {
      error |= !format.isFinite(bits);
      return radicand(format, bits);
    }
    return mode == Rounding.NEAREST
        ? format.fromDouble(Math.sqrt(format.toDouble(bits)))
        : rounded.squareRoot(format, mode, bits);
  }

  /** True if left is above right in the order of all numbers, infinities and NaNs. */
  public boolean isGreater(RealFormat format, long left, long right) {
    error |= !areFinite(format, left, right);
    return orderKey(format, left) > orderKey(format, right);
  }

  /** True if both are the same, zeros of either sign included. */
  public boolean isEqual(RealFormat format, long left, long right) {
    error |= !areFinite(format, left, right);
    return orderKey(format, left) == orderKey(format, right);
  }

  private static long orderKey(RealFormat format, long bits) {
    return format.isNegative(bits) ? -format.magnitude(bits) : bits;
  }

  /** Without its sign. */
  public long absolute(RealFormat format, long bits) {
    error |= !format.isFinite(bits);
    return format.magnitude(bits);
  }

  /** Times a power of two. */
  public long scale(RealFormat format, Rounding mode, long bits, int power) {
    if (!format.isFinite(bits)) {
      error = true;
      return bits;
    }
    return rounded(format, mode, format, bits, power);
  }

  /** From double to single length. */
  public long toSingle(Rounding mode, long bits) {
    if (RealFormat.DOUBLE.isFinite(bits)) {
      return rounded(RealFormat.SINGLE, mode, RealFormat.DOUBLE, bits, 0);
    }
    if (RealFormat.DOUBLE.isNan(bits)) {
      return invalid(RealFormat.SINGLE, NotANumber.CONVERTED_NAN);
    }
    error = true;
    return cutOff(bits);
  }

  /** From double to single length without rounding and without errors: the upper bits. */
  public long toSingleCutOff(long bits) {
    if (!RealFormat.DOUBLE.isFinite(bits)) {
      return cutOff(bits);
    }
    long single =
        rounded.round(
            RealFormat.SINGLE,
            Rounding.TOWARDS_ZERO,
            RealFormat.DOUBLE.isNegative(bits),
            RealFormat.DOUBLE.significand(bits),
            RealFormat.DOUBLE.exponent(bits));
    return rounded.overflow() ? single + 1 : single;
  }

  /** An infinity or a NaN: sign, exponent and the upper bits of the fraction. */
  private static long cutOff(long bits) {
    int places = RealFormat.DOUBLE.fractionBits() - RealFormat.SINGLE.fractionBits();
    long sign = RealFormat.DOUBLE.isNegative(bits) ? RealFormat.SINGLE.signBit() : 0;
    long fraction = bits & (1L << RealFormat.DOUBLE.fractionBits()) - 1;
    return sign | RealFormat.SINGLE.infinity() | fraction >>> places;
  }

  /** From single to double length. A NaN keeps its sign and fraction. */
  public long toDouble(long bits) {
    if (!RealFormat.SINGLE.isNan(bits)) {
      error |= RealFormat.SINGLE.isInfinite(bits);
      return bits((double) asFloat(bits));
    }
    error = true;
    int places = RealFormat.DOUBLE.fractionBits() - RealFormat.SINGLE.fractionBits();
    long sign = RealFormat.SINGLE.isNegative(bits) ? RealFormat.DOUBLE.signBit() : 0;
    long fraction = bits & (1L << RealFormat.SINGLE.fractionBits()) - 1;
    return sign | RealFormat.DOUBLE.infinity() | fraction << places;
  }

  /** From an integer. */
  public long fromInteger(RealFormat format, Rounding mode, long value) {
    return rounded.round(format, mode, value < 0, Math.abs(value), 0);
  }

  /** To an integer in the same format. */
  public long toInteger(RealFormat format, Rounding mode, long bits) {
    if (!format.isFinite(bits)) {
      error = true;
      return bits;
    }
    return format.fromDouble(integral(mode, format.toDouble(bits)));
  }

  private static double integral(Rounding mode, double value) {
    return switch (mode) {
      case NEAREST -> Math.rint(value);
      case TOWARDS_PLUS_INFINITY -> Math.ceil(value);
      case TOWARDS_MINUS_INFINITY -> Math.floor(value);
      case TOWARDS_ZERO -> value < 0 ? Math.ceil(value) : Math.floor(value);
    };
  }

  /** An error unless the number, rounded to an integer, is in the range of a word. */
  public void checkWord(RealFormat format, Rounding mode, long bits) {
    checkRange(format, mode, bits, WORD_RANGE);
  }

  /** An error unless the number, rounded to an integer, is in the range of a double word. */
  public void checkDoubleWord(RealFormat format, Rounding mode, long bits) {
    checkRange(format, mode, bits, DOUBLE_WORD_RANGE);
  }

  private void checkRange(RealFormat format, Rounding mode, long bits, double range) {
    double value = integral(mode, format.toDouble(bits));
    // A NaN is in no range.
    error |= !(value >= -range && value < range);
  }

  /**
   * The lowest 32 bits of the next integer not above, in two's complement. A double word is made of
   * an integer and of the same divided by 2 to the 32nd: for that both are needed, not the nearest
   * and not the next towards zero.
   */
  public int lowestWord(RealFormat format, long bits) {
    long integer = format.isNegative(bits) ? -format.significand(bits) : format.significand(bits);
    int exponent = format.exponent(bits);
    if (exponent < 0) {
      return (int) (integer >> Math.min(-exponent, Long.SIZE - 1));
    }
    return exponent < Integer.SIZE ? (int) (integer << exponent) : 0;
  }

  /**
   * Checks the operands of a remainder. If one of them decides the result it is returned.
   *
   * @return a NaN, or the divisor if there is a remainder to compute
   */
  public long remainderOperands(RealFormat format, long dividend, long divisor) {
    if (format.isNan(dividend) || format.isNan(divisor)) {
      return signedNan(format, dividend, divisor);
    }
    if (format.isInfinite(dividend)) {
      return invalid(format, NotANumber.REMAINDER_OF_INFINITY);
    }
    return format.isZero(divisor) ? invalid(format, NotANumber.REMAINDER_BY_ZERO) : divisor;
  }

  private long rounded(RealFormat to, Rounding mode, RealFormat from, long bits, int power) {
    return unlessOverflow(
        rounded.round(
            to, mode, from.isNegative(bits), from.significand(bits), from.exponent(bits) + power));
  }

  private long unlessOverflow(long result) {
    error |= rounded.overflow();
    return result;
  }

  /** Overflow and division by zero show in the result. */
  private long checked(RealFormat format, long left, long right, long result) {
    error |= !areFinite(format, left, right) || !format.isFinite(result);
    return result;
  }

  private static boolean areFinite(RealFormat format, long left, long right) {
    return format.isFinite(left) && format.isFinite(right);
  }

  private long invalid(RealFormat format, NotANumber reason) {
    error = true;
    return reason.of(format);
  }

  private long largerNan(RealFormat format, long left, long right) {
    error = true;
    if (format.isNan(left) && format.isNan(right)) {
      return format.magnitude(left) >= format.magnitude(right) ? left : right;
    }
    return format.isNan(left) ? left : right;
  }

  private long signedNan(RealFormat format, long left, long right) {
    long sign = (left ^ right) & format.signBit();
    return format.magnitude(largerNan(format, left, right)) | sign;
  }

  private static double asDouble(long bits) {
    return Double.longBitsToDouble(bits);
  }

  private static float asFloat(long bits) {
    return Float.intBitsToFloat((int) bits);
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  private static long bits(float value) {
    return Float.floatToRawIntBits(value) & 0xFFFFFFFFL;
  }
}
