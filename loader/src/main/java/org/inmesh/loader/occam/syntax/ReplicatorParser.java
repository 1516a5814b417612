package org.inmesh.loader.occam.syntax;

import java.util.Optional;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.syntax.SyntaxProcess.Replicator;

/** Reads replicators behind the words of constructs: {@code i = 0 FOR n STEP 2}. */
final class ReplicatorParser {
  private ReplicatorParser() {}

  /** {@code i = from FOR count} at the end of a line, if there is one. */
  static Optional<Replicator> replicator(TokenCursor cursor, String word) {
    Optional<Replicator> replicator = beginOfReplicator(cursor, word);
    cursor.expectEnd("after the replicator");
    return replicator;
  }

  /** The same, with more behind it perhaps. */
  static Optional<Replicator> beginOfReplicator(TokenCursor cursor, String word) {
    if (cursor.atEnd()) {
      return Optional.empty();
    }
    if (word.equals("IF") && !cursor.contains("FOR")) {
      throw new LanguageError(
          cursor.peek().range(),
          "IF stands alone in its line; under it stands each condition, and under that its process");
    }
    Identifier index =
        cursor.expectName("a replicator such as i = 0 FOR n, or nothing, after " + word);
    cursor.expect("=", "in the replicator " + word + " i = 0 FOR n");
    ExpressionParser expressions = new ExpressionParser(cursor);
    SyntaxExpression from = expressions.expression();
    cursor.expect("FOR", "in the replicator " + word + " i = 0 FOR n");
    SyntaxExpression count = expressions.expression();
    Optional<SyntaxExpression> step = step(cursor, expressions);
    return Optional.of(new Replicator(index, from, count, step));
  }

  /** The step at the end of a replicator, if there is one. */
  static Optional<SyntaxExpression> step(TokenCursor cursor, ExpressionParser expressions) {
    return cursor.accept("STEP") ? Optional.of(expressions.expression()) : Optional.empty();
  }
}
