package org.inmesh.loader.occam.syntax;

import java.util.Map;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.syntax.Token.Kind;

/**
 * The condition of {@code #IF}: {@code DEFINED (NAME)}, comparisons of defined names, numbers and
 * strings, joined by {@code NOT AND OR} and parentheses. As elsewhere in occam, operators have no
 * precedence; a chain of them is taken from left to right.
 */
final class DirectiveCondition {
  private final LogicalLine line;
  private final Map<String, Object> defined;
  private int index = 1;

  private DirectiveCondition(LogicalLine line, Map<String, Object> defined) {
    this.line = line;
    this.defined = defined;
  }

  /**
   * Evaluates the words behind the first of a line.
   *
   * @param defined names with their values: a Boolean, Long or String each
   * @throws LanguageError if they are no condition
   */
  static boolean holds(LogicalLine line, Map<String, Object> defined) {
    DirectiveCondition condition = new DirectiveCondition(line, defined);
    boolean result = condition.chain();
    if (condition.index < line.tokens().size()) {
      throw condition.wrong();
    }
    return result;
  }

  /** The value of a number, string, TRUE, FALSE or defined name. */
  static Object value(Token token, Map<String, Object> defined) {
    if (token.kind() == Kind.INTEGER) {
      return integer(token);
    }
    if (token.kind() == Kind.STRING) {
      return token.text();
    }
    if (token.is("TRUE") || token.is("FALSE")) {
      return token.is("TRUE");
    }
    if (token.kind() == Kind.NAME && defined.containsKey(token.text())) {
      return defined.get(token.text());
    }
    throw new LanguageError(
        token.range(),
        token.kind() == Kind.NAME
            ? "'"
                + token.text()
                + "' has no #DEFINE before; ask with DEFINED ("
                + token.text()
                + ")"
            : "a number, a string or a defined name is expected here");
  }

  private static Long integer(Token token) {
    try {
      return Long.decode(token.text());
    } catch (NumberFormatException exception) {
      throw new LanguageError(token.range(), "the number " + token.text() + " is too large here");
    }
  }

  private boolean chain() {
    boolean result = operand();
    while (at("AND") || at("OR")) {
      boolean and = next().is("AND");
      boolean right = operand();
      result = and ? result && right : result || right;
    }
    return result;
  }

  private boolean operand() {
    if (at("NOT")) {
      next();
      return !operand();
    }
    if (at("(")) {
      next();
      boolean result = chain();
      expect(")");
      return result;
    }
    Token token = next();
    if (token.is("DEFINED")) {
      expect("(");
      boolean result = defined.containsKey(next().text());
      expect(")");
      return result;
    }
    return comparison(token, value(token, defined));
  }

  private boolean comparison(Token token, Object left) {
    if (!at("=") && !at("<>") && !at("<") && !at(">") && !at("<=") && !at(">=")) {
      if (left instanceof Boolean truth) {
        return truth;
      }
      throw new LanguageError(token.range(), "this value is no condition; compare it with another");
    }
    String operator = next().text();
    Token other = next();
    Object right = value(other, defined);
    if (operator.equals("=")) {
      return left.equals(right);
    }
    if (operator.equals("<>")) {
      return !left.equals(right);
    }
    if (!(left instanceof Long leftNumber && right instanceof Long rightNumber)) {
      throw new LanguageError(other.range(), "only numbers have an order");
    }
    int order = leftNumber.compareTo(rightNumber);
    return switch (operator) {
      case "<" -> order < 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      default -> order >= 0;
    };
  }

  private boolean at(String word) {
    return index < line.tokens().size() && line.tokens().get(index).is(word);
  }

  private Token next() {
    if (index >= line.tokens().size()) {
      throw wrong();
    }
    return line.tokens().get(index++);
  }

  private void expect(String word) {
    if (!at(word)) {
      throw wrong();
    }
    index++;
  }

  private LanguageError wrong() {
    return new LanguageError(
        line.range(), "a condition is expected: #IF DEFINED (NAME), #IF NAME = 3, with NOT AND OR");
  }
}
