package org.inmesh.loader.occam.checking;

import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Expression.UnaryOperator;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;

/** Computes operations on constants as the machine would, and refuses what would fail there. */
final class ConstantFolding {
  private ConstantFolding() {}

  static int unary(UnaryOperator operator, int operand, TextRange range) {
    return switch (operator) {
      case NEGATE -> exact(-(long) operand, range);
      case MODULO_NEGATE -> -operand;
      case NOT -> operand ^ 1;
      case BIT_NOT -> ~operand;
    };
  }

  static int binary(BinaryOperator operator, int left, int right, TextRange range) {
    return switch (operator) {
      case ADD -> exact((long) left + right, range);
      case SUBTRACT -> exact((long) left - right, range);
      case MULTIPLY -> exact((long) left * right, range);
      case DIVIDE -> exact((long) left / divisor(right, range), range);
      // The smallest INT divided by -1 overflows; the machine's rem sets the error flag there too.
      case REMAINDER -> {
        exact((long) left / divisor(right, range), range);
        yield left % right;
      }
      case PLUS -> left + right;
      case MINUS -> left - right;
      case TIMES -> left * right;
      case BIT_AND, AND -> left & right;
      case BIT_OR, OR -> left | right;
      case BIT_XOR -> left ^ right;
      case SHIFT_LEFT -> shiftCount(right, range) == 32 ? 0 : left << right;
      case SHIFT_RIGHT -> shiftCount(right, range) == 32 ? 0 : left >>> right;
      case EQUAL -> truth(left == right);
      case NOT_EQUAL -> truth(left != right);
      case LESS -> truth(left < right);
      case GREATER -> truth(left > right);
      case LESS_OR_EQUAL -> truth(left <= right);
      case GREATER_OR_EQUAL -> truth(left >= right);
      case AFTER -> truth(left - right > 0);
    };
  }

  static int conversion(Scalar to, int value, TextRange range) {
    int largest = to == Scalar.BOOL ? 1 : to == Scalar.BYTE ? 255 : Integer.MAX_VALUE;
    if (to != Scalar.INT && (value < 0 || value > largest)) {
      throw new LanguageError(
          range, value + " does not fit a " + to + ": 0 to " + largest + " are allowed");
    }
    return value;
  }

  private static int exact(long value, TextRange range) {
    if (value != (int) value) {
      throw new LanguageError(
          range,
          "the constant " + value + " does not fit an INT; PLUS, MINUS and TIMES wrap round");
    }
    return (int) value;
  }

  private static int divisor(int value, TextRange range) {
    if (value == 0) {
      throw new LanguageError(range, "this divides by zero");
    }
    return value;
  }

  private static int shiftCount(int value, TextRange range) {
    if (value < 0 || value > 32) {
      throw new LanguageError(range, "an INT can be shifted by 0 to 32 places, not by " + value);
    }
    return value;
  }

  private static int truth(boolean value) {
    return value ? 1 : 0;
  }
}
