package org.inmesh.bench.chart;

import java.util.List;

/** Where values are on the paper. */
sealed interface Axis permits LinearAxis, LogarithmicAxis {

  /**
   * A marked value.
   *
   * @param label how it is written
   */
  record Tick(double value, String label) {}

  /** The value at the end. */
  double end();

  /** Where a value is on the paper; beyond the end if it is. */
  double place(double value);

  /** The marked values, upwards. */
  List<Tick> ticks();
}
