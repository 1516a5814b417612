package org.inmesh.bench.study.table;

import java.util.List;
import java.util.stream.Collectors;

/** Rows of values as CSV: commas, quotes only where needed, lines that end in a line feed. */
final class CsvText {
  private final StringBuilder text = new StringBuilder();

  CsvText(List<String> header) {
    row(header);
  }

  /** Adds a row; null is an empty cell. */
  void row(List<?> cells) {
    text.append(cells.stream().map(CsvText::cell).collect(Collectors.joining(","))).append('\n');
  }

  private static String cell(Object value) {
    String cell = value == null ? "" : value.toString();
    boolean quoted = cell.chars().anyMatch(each -> ",\"\n\r".indexOf(each) >= 0);
    return quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
