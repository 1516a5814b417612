package org.inmesh.loader.occam.random;

/** Lines with their indentation. */
final class ProgramText {
  private final StringBuilder text = new StringBuilder();
  private int indentation;

  void line(String line) {
    text.append(" ".repeat(indentation)).append(line).append('\n');
  }

  /** A line and what stands under it. */
  void block(String head, Runnable body) {
    line(head);
    indented(body);
  }

  void indented(Runnable body) {
    indented(2, body);
  }

  void indented(int columns, Runnable body) {
    indentation += columns;
    body.run();
    indentation -= columns;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
