package org.inmesh.loader.occam.syntax;

import java.util.List;
import org.inmesh.loader.occam.source.TextRange;

/**
 * A line with the lines that continue it.
 *
 * @param indentation spaces in front of the first word
 * @param tokens its words, at least one
 * @param values the value processes inside it, each standing for a token of kind {@link
 *     Token.Kind#VALUE_PROCESS}, in order
 */
public record LogicalLine(int indentation, List<Token> tokens, List<ValueProcess> values) {

  /** Makes the lists immutable. */
  public LogicalLine {
    tokens = List.copyOf(tokens);
    values = List.copyOf(values);
  }

  /** A line without value processes. */
  public LogicalLine(int indentation, List<Token> tokens) {
    this(indentation, tokens, List.of());
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
