package org.inmesh.loader.occam.checked;

import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Expression.Rounding;
import org.inmesh.loader.occam.checked.Expression.UnaryOperator;

/** How operators are written in a program. */
public final class OperatorText {
  private OperatorText() {}

  /** The operator between two operands, in its shortest spelling. */
  public static String of(BinaryOperator operator) {
    return switch (operator) {
      case ADD -> "+";
      case SUBTRACT -> "-";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      case REMAINDER -> "\\";
      case BIT_AND -> "/\\";
      case BIT_OR -> "\\/";
      case BIT_XOR -> "><";
      case SHIFT_LEFT -> "<<";
      case SHIFT_RIGHT -> ">>";
      case EQUAL -> "=";
      case NOT_EQUAL -> "<>";
      case LESS -> "<";
      case GREATER -> ">";
      case LESS_OR_EQUAL -> "<=";
      case GREATER_OR_EQUAL -> ">=";
      case PLUS, MINUS, TIMES, AND, OR, AFTER -> operator.name();
    };
  }

  /** The words of a conversion. */
  public static String of(Rounding rounding, Type type) {
    return rounding == Rounding.EXACT ? type.toString() : type + " " + rounding;
  }

  /** The operator in front of an operand. */
  public static String of(UnaryOperator operator) {
    return switch (operator) {
      case NEGATE -> "-";
      case MODULO_NEGATE -> "MINUS";
      case NOT -> "NOT";
      case BIT_NOT -> "~";
    };
  }
}
