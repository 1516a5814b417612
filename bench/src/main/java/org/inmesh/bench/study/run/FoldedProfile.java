package org.inmesh.bench.study.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.inmesh.coresim.profile.LatencyHistogram;

/**
 * Where and when things happened in a run, coarse enough to be kept of every run of a study: the
 * grid of cores is cut into at most 16 x 16 cells, blocks of neighbours, and time into at most 32
 * intervals. Cell {@code x + cellColumns * y} is at column x and row y, row 0 on top.
 *
 * <p>The arrays are plain data, <b>not to be changed</b>.
 *
 * @param columns of cores
 * @param rows of cores
 * @param blockColumns columns of cores in a cell; the last column of cells may have fewer
 * @param blockRows rows of cores in a cell; the last row of cells may have fewer
 * @param cycles of the run, core cycles
 * @param intervalCycles length of an interval, core cycles; the last one may be shorter
 * @param busyCycles by interval, then cell: cycles spent on instructions, summed over its cores
 * @param waitingCycles by interval, then cell: cycles spent waiting for shared memory
 * @param borderFlits by interval, then four for each cell: flits on links that lead from it to
 *     another cell in the directions of {@link org.inmesh.coresim.profile.Direction}; empty inside
 *     if there are no links
 * @param energy by cell, of its cores, their routers and the links that leave them, pJ
 * @param latencies of the packets that have arrived
 */
public record FoldedProfile(
    int columns,
    int rows,
    int blockColumns,
    int blockRows,
    long cycles,
    long intervalCycles,
    long[][] busyCycles,
    long[][] waitingCycles,
    long[][] borderFlits,
    double[] energy,
    LatencyHistogram latencies) {

  /** Checks that nothing is missing. */
  public FoldedProfile {
    Objects.requireNonNull(latencies);
    if (waitingCycles.length != busyCycles.length || borderFlits.length != busyCycles.length) {
      throw new IllegalArgumentException("not the same number of intervals everywhere");
    }
  }

  /** Columns of cells. */
  public int cellColumns() {
    return Math.ceilDiv(columns, blockColumns);
  }

  /** Rows of cells. */
  public int cellRows() {
    return Math.ceilDiv(rows, blockRows);
  }

  /** Number of cells. */
  public int cells() {
    return cellColumns() * cellRows();
  }

  /** The cores of a cell. */
  public int coresIn(int cell) {
    int column = cell % cellColumns() * blockColumns;
    int row = cell / cellColumns() * blockRows;
    return Math.min(blockColumns, columns - column) * Math.min(blockRows, rows - row);
  }

  /** Number of intervals. */
  public int intervals() {
    return busyCycles.length;
  }

  /** Core cycles of an interval; of the last one up to the end of the run. */
  public long length(int interval) {
    return Math.min(intervalCycles, cycles - interval * intervalCycles);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FoldedProfile profile
        && columns == profile.columns
        && rows == profile.rows
        && blockColumns == profile.blockColumns
        && blockRows == profile.blockRows
        && cycles == profile.cycles
        && intervalCycles == profile.intervalCycles
        && Arrays.deepEquals(busyCycles, profile.busyCycles)
        && Arrays.deepEquals(waitingCycles, profile.waitingCycles)
        && Arrays.deepEquals(borderFlits, profile.borderFlits)
        && Arrays.equals(energy, profile.energy)
        && latencies.equals(profile.latencies);
  }

  @Override
  public int hashCode() {
    return Objects.hash(columns, rows, cycles, Arrays.deepHashCode(busyCycles));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%d intervals of %d x %d cells", intervals(), cellColumns(), cellRows());
  }
}
