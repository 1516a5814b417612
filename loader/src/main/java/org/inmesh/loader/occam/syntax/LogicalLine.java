package org.inmesh.loader.occam.syntax;

import java.util.List;
import org.inmesh.loader.occam.source.TextRange;

/**
 * A line with the lines that continue it.
 *
 * @param indentation spaces in front of the first word
 * @param tokens its words, at least one
 */
public record LogicalLine(int indentation, List<Token> tokens) {

  /** Makes the list immutable. */
  public LogicalLine {
    tokens = List.copyOf(tokens);
  }

  /** First word. */
  public Token first() {
    return tokens.getFirst();
  }

  /** Last word. */
  public Token last() {
    return tokens.getLast();
  }

  /** The whole first line. */
  public TextRange range() {
    TextRange start = first().range();
    for (Token token : tokens) {
      start = start.to(token.range());
    }
    return start;
  }
}
