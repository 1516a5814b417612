package org.inmesh.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines for a terminal of the usual width. */
final class TextWrap {
  private static final int WIDTH = 80;

  private TextWrap() {}

  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split("\\s+")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
