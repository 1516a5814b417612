package org.inmesh.loader.occam.syntax;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Expression.UnaryOperator;

/** How operators are written. */
public final class Operators {
  private static final Map<String, BinaryOperator> BINARY =
      Map.ofEntries(
          Map.entry("+", BinaryOperator.ADD),
          Map.entry("-", BinaryOperator.SUBTRACT),
          Map.entry("*", BinaryOperator.MULTIPLY),
          Map.entry("/", BinaryOperator.DIVIDE),
          Map.entry("\\", BinaryOperator.REMAINDER),
          Map.entry("PLUS", BinaryOperator.PLUS),
          Map.entry("MINUS", BinaryOperator.MINUS),
          Map.entry("TIMES", BinaryOperator.TIMES),
          Map.entry("/\\", BinaryOperator.BIT_AND),
          Map.entry("\\/", BinaryOperator.BIT_OR),
          Map.entry("><", BinaryOperator.BIT_XOR),
          Map.entry("<<", BinaryOperator.SHIFT_LEFT),
          Map.entry(">>", BinaryOperator.SHIFT_RIGHT),
          Map.entry("AND", BinaryOperator.AND),
          Map.entry("OR", BinaryOperator.OR),
          Map.entry("=", BinaryOperator.EQUAL),
          Map.entry("<>", BinaryOperator.NOT_EQUAL),
          Map.entry("<", BinaryOperator.LESS),
          Map.entry(">", BinaryOperator.GREATER),
          Map.entry("<=", BinaryOperator.LESS_OR_EQUAL),
          Map.entry(">=", BinaryOperator.GREATER_OR_EQUAL),
          Map.entry("AFTER", BinaryOperator.AFTER));
  private static final Map<String, BinaryOperator> OTHER_SPELLINGS =
      Map.of(
          "REM", BinaryOperator.REMAINDER,
          "BITAND", BinaryOperator.BIT_AND,
          "BITOR", BinaryOperator.BIT_OR);
  private static final Map<String, UnaryOperator> UNARY =
      Map.of(
          "-", UnaryOperator.NEGATE,
          "MINUS", UnaryOperator.MODULO_NEGATE,
          "NOT", UnaryOperator.NOT,
          "~", UnaryOperator.BIT_NOT);
  private static final Map<BinaryOperator, String> BINARY_WRITTEN = new HashMap<>();
  private static final Map<UnaryOperator, String> UNARY_WRITTEN = new HashMap<>();

  /** Operators that may be chained without parentheses, because the order does not matter. */
  static final Set<BinaryOperator> ASSOCIATIVE =
      EnumSet.of(
          BinaryOperator.ADD,
          BinaryOperator.MULTIPLY,
          BinaryOperator.AND,
          BinaryOperator.OR,
          BinaryOperator.PLUS,
          BinaryOperator.TIMES,
          BinaryOperator.BIT_AND,
          BinaryOperator.BIT_OR,
          BinaryOperator.BIT_XOR);

  static {
    BINARY.forEach((text, operator) -> BINARY_WRITTEN.put(operator, text));
    UNARY.forEach((text, operator) -> UNARY_WRITTEN.put(operator, text));
  }

  private Operators() {}

  /** The operator that stands between two operands. */
  static Optional<BinaryOperator> binary(Token token) {
    if (token.kind() != Token.Kind.SYMBOL && token.kind() != Token.Kind.KEYWORD) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        BINARY.getOrDefault(token.text(), OTHER_SPELLINGS.get(token.text())));
  }

  /** The operator that stands in front of one operand. */
  static Optional<UnaryOperator> unary(Token token) {
    if (token.kind() != Token.Kind.SYMBOL && token.kind() != Token.Kind.KEYWORD) {
      return Optional.empty();
    }
    String text = token.text().equals("BITNOT") ? "~" : token.text();
    return Optional.ofNullable(UNARY.get(text));
  }

  /** As written in a program. */
  public static String written(BinaryOperator operator) {
    return BINARY_WRITTEN.get(operator);
  }

  /** As written in a program. */
  public static String written(UnaryOperator operator) {
    return UNARY_WRITTEN.get(operator);
  }
}
