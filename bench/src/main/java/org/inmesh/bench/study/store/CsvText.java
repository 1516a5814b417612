package org.inmesh.bench.study.store;

import java.util.List;
import java.util.stream.Collectors;

/** Rows of values as CSV: commas, quotes only where needed, lines that end in a line feed. */
public final class CsvText {
  private final StringBuilder text = new StringBuilder();

  /** A text with a header. */
  public CsvText(List<String> header) {
    row(header);
  }

  /** Adds a row; null is an empty cell. */
  public void row(List<?> cells) {
    text.append(line(cells));
  }

  /** A row alone, with a line feed at its end; null is an empty cell. */
  static String line(List<?> cells) {
    return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\n"));
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
