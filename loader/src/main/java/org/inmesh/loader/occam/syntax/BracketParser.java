package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Type.Direction;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.Token.Kind;

/** Reads operands that begin with a bracket: slices, tables and array constructors. */
final class BracketParser {
  private final TokenCursor cursor;
  private final ExpressionParser expressions;

  BracketParser(TokenCursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** Reads from the bracket to the one that closes it. */
  SyntaxExpression bracketed() {
    int mark = cursor.mark();
    cursor.next();
    if (atReplicator()) {
      return replicated(mark);
    }
    SyntaxExpression first = expressions.expressionOrEnd();
    if (cursor.at("FROM") || cursor.at("FOR")) {
      // [c? FROM n] is the marked end of the slice: [c FROM n]?
      SyntaxExpression array =
          first instanceof SyntaxExpression.ChannelEnd end ? end.channel() : first;
      SyntaxExpression from =
          cursor.accept("FROM")
              ? expressions.expression()
              : new SyntaxExpression.Literal(0, Scalar.INT, cursor.peek().range());
      Optional<SyntaxExpression> count =
          cursor.accept("FOR") ? Optional.of(expressions.expression()) : Optional.empty();
      cursor.expect(
          "]", count.isPresent() ? "after the slice" : "or 'FOR' and a number of elements");
      TextRange range = cursor.rangeFrom(mark);
      SyntaxExpression slice = new SyntaxExpression.Slice(array, from, count, range);
      return first instanceof SyntaxExpression.ChannelEnd end
          ? new SyntaxExpression.ChannelEnd(slice, end.direction(), range)
          : slice;
    }
    List<SyntaxExpression> elements = new ArrayList<>(List.of(first));
    while (cursor.accept(",")) {
      elements.add(
          first instanceof SyntaxExpression.ChannelEnd
              ? expressions.expressionOrEnd()
              : expressions.expression());
    }
    cursor.expect("]", "or ',' in the table");
    TextRange range = cursor.rangeFrom(mark);
    return first instanceof SyntaxExpression.ChannelEnd end
        ? endOfTable(elements, end.direction(), range)
        : new SyntaxExpression.Table(List.copyOf(elements), range);
  }

  /** {@code [c?, d?]} is the marked end of the table: {@code [c, d]?}. */
  private static SyntaxExpression endOfTable(
      List<SyntaxExpression> ends, Direction direction, TextRange range) {
    List<SyntaxExpression> channels = new ArrayList<>();
    for (SyntaxExpression end : ends) {
      if (!(end instanceof SyntaxExpression.ChannelEnd marked) || marked.direction() != direction) {
        throw new LanguageError(
            end.range(),
            "the first channel of this table is marked with '%s', so all are"
                .formatted(direction.mark()));
      }
      channels.add(marked.channel());
    }
    return new SyntaxExpression.ChannelEnd(
        new SyntaxExpression.Table(List.copyOf(channels), range), direction, range);
  }

  /** True behind a bracket if the element of an array constructor follows its replicator. */
  private boolean atReplicator() {
    if (cursor.peek().kind() != Kind.NAME || !cursor.peek(1).is("=")) {
      return false;
    }
    int open = 0;
    for (int ahead = 2; cursor.peek(ahead).kind() != Kind.END && open >= 0; ahead++) {
      Token token = cursor.peek(ahead);
      if (token.is("|") && open == 0) {
        return true;
      }
      open += token.is("[") ? 1 : token.is("]") ? -1 : 0;
    }
    return false;
  }

  private SyntaxExpression replicated(int mark) {
    Identifier index = cursor.expectName("the index of the array constructor");
    cursor.next();
    SyntaxExpression from = expressions.expression();
    cursor.expect("FOR", "and the number of elements: [i = 0 FOR n | element]");
    SyntaxExpression count = expressions.expression();
    Optional<SyntaxExpression> step = ReplicatorParser.step(cursor, expressions);
    cursor.expect("|", "and the element: [i = 0 FOR n | element]");
    SyntaxExpression element = expressions.expression();
    cursor.expect("]", "after the element of the array constructor");
    return new SyntaxExpression.Replicated(
        new SyntaxProcess.Replicator(index, from, count, step), element, cursor.rangeFrom(mark));
  }
}
