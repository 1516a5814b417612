package org.inmesh.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines for a terminal. */
final class TextWrap {
  private static final int WIDTH = 80;

  private TextWrap() {}

  /** The lines of a text on a terminal of the usual width. */
  static List<String> lines(String text) {
    return lines(text, WIDTH);
  }

  /**
   * The lines of a text. A word that is longer than a line has one for itself.
   *
   * @param width most characters of a line
   */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split("\\s+")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
