package org.inmesh.bench.validation;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.Statistic;
import org.inmesh.loader.machinefile.MachineFile;

/** How much sooner a sum of independent terms is done by many cores than by one. */
final class SeriesSpeedUp {
  private SeriesSpeedUp() {}

  /** Cycles on one core of a machine over cycles on so many. */
  static double of(String machine, int cores) {
    return cycles(machine, 1) / cycles(machine, cores);
  }

  private static double cycles(String name, int cores) {
    MachineSpecification machine = MachineFile.load(name, List.of(), OptionalInt.of(cores));
    RunResult result = OccamRun.of("series.occ", Map.of("workers", cores), machine);
    if (result.ending() != RunResult.Ending.FINISHED) {
      throw new IllegalStateException("the series on " + cores + " cores: " + result.report());
    }
    return result.statistics().count(Statistic.CYCLES);
  }
}
