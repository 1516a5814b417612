package org.inmesh.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table of text whose wide columns are broken into several lines, between words. */
final class WrappedTable {
  private final TextTable table;
  private final int[] widths;

  /**
   * A table.
   *
   * @param alignment as of {@link TextTable}
   * @param widths the most characters of each column; 0 for no limit
   */
  WrappedTable(String alignment, int... widths) {
    this.table = new TextTable(alignment);
    this.widths = widths.clone();
  }

  /** Adds a row, which takes as many lines as its longest cell. */
  WrappedTable row(String... cells) {
    List<List<String>> columns = new ArrayList<>();
    int lines = 1;
    for (int column = 0; column < cells.length; column++) {
      List<String> parts =
          widths[column] == 0
              ? List.of(cells[column])
              : TextWrap.lines(cells[column], widths[column]);
      columns.add(parts);
      lines = Math.max(lines, parts.size());
    }
    for (int line = 0; line < lines; line++) {
      String[] parts = new String[cells.length];
      for (int column = 0; column < cells.length; column++) {
        List<String> cell = columns.get(column);
        parts[column] = line < cell.size() ? cell.get(line) : "";
      }
      table.row(parts);
    }
    return this;
  }

  void print(PrintStream out) {
    table.print(out, "");
  }
}
