package org.inmesh.bench.validation;

import java.util.List;
import java.util.stream.IntStream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.latency.LatencyMeasurement;
import org.inmesh.coresim.latency.LineState;
import org.inmesh.coresim.latency.TimedAccess;

/** A server chip of 64 cores after Graviton2: a line handed from core to core. */
final class ServerChip implements Validation {
  private static final String SOURCE =
      "nviennot/core-to-core-latency: Graviton2, 64 cores, median of all pairs";

  // Each core takes part twice, with others and homes at all distances: odd factors of 64 permute.
  // None is its own holder: 36 core + 11 is odd.
  private static final int HOLDER_FACTOR = 37;
  private static final int HOLDER_OFFSET = 11;
  private static final int HOME_FACTOR = 23;
  private static final int HOME_OFFSET = 5;

  @Override
  public String name() {
    return "server-64";
  }

  @Override
  public String title() {
    return "server chip of 64 cores (Graviton2): a line from core to core";
  }

  @Override
  public List<ValidationRow> measure() {
    MachineSpecification machine = Presets.load(name());
    return List.of(
        ValidationRow.measured(
            "compare and swap, modified by another core",
            "ns",
            ReferenceValue.of(47, SOURCE),
            1000 * medianCycles(machine) / machine.clockMegahertz(),
            Basis.PREDICTION));
  }

  private static double medianCycles(MachineSpecification machine) {
    int cores = machine.cores();
    double[] sorted =
        IntStream.range(0, cores).mapToDouble(core -> cycles(machine, core)).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static int holder(int core, int cores) {
    return (core * HOLDER_FACTOR + HOLDER_OFFSET) % cores;
  }

  private static double cycles(MachineSpecification machine, int core) {
    int cores = machine.cores();
    int home = (core * HOME_FACTOR + HOME_OFFSET) % cores;
    return new LatencyMeasurement(machine, core, holder(core, cores))
        .measure(TimedAccess.COMPARE_AND_SWAP, LineState.MODIFIED, List.of(home))
        .mean();
  }

  @Override
  public List<String> notes() {
    return List.of(
        "Published is half of a round trip of two threads that compare and swap one word in turn,"
            + " the median of all pairs of cores. Ours is one access to a line that another core"
            + " has modified, the median of 64 pairs and homes at all distances: what a failed try"
            + " in between costs is not in it.",
        "None of the preset's cycles is from a measurement of core to core: look-ups, slices and"
            + " hops are estimates.");
  }
}
