package org.inmesh.bench;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.Statistic;

/**
 * One run of a comparison.
 *
 * @param run which program on which machine
 * @param parameters the program's parameters on it; empty if it was not compiled
 * @param outcome what became of the run
 * @param ratio its cycles divided by those of the first machine with the same number of cores;
 *     empty unless both finished
 * @param sameOutput whether its output is that of the first machine with the same number of cores;
 *     empty unless both finished
 * @param difference where it is not
 */
public record ComparisonRow(
    ComparedRun run,
    Map<String, Integer> parameters,
    Outcome outcome,
    OptionalDouble ratio,
    Optional<Boolean> sameOutput,
    Optional<OutputDifference> difference) {

  /** What ran. */
  public MachineSpecification machine() {
    return run.machine();
  }

  /** Simulated cycles divided by those of a reference. */
  static double ratio(Outcome.Ran run, Outcome.Ran reference) {
    double cycles = run.result().statistics().count(Statistic.CYCLES);
    return cycles / reference.result().statistics().count(Statistic.CYCLES);
  }
}
