package org.inmesh.loader.occam.code;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Expression.Rounding;
import org.inmesh.loader.occam.checked.Expression.UnaryOperator;
import org.inmesh.loader.occam.checked.Type.Scalar;

/**
 * What occam's operators give, by their definitions on unbounded integers and on IEEE numbers: a
 * BigInteger, a Float or a Double, or nothing for an error.
 */
public final class NumberDefinition {
  private NumberDefinition() {}

  public static Optional<Number> unary(UnaryOperator operator, Scalar type, Number value) {
    return switch (operator) {
      case NEGATE -> binary(BinaryOperator.SUBTRACT, type, zero(type), value);
      case MODULO_NEGATE -> binary(BinaryOperator.MINUS, type, zero(type), value);
      case BIT_NOT -> Optional.of(modulo(((BigInteger) value).not(), type));
      case NOT -> throw new IllegalArgumentException("NOT of a number");
    };
  }

  private static Number zero(Scalar type) {
    return type == Scalar.REAL32 ? (Number) 0f : type == Scalar.REAL64 ? 0.0 : BigInteger.ZERO;
  }

  public static Optional<Number> binary(
      BinaryOperator operator, Scalar type, Number left, Number right) {
    return switch (type) {
      case REAL32 -> real(operator, (Float) left, (Float) right);
      case REAL64 -> real(operator, (Double) left, (Double) right);
      default -> integer(operator, type, (BigInteger) left, (BigInteger) right);
    };
  }

  private static Optional<Number> integer(
      BinaryOperator operator, Scalar type, BigInteger a, BigInteger b) {
    return switch (operator) {
      case ADD -> fit(a.add(b), type);
      case SUBTRACT -> fit(a.subtract(b), type);
      case MULTIPLY -> fit(a.multiply(b), type);
      case DIVIDE -> b.signum() == 0 ? Optional.empty() : fit(a.divide(b), type);
      case REMAINDER -> b.signum() == 0 ? ERROR : Optional.of(a.remainder(b));
      case PLUS -> Optional.of(modulo(a.add(b), type));
      case MINUS -> Optional.of(modulo(a.subtract(b), type));
      case TIMES -> Optional.of(modulo(a.multiply(b), type));
      case BIT_AND -> Optional.of(a.and(b));
      case BIT_OR -> Optional.of(a.or(b));
      case BIT_XOR -> Optional.of(a.xor(b));
      case SHIFT_LEFT -> isCount(b, type) ? modulated(a.shiftLeft(b.intValue()), type) : ERROR;
      case SHIFT_RIGHT ->
          isCount(b, type) ? modulated(unsigned(a, type).shiftRight(b.intValue()), type) : ERROR;
      case AFTER -> truth(modulo(a.subtract(b), type).signum() > 0);
      default -> truth(holds(operator, a.compareTo(b)));
    };
  }

  private static final Optional<Number> ERROR = Optional.empty();

  private static boolean isCount(BigInteger count, Scalar type) {
    return count.signum() >= 0 && count.compareTo(BigInteger.valueOf(type.bits())) <= 0;
  }

  private static Optional<Number> real(BinaryOperator operator, float a, float b) {
    return switch (operator) {
      case ADD -> finite(a + b);
      case SUBTRACT -> finite(a - b);
      case MULTIPLY -> finite(a * b);
      case DIVIDE -> finite(a / b);
      case REMAINDER -> finite((float) Math.IEEEremainder(a, b));
      default -> truth(holds(operator, a < b ? -1 : a > b ? 1 : 0));
    };
  }

  private static Optional<Number> real(BinaryOperator operator, double a, double b) {
    return switch (operator) {
      case ADD -> finite(a + b);
      case SUBTRACT -> finite(a - b);
      case MULTIPLY -> finite(a * b);
      case DIVIDE -> finite(a / b);
      case REMAINDER -> finite(Math.IEEEremainder(a, b));
      default -> truth(holds(operator, a < b ? -1 : a > b ? 1 : 0));
    };
  }

  private static Optional<Number> finite(float value) {
    return Float.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  private static Optional<Number> finite(double value) {
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  private static boolean holds(BinaryOperator operator, int order) {
    return switch (operator) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case GREATER -> order > 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER_OR_EQUAL -> order >= 0;
      default -> throw new IllegalArgumentException(operator + " is no comparison");
    };
  }

  private static Optional<Number> truth(boolean value) {
    return Optional.of(value ? BigInteger.ONE : BigInteger.ZERO);
  }

  public static Optional<Number> convert(Rounding rounding, Scalar to, Number value) {
    if (to.isReal() && !(value instanceof BigInteger) && value.doubleValue() == 0) {
      // A zero keeps its sign, which exact numbers do not have.
      return Optional.of(to == Scalar.REAL32 ? (Number) value.floatValue() : value.doubleValue());
    }
    BigDecimal exact =
        value instanceof BigInteger integer
            ? new BigDecimal(integer)
            : new BigDecimal(value.doubleValue());
    if (!to.isReal()) {
      RoundingMode mode = rounding == Rounding.ROUND ? RoundingMode.HALF_EVEN : RoundingMode.DOWN;
      return fit(exact.setScale(0, mode).toBigIntegerExact(), to);
    }
    return to == Scalar.REAL32 ? toSingle(rounding, exact) : toDouble(rounding, exact);
  }

  private static Optional<Number> toSingle(Rounding rounding, BigDecimal exact) {
    float near = Float.parseFloat(exact.toString());
    if (rounding == Rounding.TRUNC) {
      boolean above = Float.isInfinite(near) || isFarther(new BigDecimal(near), exact);
      return finite(above ? Math.nextAfter(near, 0) : near);
    }
    return finite(near);
  }

  private static Optional<Number> toDouble(Rounding rounding, BigDecimal exact) {
    double near = Double.parseDouble(exact.toString());
    boolean above = rounding == Rounding.TRUNC && isFarther(new BigDecimal(near), exact);
    return finite(above ? Math.nextAfter(near, 0) : near);
  }

  private static boolean isFarther(BigDecimal rounded, BigDecimal exact) {
    return rounded.abs().compareTo(exact.abs()) > 0;
  }

  private static Optional<Number> fit(BigInteger value, Scalar type) {
    return modulo(value, type).equals(value) ? Optional.of(value) : Optional.empty();
  }

  private static Optional<Number> modulated(BigInteger value, Scalar type) {
    return Optional.of(modulo(value, type));
  }

  /** The value of a type that differs by a multiple of 2 to the number of its bits. */
  private static BigInteger modulo(BigInteger value, Scalar type) {
    BigInteger bits = unsigned(value, type);
    boolean negative = type != Scalar.BYTE && type != Scalar.BOOL && bits.testBit(type.bits() - 1);
    return negative ? bits.subtract(BigInteger.ONE.shiftLeft(type.bits())) : bits;
  }

  private static BigInteger unsigned(BigInteger value, Scalar type) {
    return value.mod(BigInteger.ONE.shiftLeft(type.bits()));
  }
}
