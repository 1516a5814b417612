package org.inmesh.bench.report.findings;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.inmesh.bench.report.HeatMap.Layer;

/**
 * Makes layers of heat maps of what was counted in each interval of a run.
 *
 * @param cycles of the run, core cycles
 * @param length of each interval, core cycles
 */
record MapLayers(long cycles, IntToLongFunction length) {
  private static final double PICO_TO_NANO = 1e-3;

  /** Whether there is anything to show. */
  static boolean isAny(long[][] counted) {
    return Arrays.stream(counted).flatMapToLong(Arrays::stream).anyMatch(count -> count > 0);
  }

  /** Energies of the whole run. */
  static Layer energy(String name, double[] picojoules) {
    double[] nanojoules = Arrays.stream(picojoules).map(each -> PICO_TO_NANO * each).toArray();
    return new Layer(name, "nJ", new double[0][], nanojoules);
  }

  /**
   * Shares of cycles.
   *
   * @param spent by interval, then cell
   * @param cores of a cell, over which its cycles were summed
   */
  Layer shares(String name, long[][] spent, int cells, IntUnaryOperator cores) {
    double[][] frames = new double[spent.length][cells];
    double[] total = new double[cells];
    for (int interval = 0; interval < spent.length; interval++) {
      for (int cell = 0; cell < cells; cell++) {
        double each = 100.0 * spent[interval][cell] / cores.applyAsInt(cell);
        frames[interval][cell] = each / length.applyAsLong(interval);
        total[cell] += each / cycles;
      }
    }
    return new Layer(name, "% of cycles", frames, total);
  }

  /**
   * Flits in a cycle.
   *
   * @param flits by interval, then place
   * @param places that are shown
   */
  Layer flows(String name, long[][] flits, List<Integer> places) {
    double[][] frames = new double[flits.length][places.size()];
    double[] total = new double[places.size()];
    for (int interval = 0; interval < flits.length; interval++) {
      for (int i = 0; i < total.length; i++) {
        double each = flits[interval][places.get(i)];
        frames[interval][i] = each / length.applyAsLong(interval);
        total[i] += each / cycles;
      }
    }
    return new Layer(name, "flits per core cycle", frames, total);
  }
}
