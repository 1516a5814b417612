package org.inmesh.bench.validation;

import java.util.Map;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;

/** How much sooner a sum of independent terms is done by many cores than by one. */
final class SeriesSpeedUp {
  private SeriesSpeedUp() {}

  /** Cycles on one core of a machine over cycles on so many. */
  static double of(String machine, int cores) {
    return cycles(machine, 1) / cycles(machine, cores);
  }

  private static double cycles(String name, int cores) {
    MachineSpecification machine = Presets.load(name, "cores=" + cores);
    return OccamRun.of("series.occ", Map.of("workers", cores), machine, Ending.FINISHED)
        .count(Statistic.CYCLES);
  }
}
