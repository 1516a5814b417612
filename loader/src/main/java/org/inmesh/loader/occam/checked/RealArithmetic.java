package org.inmesh.loader.occam.checked;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Expression.Rounding;
import org.inmesh.loader.occam.checked.ScalarArithmetic.Outcome;
import org.inmesh.loader.occam.checked.Type.Scalar;

/** Operators and conversions on REAL32 and REAL64, whose results are finite or an error. */
final class RealArithmetic {
  private RealArithmetic() {}

  static double toDouble(Scalar type, long bits) {
    return type == Scalar.REAL32 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
  }

  static Outcome binary(BinaryOperator operator, Scalar type, long left, long right) {
    double a = toDouble(type, left);
    double b = toDouble(type, right);
    return switch (operator) {
      // For these, a double's result rounded to float is the float's: it has more than twice the
      // digits.
      case ADD -> result(a + b, type);
      case SUBTRACT -> result(a - b, type);
      case MULTIPLY -> result(a * b, type);
      case DIVIDE -> b == 0 ? DIVISION_BY_ZERO : result(a / b, type);
      case REMAINDER -> b == 0 ? DIVISION_BY_ZERO : result(Math.IEEEremainder(a, b), type);
      case EQUAL, NOT_EQUAL, LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL ->
          ScalarArithmetic.truth(ScalarArithmetic.holds(operator, a < b ? -1 : a > b ? 1 : 0));
      default -> throw new IllegalArgumentException(operator + " is not for " + type);
    };
  }

  private static final Outcome DIVISION_BY_ZERO = new Outcome.Failure("this divides by zero");

  private static Outcome result(double value, Scalar type) {
    boolean finite = Double.isFinite(type == Scalar.REAL32 ? (float) value : value);
    return finite ? new Outcome.Value(bits(value, type)) : tooLarge(type);
  }

  private static Outcome tooLarge(Scalar type) {
    return new Outcome.Failure("the result is too large for a " + type);
  }

  static long bits(double value, Scalar type) {
    return type == Scalar.REAL32
        ? Float.floatToRawIntBits((float) value)
        : Double.doubleToRawLongBits(value);
  }

  /** The value of a type that a number is converted to. */
  static Outcome nearest(BigDecimal number, Scalar type, Rounding rounding) {
    // The conversions of the digits are correctly rounded.
    double near =
        type == Scalar.REAL32
            ? Float.parseFloat(number.toString())
            : Double.parseDouble(number.toString());
    if (rounding == Rounding.TRUNC
        && (Double.isInfinite(near) || new BigDecimal(near).abs().compareTo(number.abs()) > 0)) {
      near = type == Scalar.REAL32 ? Math.nextAfter((float) near, 0) : Math.nextAfter(near, 0);
    }
    return Double.isInfinite(near) ? tooLarge(type) : new Outcome.Value(bits(near, type));
  }

  /** The whole number that a number is converted to. */
  static BigInteger whole(BigDecimal number, Rounding rounding) {
    RoundingMode mode = rounding == Rounding.ROUND ? RoundingMode.HALF_EVEN : RoundingMode.DOWN;
    return number.setScale(0, mode).toBigInteger();
  }
}
