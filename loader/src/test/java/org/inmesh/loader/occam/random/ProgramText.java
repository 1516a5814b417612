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
    indentation += 2;
    body.run();
    indentation -= 2;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
