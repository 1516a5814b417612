package org.inmesh.loader;

import java.util.Objects;
import org.inmesh.coresim.program.SourcePosition;

/**
 * Something wrong in what the user gave, as it is shown to him.
 *
 * @param position where, or null if it has no place in a file
 * @param message what is wrong and what would be right, in one or two sentences
 * @param sourceLine the text of the line, or empty
 * @param length characters to underline from the position's column, at least 1
 */
public record Diagnostic(SourcePosition position, String message, String sourceLine, int length) {

  /** Checks the contract. */
  public Diagnostic {
    Objects.requireNonNull(message);
    Objects.requireNonNull(sourceLine);
  }

  /** A diagnostic without a place. */
  public static Diagnostic of(String message) {
    return new Diagnostic(null, message, "", 1);
  }

  /** {@code file:line:column: message}, then the line and a caret under the text in question. */
  @Override
  public String toString() {
    if (position == null) {
      return message;
    }
    StringBuilder text = new StringBuilder(position + ": " + message);
    if (!sourceLine.isEmpty()) {
      int column = Math.min(position.column() - 1, sourceLine.length());
      // Tabs are kept so that the caret stands under the text however wide a tab is shown.
      String indent = sourceLine.substring(0, column).replaceAll("[^\t]", " ");
      text.append("\n  ").append(sourceLine).append("\n  ").append(indent);
      text.append("^".repeat(Math.max(1, length)));
    }
    return text.toString();
  }
}
