package org.inmesh.loader;

import java.util.List;
import java.util.Objects;
import org.inmesh.coresim.program.SourcePosition;

/**
 * Something wrong in what the user gave, as it is shown to him.
 *
 * @param position where, or null if it has no place in a file
 * @param message what is wrong and what would be right, in one or two sentences
 * @param sourceLine the text of the line, or empty
 * @param length characters to underline from the position's column, at least 1
 * @param others the other places involved, each with what is there: "'x' is declared here"
 */
public record Diagnostic(
    SourcePosition position,
    String message,
    String sourceLine,
    int length,
    List<Diagnostic> others) {

  /** Checks the contract. */
  public Diagnostic {
    Objects.requireNonNull(message);
    Objects.requireNonNull(sourceLine);
    others = List.copyOf(others);
  }

  /** A diagnostic of one place. */
  public Diagnostic(SourcePosition position, String message, String sourceLine, int length) {
    this(position, message, sourceLine, length, List.of());
  }

  /** A diagnostic without a place. */
  public static Diagnostic of(String message) {
    return new Diagnostic(null, message, "", 1);
  }

  /**
   * {@code file:line:column: message}, then the line and a caret under the text in question; then
   * the other places in the same way, indented.
   */
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
    for (Diagnostic other : others) {
      text.append("\n  ").append(other.toString().replace("\n", "\n  "));
    }
    return text.toString();
  }
}
