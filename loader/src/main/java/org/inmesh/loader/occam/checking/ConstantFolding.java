package org.inmesh.loader.occam.checking;

import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Expression.Constant;
import org.inmesh.loader.occam.checked.ScalarArithmetic;
import org.inmesh.loader.occam.checked.ScalarArithmetic.Outcome;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;

/** Computes operations on constants, and refuses what would fail when the program runs. */
final class ConstantFolding {
  private ConstantFolding() {}

  /** The expression, or the constant that it always gives. */
  static Expression unary(Expression.Unary unary, TextRange range) {
    if (!(unary.operand() instanceof Constant operand)) {
      return unary;
    }
    Scalar type = (Scalar) operand.type().represented();
    return constant(
        ScalarArithmetic.unary(unary.operator(), type, operand.value()), unary.type(), range);
  }

  /** The expression, or the constant that it always gives. */
  static Expression binary(Expression.Binary binary, TextRange range) {
    if (!(binary.left() instanceof Constant left && binary.right() instanceof Constant right)) {
      return binary;
    }
    Scalar type = (Scalar) left.type().represented();
    return constant(
        ScalarArithmetic.binary(binary.operator(), type, left.value(), right.value()),
        binary.type(),
        range);
  }

  /** The expression, or the constant that it always gives. */
  static Expression conversion(Expression.Conversion conversion, TextRange range) {
    if (!(conversion.operand() instanceof Constant operand)) {
      return conversion;
    }
    if (conversion.keepsValue()) {
      return new Constant(conversion.type(), operand.value(), range.start());
    }
    Scalar from = (Scalar) operand.type().represented();
    Scalar to = (Scalar) conversion.type().represented();
    return constant(
        ScalarArithmetic.convert(from, to, conversion.rounding(), operand.value()),
        conversion.type(),
        range);
  }

  private static Constant constant(Outcome outcome, Type type, TextRange range) {
    return switch (outcome) {
      case Outcome.Value value -> new Constant(type, value.value(), range.start());
      case Outcome.Failure failure -> throw new LanguageError(range, failure.reason());
    };
  }
}
