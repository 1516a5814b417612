package org.inmesh.bench.report;

import java.util.List;
import java.util.Locale;

/**
 * Rows of cells under columns.
 *
 * @param columns at least one
 * @param rows each with a cell for each column
 */
public record Table(List<Column> columns, List<List<Cell>> rows) {

  /**
   * A column.
   *
   * @param name its head, also in CSV
   * @param unit of its numbers, shown below the head and in CSV behind the name; empty for names
   *     and ratios
   * @param isNumber whether it is aligned to the right
   */
  public record Column(String name, String unit, boolean isNumber) {
    /** A column of texts. */
    public static Column text(String name) {
      return new Column(name, "", false);
    }

    /** A column of numbers. */
    public static Column number(String name, String unit) {
      return new Column(name, unit, true);
    }
  }

  /**
   * A cell.
   *
   * @param shown to people: {@code 1,234.6}
   * @param exact in CSV: {@code 1234.5678}
   */
  public record Cell(String shown, String exact) {
    /** Nothing to tell: a dash for people, empty in CSV. */
    public static final Cell NONE = new Cell("-", "");

    /** A word. */
    public static Cell of(String text) {
      return new Cell(text, text);
    }

    /** A count. */
    public static Cell of(long count) {
      return new Cell(Quantity.count(count), Long.toString(count));
    }

    /**
     * A number.
     *
     * @param digits after the point, for people
     */
    public static Cell of(double value, int digits) {
      return Double.isFinite(value)
          ? new Cell(Quantity.decimal(value, digits), Double.toString(value))
          : NONE;
    }
  }

  /** Checks the rows' lengths. */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "a row of %d cells under %d columns: %s",
                row.size(),
                columns.size(),
                row));
      }
    }
  }
}
