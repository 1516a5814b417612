package org.inmesh.loader.occam.syntax;

import java.util.Optional;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.Token.Kind;

/** Reads numbers, characters, and the constants that are written with words. */
final class LiteralParser {
  private final TokenCursor cursor;

  LiteralParser(TokenCursor cursor) {
    this.cursor = cursor;
  }

  /** A number, perhaps after a minus sign, with an optional type behind it. */
  SyntaxExpression number(int mark) {
    String sign = cursor.accept("-") ? "-" : "";
    String text = sign + cursor.next().text();
    Optional<Scalar> type = decoration();
    return new SyntaxExpression.Number(text, type, cursor.rangeFrom(mark));
  }

  /** A character, with an optional type behind it. */
  SyntaxExpression character() {
    int mark = cursor.mark();
    int value = cursor.next().text().charAt(0);
    Optional<Scalar> type = decoration();
    TextRange range = cursor.rangeFrom(mark);
    Scalar given = type.orElse(Scalar.BYTE);
    if (given.isReal() || value > given.most()) {
      throw new LanguageError(range, "a character cannot be of type " + given);
    }
    return new SyntaxExpression.Literal(value, given, range);
  }

  /** The type behind a literal, such as that of {@code 10(BYTE)}. */
  private Optional<Scalar> decoration() {
    Optional<Scalar> type = ExpressionParser.scalarNamed(cursor.peek(1));
    if (!cursor.at("(") || type.isEmpty() || !cursor.peek(2).is(")")) {
      return Optional.empty();
    }
    cursor.next();
    cursor.next();
    cursor.next();
    return type;
  }

  /** At OFFSETOF. */
  SyntaxExpression offsetOf() {
    int mark = cursor.mark();
    cursor.next();
    cursor.expect("(", "and a RECORD and its field: OFFSETOF (R, x)");
    Identifier type = cursor.expectName("the name of a RECORD");
    cursor.expect(",", "and a field: OFFSETOF (R, x)");
    Identifier field = cursor.expectName("the name of a field");
    cursor.expect(")", "after the field");
    return new SyntaxExpression.OffsetOf(type, field, cursor.rangeFrom(mark));
  }

  /** At MOSTPOS or MOSTNEG. */
  SyntaxExpression extreme() {
    int mark = cursor.mark();
    boolean most = cursor.next().is("MOSTPOS");
    if (cursor.peek().kind() == Kind.NAME) {
      Identifier named = cursor.expectName("a DATA TYPE");
      return new SyntaxExpression.ExtremeOf(named, most, cursor.rangeFrom(mark));
    }
    Optional<Scalar> type = ExpressionParser.scalarNamed(cursor.peek());
    if (type.isEmpty() || !type.get().isInteger()) {
      throw cursor.unexpected(
          "INT or another integer type after " + (most ? "MOSTPOS" : "MOSTNEG"));
    }
    cursor.next();
    long value = most ? type.get().most() : type.get().least();
    return new SyntaxExpression.Literal(value, type.get(), cursor.rangeFrom(mark));
  }
}
