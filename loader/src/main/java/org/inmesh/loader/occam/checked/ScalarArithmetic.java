package org.inmesh.loader.occam.checked;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Expression.Rounding;
import org.inmesh.loader.occam.checked.Expression.UnaryOperator;
import org.inmesh.loader.occam.checked.Type.Scalar;

/**
 * Operators and conversions applied before the program runs, with the results that the machine
 * would give. Values are as in {@link Expression.Constant}.
 */
public final class ScalarArithmetic {
  private ScalarArithmetic() {}

  /** What an operation leads to. */
  public sealed interface Outcome {
    /** A value of the result's type. */
    record Value(long value) implements Outcome {}

    /** An error when the program runs; the reason is a sentence. */
    record Failure(String reason) implements Outcome {}
  }

  /** An operator in front of an operand of a type. */
  public static Outcome unary(UnaryOperator operator, Scalar type, long operand) {
    return switch (operator) {
      case NEGATE ->
          type.isReal()
              ? RealArithmetic.binary(BinaryOperator.SUBTRACT, type, 0, operand)
              : exact(BigInteger.valueOf(operand).negate(), type);
      case MODULO_NEGATE -> new Outcome.Value(wrap(-operand, type));
      case NOT -> new Outcome.Value(operand ^ 1);
      case BIT_NOT -> new Outcome.Value(wrap(~operand, type));
    };
  }

  /**
   * An operator between two operands.
   *
   * @param type of the left operand, and of the right one unless that is the count of a shift
   */
  public static Outcome binary(BinaryOperator operator, Scalar type, long left, long right) {
    return type.isReal()
        ? RealArithmetic.binary(operator, type, left, right)
        : integer(operator, type, left, right);
  }

  private static Outcome integer(BinaryOperator operator, Scalar type, long left, long right) {
    BigInteger a = BigInteger.valueOf(left);
    BigInteger b = BigInteger.valueOf(right);
    return switch (operator) {
      case ADD -> exact(a.add(b), type);
      case SUBTRACT -> exact(a.subtract(b), type);
      case MULTIPLY -> exact(a.multiply(b), type);
      case DIVIDE -> right == 0 ? DIVISION_BY_ZERO : exact(a.divide(b), type);
      case REMAINDER ->
          right == 0 ? DIVISION_BY_ZERO : new Outcome.Value(a.remainder(b).longValueExact());
      case PLUS -> new Outcome.Value(wrap(left + right, type));
      case MINUS -> new Outcome.Value(wrap(left - right, type));
      case TIMES -> new Outcome.Value(wrap(left * right, type));
      case BIT_AND, AND -> new Outcome.Value(left & right);
      case BIT_OR, OR -> new Outcome.Value(left | right);
      case BIT_XOR -> new Outcome.Value(left ^ right);
      case SHIFT_LEFT, SHIFT_RIGHT -> shift(operator, type, a, right);
      case EQUAL, NOT_EQUAL, LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL ->
          truth(holds(operator, Long.compare(left, right)));
      case AFTER -> truth(wrap(left - right, type) > 0);
    };
  }

  private static final Outcome DIVISION_BY_ZERO = new Outcome.Failure("this divides by zero");

  /** Bits that are shifted in are zero in both directions. */
  private static Outcome shift(BinaryOperator operator, Scalar type, BigInteger a, long count) {
    if (count < 0 || count > type.bits()) {
      return new Outcome.Failure(
          String.format(
              Locale.ROOT,
              "an %s can be shifted by 0 to %d places, not by %d",
              type,
              type.bits(),
              count));
    }
    BigInteger mask = BigInteger.ONE.shiftLeft(type.bits()).subtract(BigInteger.ONE);
    BigInteger bits = a.and(mask);
    BigInteger shifted =
        operator == BinaryOperator.SHIFT_LEFT
            ? bits.shiftLeft((int) count)
            : bits.shiftRight((int) count);
    return new Outcome.Value(wrap(shifted.longValue(), type));
  }

  /** True if a comparison holds for two values of which the first is less, equal or greater. */
  static boolean holds(BinaryOperator comparison, int order) {
    return switch (comparison) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case GREATER -> order > 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER_OR_EQUAL -> order >= 0;
      default -> throw new IllegalArgumentException(comparison + " is no comparison");
    };
  }

  static Outcome truth(boolean value) {
    return new Outcome.Value(value ? 1 : 0);
  }

  /** The lowest bits of a number as a value of a type. */
  public static long wrap(long value, Scalar type) {
    int spare = Long.SIZE - type.bits();
    return type == Scalar.BYTE || type == Scalar.BOOL
        ? value << spare >>> spare
        : value << spare >> spare;
  }

  /** True if the type, which is not real, has this value. */
  public static boolean fits(BigInteger value, Scalar type) {
    return value.compareTo(BigInteger.valueOf(type.least())) >= 0
        && value.compareTo(BigInteger.valueOf(type.most())) <= 0;
  }

  private static Outcome exact(BigInteger value, Scalar type) {
    return fits(value, type)
        ? new Outcome.Value(value.longValueExact())
        : new Outcome.Failure(
            "the constant %s does not fit %s; PLUS, MINUS and TIMES wrap round"
                .formatted(value, withArticle(type)));
  }

  /** A type's name in a sentence. */
  public static String withArticle(Scalar type) {
    return (type.name().startsWith("I") ? "an " : "a ") + type;
  }

  /** A value as one of another type. */
  public static Outcome convert(Scalar from, Scalar to, Rounding rounding, long value) {
    if (to.isReal()) {
      double real = from.isReal() ? RealArithmetic.toDouble(from, value) : 1;
      if (real == 0) {
        // It keeps its sign, which a decimal number has not.
        return new Outcome.Value(RealArithmetic.bits(real, to));
      }
      return RealArithmetic.nearest(decimal(from, value), to, rounding);
    }
    BigInteger whole =
        from.isReal()
            ? RealArithmetic.whole(decimal(from, value), rounding)
            : BigInteger.valueOf(value);
    return fits(whole, to)
        ? new Outcome.Value(whole.longValueExact())
        : new Outcome.Failure(
            String.format(
                Locale.ROOT,
                "%s does not fit %s: %d to %d are allowed",
                ScalarText.of(from, value),
                withArticle(to),
                to.least(),
                to.most()));
  }

  private static BigDecimal decimal(Scalar type, long value) {
    return type.isReal()
        ? new BigDecimal(RealArithmetic.toDouble(type, value))
        : BigDecimal.valueOf(value);
  }
}
