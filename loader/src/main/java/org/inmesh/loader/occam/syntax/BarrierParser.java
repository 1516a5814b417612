package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads what is done with barriers. ENROLL, SYNC and RESIGN are words only where they make sense.
 */
final class BarrierParser {
  private static final String ENROLL = "ENROLL";

  private BarrierParser() {}

  /** True if barriers of a PAR stand here. */
  static boolean atEnrolment(TokenCursor cursor) {
    return cursor.at("BARRIER") || isWord(cursor, ENROLL);
  }

  /** True for {@code ENROLL b} behind the count of a replicator. */
  static boolean isEnrolment(Token word, Token barrier) {
    return word.text().equals(ENROLL) && barrier.kind() == Token.Kind.NAME;
  }

  /** True at {@code SYNC b} and the like: two names in a row begin nothing else. */
  static boolean isWord(TokenCursor cursor, String word) {
    return cursor.peek().kind() == Token.Kind.NAME
        && cursor.peek().text().equals(word)
        && cursor.peek(1).kind() == Token.Kind.NAME;
  }

  /** {@code BARRIER a, b} or {@code ENROLL a, b} at the end of a line, if it is there. */
  static List<SyntaxExpression> enrolment(TokenCursor cursor) {
    List<SyntaxExpression> barriers = new ArrayList<>();
    if (cursor.accept("BARRIER") || cursor.acceptName(ENROLL)) {
      ExpressionParser expressions = new ExpressionParser(cursor);
      do {
        barriers.add(expressions.operand());
      } while (cursor.accept(","));
    }
    cursor.expectEnd("after PAR, its replicator and its barriers");
    return List.copyOf(barriers);
  }

  /** Behind {@code SYNC} or {@code RESIGN}. */
  static SyntaxExpression barrier(TokenCursor cursor) {
    SyntaxExpression barrier = new ExpressionParser(cursor).operand();
    cursor.expectEnd("after the barrier");
    return barrier;
  }
}
