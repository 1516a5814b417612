package org.inmesh.loader.occam.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Expression.UnaryOperator;
import org.inmesh.loader.occam.checked.OperatorText;

/** Recognises operators. */
public final class Operators {
  /** Operators that mean nothing until the program defines them (occam 2.1). */
  static final List<String> OWN =
      List.of(
          "&&", "%%", "@@", "$$", "++", "!!", "==", "<%", "%>", "<&", "&>", "<@", "@>", "<]", "[>",
          "^", "%", "@", "$");

  private Operators() {}

  /** The name of a FUNCTION that defines an operator; no other name has quotes. */
  public static String nameOf(String operator) {
    return '"' + operator + '"';
  }

  /** True for the name of a FUNCTION that defines an operator. */
  public static boolean isOperator(String name) {
    return name.startsWith("\"");
  }

  /** True for an operator that only the program gives a meaning. */
  static boolean isOwn(Token token) {
    return token.kind() == Token.Kind.SYMBOL && OWN.contains(token.text());
  }

  /** The operator that a string in a FUNCTION's heading names, in its shortest spelling. */
  static Optional<String> definable(Token string) {
    boolean word = Keywords.contains(string.text());
    Token operator =
        new Token(word ? Token.Kind.KEYWORD : Token.Kind.SYMBOL, string.text(), string.range());
    return binary(operator)
        .map(OperatorText::of)
        .or(() -> unary(operator).map(OperatorText::of))
        .or(() -> isOwn(operator) ? Optional.of(string.text()) : Optional.empty());
  }

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
