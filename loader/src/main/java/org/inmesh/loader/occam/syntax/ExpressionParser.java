package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.Token.Kind;

/**
 * Reads expressions. The operators have no precedence: an expression is an operand, two operands
 * with an operator between them, or a chain of one associative operator.
 */
final class ExpressionParser {
  /** Keeps the recursion of later stages within an ordinary thread's stack. */
  private static final int DEEPEST = 100;

  private static final int LONGEST_CHAIN = 500;

  private final TokenCursor cursor;
  private int depth;

  ExpressionParser(TokenCursor cursor) {
    this.cursor = cursor;
  }

  /** Any expression. */
  SyntaxExpression expression() {
    int mark = cursor.mark();
    if (++depth > DEEPEST) {
      throw new LanguageError(cursor.peek().range(), "the expression is nested too deep");
    }
    boolean prefixed = atPrefix();
    SyntaxExpression left = prefixed ? prefixed() : operand();
    Optional<BinaryOperator> operator = Operators.binary(cursor.peek());
    if (operator.isPresent()) {
      if (prefixed) {
        throw new LanguageError(
            cursor.peek().range(),
            "occam has no operator precedence: put what stands before "
                + cursor.peek().shown()
                + " in parentheses");
      }
      left = chain(left, operator.get(), mark);
    }
    depth--;
    return left;
  }

  private SyntaxExpression chain(SyntaxExpression first, BinaryOperator operator, int mark) {
    SyntaxExpression left = first;
    for (int length = 1; ; length++) {
      Token sign = cursor.next();
      if (length > LONGEST_CHAIN) {
        throw new LanguageError(sign.range(), "the expression is too long");
      }
      if (atPrefix()) {
        throw new LanguageError(
            cursor.peek().range(),
            "put what follows "
                + sign.shown()
                + " in parentheses: an operand cannot begin with "
                + cursor.peek().shown());
      }
      SyntaxExpression right = operand();
      left =
          new SyntaxExpression.Binary(operator, left, right, sign.range(), cursor.rangeFrom(mark));
      Optional<BinaryOperator> next = Operators.binary(cursor.peek());
      if (next.isEmpty()) {
        return left;
      }
      if (next.get() != operator || !Operators.isAssociative(operator)) {
        throw needsParentheses(sign, cursor.peek());
      }
    }
  }

  private static LanguageError needsParentheses(Token first, Token second) {
    String a = first.text();
    String b = second.text();
    return new LanguageError(
        second.range(),
        "occam has no operator precedence: write (x "
            + a
            + " y) "
            + b
            + " z or x "
            + a
            + " (y "
            + b
            + " z)");
  }

  private boolean atPrefix() {
    Token token = cursor.peek();
    return (Operators.unary(token).isPresent() && !atNegativeNumber())
        || token.is("SIZE")
        || scalarNamed(token).isPresent();
  }

  /** A minus sign directly in front of a number belongs to it. */
  private boolean atNegativeNumber() {
    return cursor.at("-") && cursor.peek(1).kind() == Kind.INTEGER && adjacent();
  }

  private boolean adjacent() {
    TextRange sign = cursor.peek().range();
    TextRange number = cursor.peek(1).range();
    return sign.start().line() == number.start().line()
        && sign.start().column() + 1 == number.start().column();
  }

  private SyntaxExpression prefixed() {
    if (!atPrefix()) {
      return operand();
    }
    if (++depth > DEEPEST) {
      throw new LanguageError(cursor.peek().range(), "the expression is nested too deep");
    }
    int mark = cursor.mark();
    Token token = cursor.next();
    SyntaxExpression operand = prefixed();
    depth--;
    TextRange range = cursor.rangeFrom(mark);
    if (token.is("SIZE")) {
      return new SyntaxExpression.SizeOf(operand, range);
    }
    Optional<Scalar> type = scalarNamed(token);
    if (type.isPresent()) {
      return new SyntaxExpression.Conversion(type.get(), operand, range);
    }
    return new SyntaxExpression.Unary(Operators.unary(token).orElseThrow(), operand, range);
  }

  /** INT, BYTE or BOOL. */
  static Optional<Scalar> scalarNamed(Token token) {
    for (Scalar scalar : Scalar.values()) {
      if (token.is(scalar.name())) {
        return Optional.of(scalar);
      }
    }
    return Optional.empty();
  }

  /** An expression that may stand beside an operator. */
  SyntaxExpression operand() {
    int mark = cursor.mark();
    SyntaxExpression result = unsubscripted();
    int subscripts = 0;
    while (cursor.accept("[")) {
      if (++subscripts > DEEPEST) {
        throw new LanguageError(cursor.peek().range(), "there are too many subscripts");
      }
      SyntaxExpression index = expression();
      cursor.expect("]", "after the subscript");
      result = new SyntaxExpression.Subscript(result, index, cursor.rangeFrom(mark));
    }
    return result;
  }

  private SyntaxExpression unsubscripted() {
    Token token = cursor.peek();
    return switch (token.kind()) {
      case NAME -> name();
      case INTEGER -> integer();
      case BYTE -> decorated(cursor.next().text().charAt(0), Scalar.BYTE, token.range());
      case STRING -> new SyntaxExpression.Text(cursor.next().text(), token.range());
      case KEYWORD, SYMBOL -> keywordOrSymbol(token);
      default -> throw cursor.unexpected("an expression");
    };
  }

  private SyntaxExpression name() {
    Token token = cursor.next();
    if (cursor.at("(")) {
      throw new LanguageError(
          token.range(),
          "'" + token.text() + " (' calls a FUNCTION here, which is not supported yet; use a PROC");
    }
    return new SyntaxExpression.NameUse(token.text(), token.range());
  }

  private SyntaxExpression integer() {
    String text = cursor.peek().text();
    TextRange range = cursor.next().range();
    long value =
        text.startsWith("#")
            ? Integer.parseUnsignedInt(text.substring(1), 16)
            : Long.parseLong(text);
    return decorated(value, Scalar.INT, range);
  }

  /** A literal with an optional type behind it, such as {@code 10(BYTE)}. */
  private SyntaxExpression decorated(long value, Scalar type, TextRange range) {
    Optional<Scalar> given = scalarNamed(cursor.peek(1));
    if (!cursor.at("(") || given.isEmpty() || !cursor.peek(2).is(")")) {
      return new SyntaxExpression.Literal(value, type, range);
    }
    cursor.next();
    Token last = cursor.peek();
    cursor.next();
    cursor.next();
    long largest = given.get() == Scalar.BYTE ? 255 : given.get() == Scalar.BOOL ? 1 : value;
    if (value < 0 && given.get() != Scalar.INT || value > largest) {
      throw new LanguageError(range, value + " does not fit a " + given.get());
    }
    return new SyntaxExpression.Literal(value, given.get(), range.to(last.range()));
  }

  private SyntaxExpression keywordOrSymbol(Token token) {
    if (atNegativeNumber()) {
      cursor.next();
      if (integer() instanceof SyntaxExpression.Literal literal && literal.type() == Scalar.INT) {
        return new SyntaxExpression.Literal(
            -literal.value(), Scalar.INT, token.range().to(literal.range()));
      }
      throw new LanguageError(token.range(), "a minus sign needs a number of type INT");
    }
    return switch (token.text()) {
      case "TRUE", "FALSE" ->
          new SyntaxExpression.Literal(
              cursor.next().text().equals("TRUE") ? 1 : 0, Scalar.BOOL, token.range());
      case "MOSTPOS", "MOSTNEG" -> extreme();
      case "(" -> {
        cursor.next();
        SyntaxExpression inner = expression();
        cursor.expect(")", "to close the parenthesis");
        yield inner;
      }
      case "[" -> bracketed();
      default -> throw cursor.unexpected("an expression");
    };
  }

  private SyntaxExpression extreme() {
    int mark = cursor.mark();
    boolean most = cursor.next().is("MOSTPOS");
    cursor.expect("INT", "after " + (most ? "MOSTPOS" : "MOSTNEG"));
    long value = most ? Integer.MAX_VALUE : Integer.MIN_VALUE;
    return new SyntaxExpression.Literal(value, Scalar.INT, cursor.rangeFrom(mark));
  }

  private SyntaxExpression bracketed() {
    int mark = cursor.mark();
    cursor.next();
    SyntaxExpression first = expression();
    if (cursor.at("FROM") || cursor.at("FOR")) {
      SyntaxExpression from =
          cursor.accept("FROM")
              ? expression()
              : new SyntaxExpression.Literal(0, Scalar.INT, cursor.peek().range());
      cursor.expect("FOR", "and the number of elements");
      SyntaxExpression count = expression();
      cursor.expect("]", "after the slice");
      return new SyntaxExpression.Slice(first, from, count, cursor.rangeFrom(mark));
    }
    List<SyntaxExpression> elements = new ArrayList<>(List.of(first));
    while (cursor.accept(",")) {
      elements.add(expression());
    }
    cursor.expect("]", "or ',' in the table");
    return new SyntaxExpression.Table(List.copyOf(elements), cursor.rangeFrom(mark));
  }

  /** One or more expressions with a separator between them. */
  List<SyntaxExpression> listSeparatedBy(String separator) {
    List<SyntaxExpression> result = new ArrayList<>();
    do {
      result.add(expression());
    } while (cursor.accept(separator));
    return List.copyOf(result);
  }
}
