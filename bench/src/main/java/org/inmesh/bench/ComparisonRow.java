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
 * @param ratio its simulated time divided by that of the first machine with the same number of
 *     cores; empty unless both finished
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

  /**
   * Simulated time divided by that of a reference. With equal clocks it is exactly the cycles'
   * ratio.
   *
   * @param clock of the run's machine, MHz
   * @param referenceClock of the reference's, MHz
   */
  static double ratio(Outcome.Ran run, int clock, Outcome.Ran reference, int referenceClock) {
    double time = (double) run.count(Statistic.CYCLES) * referenceClock;
    return time / ((double) reference.count(Statistic.CYCLES) * clock);
  }
}
