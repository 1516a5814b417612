package org.inmesh.loader.occam.syntax;

import java.util.List;
import org.inmesh.loader.occam.syntax.Token.Kind;

/**
 * Reads the processes of the shared-memory extension. Its words are no reserved ones, so that
 * programs for other systems may use them as names: {@code LOCK} in front of a lock, and {@code
 * FENCE} alone in a line, are nothing else in occam.
 */
final class SharedMemoryParser {
  private final ProcessParser processes;

  SharedMemoryParser(ProcessParser processes) {
    this.processes = processes;
  }

  /** True if the line is one of these processes. */
  static boolean isOne(TokenCursor cursor) {
    Token first = cursor.peek();
    Token second = cursor.peek(1);
    return first.text().equals("LOCK") && second.kind() == Kind.NAME
        || first.text().equals("FENCE") && second.kind() == Kind.END;
  }

  SyntaxProcess process(Block block, TokenCursor cursor) {
    Token word = cursor.next();
    if (word.text().equals("FENCE")) {
      processes.refuseChildren(block);
      return new SyntaxProcess.Call(
          new Identifier(word.text(), word.range()), List.of(), word.range());
    }
    SyntaxExpression lock = new ExpressionParser(cursor).operand();
    cursor.expectEnd("after the lock");
    SyntaxProcess body = processes.body(block, "what is done while the lock is held");
    return new SyntaxProcess.LockRegion(lock, body, block.line().range());
  }
}
