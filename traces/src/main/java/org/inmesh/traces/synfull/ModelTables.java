package org.inmesh.traces.synfull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the tables that every part of a model has: a name, rows of numbers, {@code END}. */
final class ModelTables {
  private static final String END = "END";

  /** The model generator writes 15 digits. */
  private static final double ROUNDING = 1e-6;

  private final ModelLines lines;

  ModelTables(ModelLines lines) {
    this.lines = lines;
  }

  /** Goes into a table. */
  void begin(String name) throws IOException {
    lines.expect(name);
  }

  /** Whether another row of a table comes, rather than its end; the file must not end before. */
  boolean hasRow(String name) throws IOException {
    if (lines.atEnd()) {
      throw lines.wrong(0, "the table " + name + " has no END");
    }
    return !lines.is(END);
  }

  /**
   * Goes past the end of a table.
   *
   * @param missing rows; 0 if there are enough
   */
  void end(String name, int missing) throws IOException {
    if (missing > 0) {
      throw lines.wrong(0, "rows of the table %s are missing: %d".formatted(name, missing));
    }
    lines.expect(END);
  }

  /** A matrix of probabilities: from each phase to each. */
  List<Distribution> transitions(String name, int phases) throws IOException {
    begin(name);
    List<Distribution> rows = new ArrayList<>();
    for (int phase = 0; phase < phases; phase++) {
      Distribution row = new Distribution(lines.numbers(phases, "a probability"));
      if (Math.abs(row.total() - 1) > ROUNDING) {
        throw lines.wrong(0, "the row adds up to %s, not to 1".formatted(row.total()));
      }
      rows.add(row);
      lines.next();
    }
    lines.expect(END);
    return rows;
  }

  /** A column of probabilities. */
  Distribution steady(String name, int phases) throws IOException {
    int line = lines.line();
    begin(name);
    double[] shares = new double[phases];
    for (int phase = 0; phase < phases; phase++) {
      shares[phase] = lines.numbers(1, "a probability")[0];
      lines.next();
    }
    lines.expect(END);
    Distribution steady = new Distribution(shares);
    if (Math.abs(steady.total() - 1) > ROUNDING) {
      throw lines.wrongFrom(line, "the shares add up to %s, not to 1".formatted(steady.total()));
    }
    return steady;
  }

  /**
   * A table with a column for each micro phase.
   *
   * @param count of rows; 0 for at least one
   * @return by micro phase
   */
  List<Distribution> columns(String name, int count, int phases) throws IOException {
    begin(name);
    List<double[]> rows = new ArrayList<>();
    while (hasRow(name)) {
      if (count > 0 && rows.size() == count) {
        throw lines.wrong(0, "the table %s has only %d rows".formatted(name, count));
      }
      rows.add(lines.numbers(phases, "a weight"));
      lines.next();
    }
    end(name, Math.max(count, 1) - rows.size());
    List<Distribution> columns = new ArrayList<>();
    for (int phase = 0; phase < phases; phase++) {
      int column = phase;
      columns.add(new Distribution(rows.stream().mapToDouble(row -> row[column]).toArray()));
    }
    return columns;
  }
}
