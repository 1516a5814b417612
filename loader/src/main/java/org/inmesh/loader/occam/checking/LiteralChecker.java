package org.inmesh.loader.occam.checking;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression.Constant;
import org.inmesh.loader.occam.checked.Expression.UnaryOperator;
import org.inmesh.loader.occam.checked.ScalarArithmetic;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.syntax.SyntaxExpression;

/**
 * Gives numbers a type and a value. A number without a type behind it is of the type that its place
 * asks for, if a number written that way can be; else it is an INT or, with a point, a REAL32.
 * (occam 2 wanted the type behind every number that is no INT; occam 2.1 lets it be left out.)
 */
final class LiteralChecker {
  private LiteralChecker() {}

  /** The value of a number, in a place that asks for a type. */
  static Constant number(SyntaxExpression.Number number, Optional<Type> context) {
    Scalar type = number.type().orElseGet(() -> typeFor(number, context));
    long value = number.isReal() ? real(number, type) : integer(number, type);
    boolean named =
        number.type().isEmpty() && context.isPresent() && context.get().represented() == type;
    return new Constant(named ? context.get() : type, value, number.range().start());
  }

  private static Scalar typeFor(SyntaxExpression.Number number, Optional<Type> context) {
    if (context.isPresent() && context.get().represented() instanceof Scalar scalar) {
      if (number.isReal() ? scalar.isReal() : scalar.isInteger()) {
        return scalar;
      }
    }
    return number.isReal() ? Scalar.REAL32 : Scalar.INT;
  }

  private static long real(SyntaxExpression.Number number, Scalar type) {
    if (!type.isReal()) {
      throw new LanguageError(
          number.range(), number.text() + " is no " + type + "; convert it with TRUNC or ROUND");
    }
    boolean finite =
        type == Scalar.REAL32
            ? Float.isFinite(Float.parseFloat(number.text()))
            : Double.isFinite(Double.parseDouble(number.text()));
    if (!finite) {
      throw new LanguageError(number.range(), number.text() + " is too large for a " + type);
    }
    return type == Scalar.REAL32
        ? Float.floatToRawIntBits(Float.parseFloat(number.text()))
        : Double.doubleToRawLongBits(Double.parseDouble(number.text()));
  }

  private static long integer(SyntaxExpression.Number number, Scalar type) {
    if (type.isReal()) {
      throw new LanguageError(
          number.range(), "a " + type + " is written with a point: " + number.text() + ".0");
    }
    boolean negative = number.text().startsWith("-");
    String digits = number.text().substring(negative ? 1 : 0);
    BigInteger value =
        digits.startsWith("#") ? bits(digits.substring(1), type) : new BigInteger(digits);
    if (negative) {
      value = value.negate();
    }
    if (!ScalarArithmetic.fits(value, type)) {
      throw new LanguageError(
          number.range(),
          String.format(
              Locale.ROOT,
              "%s does not fit %s: %d to %d are allowed",
              number.text(),
              ScalarArithmetic.withArticle(type),
              type.least(),
              type.most()));
    }
    return value.longValueExact();
  }

  /** Hexadecimal digits are the bits of a value: {@code #FFFF(INT16)} is -1. */
  private static BigInteger bits(String digits, Scalar type) {
    BigInteger bits = new BigInteger(digits, 16);
    return bits.bitLength() == type.bits()
        ? BigInteger.valueOf(ScalarArithmetic.wrap(bits.longValue(), type))
        : bits;
  }

  /** True for what is written with numbers alone, none with a type: its place gives it one. */
  static boolean takesTypeOfPlace(SyntaxExpression syntax) {
    return switch (syntax) {
      case SyntaxExpression.Number number -> number.type().isEmpty();
      case SyntaxExpression.Unary unary ->
          unary.operator() != UnaryOperator.NOT && takesTypeOfPlace(unary.operand());
      case SyntaxExpression.Binary binary ->
          switch (binary.operator()) {
            case SHIFT_LEFT, SHIFT_RIGHT -> takesTypeOfPlace(binary.left());
            case ADD,
                SUBTRACT,
                MULTIPLY,
                DIVIDE,
                REMAINDER,
                PLUS,
                MINUS,
                TIMES,
                BIT_AND,
                BIT_OR,
                BIT_XOR ->
                takesTypeOfPlace(binary.left()) && takesTypeOfPlace(binary.right());
            default -> false;
          };
      case SyntaxExpression.Table table ->
          table.elements().stream().allMatch(LiteralChecker::takesTypeOfPlace);
      default -> false;
    };
  }
}
