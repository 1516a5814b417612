package org.inmesh.loader.occam.source;

import org.inmesh.coresim.program.SourcePosition;

/**
 * A part of one line of a source text: what a caret underlines.
 *
 * @param start its first character
 * @param length characters, at least 1
 */
public record TextRange(SourcePosition start, int length) {

  /** Checks the length. */
  public TextRange {
    if (length < 1) {
      throw new IllegalArgumentException("an empty range at " + start);
    }
  }

  /** From the start of this range to the end of another, or this range if that is elsewhere. */
  public TextRange to(TextRange last) {
    boolean sameLine = start.file().equals(last.start.file()) && start.line() == last.start.line();
    int length = last.start.column() + last.length - start.column();
    return sameLine && length > 0 ? new TextRange(start, length) : this;
  }
}
