package org.inmesh.traces.table;

import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.text.TextRows;

/**
 * A row of a table.
 *
 * @param size in the table's unit, at least 1
 */
record TableRow(long time, int source, int destination, int size) {
  /** In the order of the file. */
  static final String COLUMNS = "time source destination size";

  /** Most nodes, so that a wrong number is no network of a size that no memory holds. */
  private static final int MOST_NODES = 1 << 20;

  private static final int WORDS = 4;
  private static final int DESTINATION = 2;
  private static final int SIZE = 3;

  /** Reads the row at hand. */
  static TableRow of(TextRows rows, int nodes) throws TraceFormatException {
    rows.checkSize(WORDS, WORDS, COLUMNS);
    int last = (nodes == 0 ? MOST_NODES : nodes) - 1;
    return new TableRow(
        rows.whole(0, "time", 0, Long.MAX_VALUE / 2),
        (int) rows.whole(1, "source", 0, last),
        (int) rows.whole(DESTINATION, "destination", 0, last),
        (int) rows.whole(SIZE, "size", 1, Integer.MAX_VALUE));
  }
}
