package org.inmesh.bench.study.table;

/**
 * A column of a study's table.
 *
 * @param name stable, as in files
 * @param unit of the values, or empty
 * @param meaning one line
 * @param kind of the values
 */
public record TableColumn(String name, String unit, String meaning, Kind kind) {

  /** What a column says. */
  public enum Kind {
    /** Where the point lies. */
    COORDINATE,
    /** What became of the run. */
    STATUS,
    /** A statistic of the run. */
    STATISTIC,
    /** Computed from statistics of this point and others. */
    DERIVED
  }

  /** Whether values are numbers that have a mean. */
  public boolean isMeasured() {
    return kind == Kind.STATISTIC || kind == Kind.DERIVED;
  }
}
