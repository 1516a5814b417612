package org.inmesh.isa.transputer.assembly;

import java.util.Arrays;
import java.util.Optional;
import org.inmesh.isa.transputer.assembly.AssemblyToken.Kind;

/** Reads an expression from a line's tokens, by precedence climbing. */
final class ExpressionReader {
  private final LineTokens tokens;
  private final AssemblySource source;

  /** Signs, parentheses and values of the present expression, which limits how deep it nests. */
  private int operands;

  ExpressionReader(LineTokens tokens, AssemblySource source) {
    this.tokens = tokens;
    this.source = source;
  }

  /**
   * Reads the longest expression.
   *
   * @param expected what should be here, for a message
   * @throws AssemblyException with one problem if there is none
   */
  Expression read(String expected) {
    operands = 0;
    return read(expected, 0);
  }

  /** Stops before an operator that does not bind more tightly than {@code precedence}. */
  private Expression read(String expected, int precedence) {
    Expression left = readOperand(expected);
    Optional<ExpressionOperator> operator = operator();
    while (operator.isPresent() && operator.get().precedence() > precedence) {
      tokens.skip();
      Expression right = read("a value", operator.get().precedence());
      left = new Expression.Binary(operator.get(), left, right);
      operator = operator();
    }
    return left;
  }

  private Optional<ExpressionOperator> operator() {
    AssemblyToken token = tokens.peek();
    return Arrays.stream(ExpressionOperator.values())
        .filter(operator -> token.isSign(operator.sign()))
        .findFirst();
  }

  private Expression readOperand(String expected) {
    AssemblyToken token = tokens.peek();
    operands++;
    if (operands > Expressions.MOST_OPERANDS) {
      throw tokens.failure(
          token, "this expression has more than %d operands".formatted(Expressions.MOST_OPERANDS));
    }
    if (token.isSign("-")) {
      tokens.skip();
      return readNegative();
    }
    if (token.isSign("~")) {
      tokens.skip();
      return new Expression.Complement(readOperand("a value"));
    }
    if (token.isSign("(")) {
      tokens.skip();
      Expression inner = read("a value", 0);
      tokens.takeSign(")");
      return inner;
    }
    return switch (token.kind()) {
      case NAME -> readName();
      case NUMBER -> new Expression.Number(number(tokens.take(Kind.NUMBER, expected), ""));
      case CHARACTER ->
          new Expression.Number(tokens.take(Kind.CHARACTER, expected).text().charAt(0));
      default ->
          throw tokens.failure(token, "here should be " + expected + ", not " + token.found());
    };
  }

  private Expression readNegative() {
    AssemblyToken token = tokens.peek();
    boolean decimal = token.kind() == Kind.NUMBER && !token.text().startsWith("#");
    if (decimal) {
      // The sign belongs to the number, as the most negative one has no positive counterpart.
      tokens.skip();
      return new Expression.Number(number(token, "-"));
    }
    return new Expression.Negative(readOperand("a value"));
  }

  private Expression readName() {
    AssemblyToken name = tokens.take(Kind.NAME, "a name");
    if (name.text().equals(Expression.HERE)) {
      return new Expression.Here();
    }
    source.use(name.text(), tokens.place(name));
    return new Expression.Symbol(name.text());
  }

  private int number(AssemblyToken digits, String sign) {
    String text = digits.text();
    try {
      return text.startsWith("#")
          ? Integer.parseUnsignedInt(text.substring(1), 16)
          : Integer.parseInt(sign + text);
    } catch (NumberFormatException exception) {
      throw tokens.failure(
          digits,
          "'"
              + text
              + "' is not a 32-bit number: decimal -2147483648 to 2147483647,"
              + " or hexadecimal #0 to #FFFFFFFF");
    }
  }
}
