package org.inmesh.isa.transputer.assembly;

import java.util.List;
import org.inmesh.isa.transputer.assembly.AssemblyToken.Kind;

/** The tokens of one line and how far they have been read. */
final class LineTokens {
  private final String file;
  private final int line;
  private final List<AssemblyToken> tokens;
  private int at;

  LineTokens(String file, int line, List<AssemblyToken> tokens) {
    this.file = file;
    this.line = line;
    this.tokens = tokens;
  }

  /** The next one; at the end of the line always the same. */
  AssemblyToken peek() {
    return tokens.get(at);
  }

  /** The one after the next. */
  AssemblyToken peekBehind() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  void skip() {
    if (peek().kind() != Kind.END) {
      at++;
    }
  }

  /**
   * Takes a token of a kind.
   *
   * @param expected for a message
   * @throws AssemblyException with one problem if another is next
   */
  AssemblyToken take(Kind kind, String expected) {
    AssemblyToken token = peek();
    if (token.kind() != kind) {
      throw failure(token, "here should be " + expected + ", not " + token.found());
    }
    skip();
    return token;
  }

  void takeSign(String sign) {
    AssemblyToken token = peek();
    if (!token.isSign(sign)) {
      throw failure(token, "here should be '" + sign + "', not " + token.found());
    }
    skip();
  }

  SourcePlace place(AssemblyToken token) {
    return new SourcePlace(file, line, token.column());
  }

  AssemblyException failure(AssemblyToken token, String message) {
    return new AssemblyException(List.of(place(token).problem(message)));
  }
}
