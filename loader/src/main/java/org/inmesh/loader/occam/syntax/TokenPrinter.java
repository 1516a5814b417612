package org.inmesh.loader.occam.syntax;

import java.util.List;

/** Shows the words of a program. */
public final class TokenPrinter {
  private TokenPrinter() {}

  /** For each line of the program its place, its level, and its words with their kinds. */
  public static String print(List<LogicalLine> lines) {
    StringBuilder text = new StringBuilder();
    for (LogicalLine line : lines) {
      text.append(line.first().range().start()).append(" level ").append(line.indentation() / 2);
      for (Token token : line.tokens()) {
        text.append(' ').append(token.kind()).append('(').append(shown(token)).append(')');
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String shown(Token token) {
    StringBuilder text = new StringBuilder();
    for (char c : token.text().toCharArray()) {
      text.append(c >= ' ' && c <= '~' ? String.valueOf(c) : "*#%02X".formatted((int) c));
    }
    return text.toString();
  }
}
