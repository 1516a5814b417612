package org.inmesh.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Text in aligned columns. */
final class TextTable {
  private static final String GAP = "  ";

  private final boolean[] right;
  private final List<String[]> rows = new ArrayList<>();

  /**
   * A table.
   *
   * @param alignment a letter for each column, {@code l} to align left or {@code r} right
   */
  TextTable(String alignment) {
    right = new boolean[alignment.length()];
    for (int column = 0; column < right.length; column++) {
      right[column] = alignment.charAt(column) == 'r';
    }
  }

  /** Adds a row; of headings as well as of values. */
  TextTable row(String... cells) {
    if (cells.length != right.length) {
      throw new IllegalArgumentException(Arrays.toString(cells));
    }
    rows.add(cells);
    return this;
  }

  /** Headings and values, row by row. */
  List<List<String>> rows() {
    return rows.stream().map(List::of).toList();
  }

  /** Writes the rows, with no blanks at the ends of lines. */
  void print(PrintStream out, String indent) {
    int[] widths = new int[right.length];
    for (String[] row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row[column].length());
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int column = 0; column < widths.length; column++) {
        String padding = " ".repeat(widths[column] - row[column].length());
        line.append(column == 0 ? "" : GAP);
        line.append(right[column] ? padding + row[column] : row[column] + padding);
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
