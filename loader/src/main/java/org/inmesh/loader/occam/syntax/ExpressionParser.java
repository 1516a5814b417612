package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Expression.Rounding;
import org.inmesh.loader.occam.checked.Type.Direction;
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
  private final LiteralParser literals;
  private int depth;

  ExpressionParser(TokenCursor cursor) {
    this.cursor = cursor;
    this.literals = new LiteralParser(cursor);
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
    } else if (Operators.isOwn(cursor.peek())) {
      left = ownOperator(left, mark);
    }
    depth--;
    return left;
  }

  private SyntaxExpression ownOperator(SyntaxExpression left, int mark) {
    Token sign = cursor.next();
    SyntaxExpression right = operand();
    if (Operators.binary(cursor.peek()).isPresent() || Operators.isOwn(cursor.peek())) {
      throw needsParentheses(sign, cursor.peek());
    }
    return new SyntaxExpression.Call(
        new Identifier(Operators.nameOf(sign.text()), sign.range()),
        List.of(left, right),
        cursor.rangeFrom(mark));
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
      if (next.isEmpty() && !Operators.isOwn(cursor.peek())) {
        return left;
      }
      if (next.isEmpty() || next.get() != operator || !Operators.isAssociative(operator)) {
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
        || token.is("BYTESIN")
        || token.is("CLONE")
        || token.is("DEFINED")
        || token.is("MOBILE")
        || scalarNamed(token).isPresent()
        || atNamedConversion();
  }

  /** A name in front of an operand is that of a DATA TYPE. */
  private boolean atNamedConversion() {
    Token next = cursor.peek(1);
    return cursor.peek().kind() == Kind.NAME
        && !atForeignOperator()
        && (next.kind() == Kind.NAME && !BarrierParser.isEnrolment(next, cursor.peek(2))
            || next.kind() == Kind.BYTE
            || isNumber(next)
            || next.is("ROUND")
            || next.is("TRUNC"));
  }

  /** As in {@code x MOD y} of other languages, where MOD is no operand. */
  private boolean atForeignOperator() {
    Token operator = cursor.peek(1);
    Token right = cursor.peek(2);
    return operator.kind() == Kind.NAME
        && !OtherLanguages.hint(operator.text()).isEmpty()
        && (right.kind() == Kind.NAME || isNumber(right));
  }

  /** A minus sign directly in front of a number belongs to it. */
  private boolean atNegativeNumber() {
    return cursor.at("-") && isNumber(cursor.peek(1)) && adjacent();
  }

  private static boolean isNumber(Token token) {
    return token.kind() == Kind.INTEGER || token.kind() == Kind.REAL;
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
    if (token.is("BYTESIN") && cursor.at("(")) {
      depth--;
      return bytesIn(mark);
    }
    if (token.is("MOBILE")) {
      depth--;
      TypeSyntax content = new TypeParser(cursor, this).type();
      return new SyntaxExpression.Allocation(content, cursor.rangeFrom(mark));
    }
    Optional<Scalar> type = scalarNamed(token);
    boolean named = token.kind() == Kind.NAME;
    Rounding rounding = type.isPresent() || named ? rounding() : Rounding.EXACT;
    SyntaxExpression operand = prefixed();
    depth--;
    TextRange range = cursor.rangeFrom(mark);
    if (token.is("SIZE")) {
      // As in SIZE in?: an array of ends is as long as that of the channels.
      if (!cursor.accept("?")) {
        cursor.accept("!");
      }
      return new SyntaxExpression.SizeOf(operand, range);
    }
    if (token.is("CLONE")) {
      return new SyntaxExpression.Clone(operand, range);
    }
    if (token.is("DEFINED")) {
      return new SyntaxExpression.Defined(operand, range);
    }
    if (token.is("BYTESIN")) {
      return new SyntaxExpression.BytesIn(operand, range);
    }
    if (named) {
      Identifier written = new Identifier(token.text(), token.range());
      return new SyntaxExpression.NamedConversion(written, rounding, operand, range);
    }
    if (type.isPresent()) {
      return new SyntaxExpression.Conversion(type.get(), rounding, operand, range);
    }
    return new SyntaxExpression.Unary(Operators.unary(token).orElseThrow(), operand, range);
  }

  private SyntaxExpression bytesIn(int mark) {
    cursor.next();
    TypeParser types = new TypeParser(cursor, this);
    if (types.atType()) {
      TypeSyntax type = types.type();
      cursor.expect(")", "after the type");
      return new SyntaxExpression.BytesInType(type, cursor.rangeFrom(mark));
    }
    SyntaxExpression operand = expression();
    cursor.expect(")", "after the operand of BYTESIN");
    return new SyntaxExpression.BytesIn(operand, cursor.rangeFrom(mark));
  }

  private Rounding rounding() {
    if (cursor.accept("ROUND")) {
      return Rounding.ROUND;
    }
    return cursor.accept("TRUNC") ? Rounding.TRUNC : Rounding.EXACT;
  }

  /** The scalar type of this name. */
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
      if (cursor.at(",")) {
        throw new LanguageError(
            cursor.peek().range(), "each subscript has brackets of its own: a[i][j]");
      }
      cursor.expect("]", "after the subscript");
      result = new SyntaxExpression.Subscript(result, index, cursor.rangeFrom(mark));
    }
    return result;
  }

  /** An operand, if it is a literal perhaps with the name of a DATA TYPE behind it. */
  private SyntaxExpression unsubscripted() {
    int mark = cursor.mark();
    SyntaxExpression result = undecorated();
    boolean literal =
        result instanceof SyntaxExpression.Number
            || result instanceof SyntaxExpression.Literal
            || result instanceof SyntaxExpression.Text
            || result instanceof SyntaxExpression.Table
            || result instanceof SyntaxExpression.Replicated;
    if (!literal
        || !cursor.at("(")
        || cursor.peek(1).kind() != Kind.NAME
        || !cursor.peek(2).is(")")) {
      return result;
    }
    cursor.next();
    Identifier type = cursor.expectName("a DATA TYPE");
    cursor.next();
    return new SyntaxExpression.OfType(result, type, cursor.rangeFrom(mark));
  }

  private SyntaxExpression undecorated() {
    Token token = cursor.peek();
    return switch (token.kind()) {
      case NAME -> name();
      case INTEGER, REAL -> literals.number(cursor.mark());
      case BYTE -> literals.character();
      case STRING -> new SyntaxExpression.Text(cursor.next().text(), token.range());
      case VALUE_PROCESS -> new SyntaxExpression.Valof(cursor.nextValue(), token.range());
      case KEYWORD, SYMBOL -> keywordOrSymbol(token);
      default -> throw cursor.unexpected("an expression");
    };
  }

  private SyntaxExpression name() {
    int mark = cursor.mark();
    Token token = cursor.next();
    if (cursor.accept("(")) {
      List<SyntaxExpression> arguments = cursor.at(")") ? List.of() : listSeparatedBy(",");
      cursor.expect(")", "or ',' after the argument");
      return new SyntaxExpression.Call(
          new Identifier(token.text(), token.range()), arguments, cursor.rangeFrom(mark));
    }
    return new SyntaxExpression.NameUse(token.text(), token.range());
  }

  private SyntaxExpression keywordOrSymbol(Token token) {
    if (atNegativeNumber()) {
      return literals.number(cursor.mark());
    }
    return switch (token.text()) {
      case "TRUE", "FALSE" ->
          new SyntaxExpression.Literal(
              cursor.next().text().equals("TRUE") ? 1 : 0, Scalar.BOOL, token.range());
      case "MOSTPOS", "MOSTNEG" -> literals.extreme();
      case "OFFSETOF" -> literals.offsetOf();
      case "(" -> {
        cursor.next();
        SyntaxExpression inner = expression();
        cursor.expect(")", "to close the parenthesis");
        yield inner;
      }
      case "[" -> new BracketParser(cursor, this).bracketed();
      default -> throw cursor.unexpected("an expression");
    };
  }

  /** An expression, or the name of a channel with a mark for one of its ends. */
  SyntaxExpression expressionOrEnd() {
    int mark = cursor.mark();
    SyntaxExpression expression = expression();
    if (!cursor.at("?") && !cursor.at("!")) {
      return expression;
    }
    Direction direction = cursor.next().is("?") ? Direction.INPUT : Direction.OUTPUT;
    return new SyntaxExpression.ChannelEnd(expression, direction, cursor.rangeFrom(mark));
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
