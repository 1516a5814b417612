package org.inmesh.loader.occam.syntax;

import java.util.Arrays;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Expression.UnaryOperator;
import org.inmesh.loader.occam.checked.OperatorText;

/** Recognises operators. */
final class Operators {
  private Operators() {}

  /** The operator that stands between two operands. */
  static Optional<BinaryOperator> binary(Token token) {
    String text =
        switch (word(token)) {
          case "REM" -> "\\";
          case "BITAND" -> "/\\";
          case "BITOR" -> "\\/";
          default -> word(token);
        };
    return Arrays.stream(BinaryOperator.values())
        .filter(operator -> OperatorText.of(operator).equals(text))
        .findFirst();
  }

  /** The operator that stands in front of one operand. */
  static Optional<UnaryOperator> unary(Token token) {
    String text = word(token).equals("BITNOT") ? "~" : word(token);
    return Arrays.stream(UnaryOperator.values())
        .filter(operator -> OperatorText.of(operator).equals(text))
        .findFirst();
  }

  private static String word(Token token) {
    boolean word = token.kind() == Token.Kind.SYMBOL || token.kind() == Token.Kind.KEYWORD;
    return word ? token.text() : "";
  }

  /** True if the operator may be chained without parentheses: the order does not matter. */
  static boolean isAssociative(BinaryOperator operator) {
    return switch (operator) {
      case ADD, MULTIPLY, AND, OR, PLUS, TIMES, BIT_AND, BIT_OR, BIT_XOR -> true;
      default -> false;
    };
  }
}
