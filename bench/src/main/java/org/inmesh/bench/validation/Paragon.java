package org.inmesh.bench.validation;

import java.util.List;
import java.util.Map;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;

/** Intel Paragon: long messages; what a message costs besides was its system's software. */
final class Paragon implements Validation {
  private static final String SUNMOS = "literature on SUNMOS: long messages, most";
  private static final String SUNMOS_LATENCY = "literature on SUNMOS: a short message";
  private static final String OSF = "literature on OSF/1: long messages, 30 to 35";
  private static final String OSF_LATENCY = "literature on OSF/1: a short message";
  private static final String PEAK = "published peak of a link; document not noted";
  private static final String HOP = "literature, from memory: about";

  private static final int FLITS = 1000;

  /** A message's bytes, and how many of them are sent. */
  private static final int BYTES = 16384;

  private static final int FEW = 4;
  private static final int MANY = 12;

  @Override
  public String name() {
    return "paragon";
  }

  @Override
  public String title() {
    return "Intel Paragon: links, hops, long messages";
  }

  @Override
  public List<ValidationRow> measure() {
    MachineSpecification machine = Presets.load(name());
    double flit = (nanoseconds(machine, 1, FLITS + 1) - nanoseconds(machine, 1, 1)) / FLITS;
    double hop = nanoseconds(machine, 2, 1) - nanoseconds(machine, 1, 1);
    return List.of(
        ValidationRow.measured(
            "link, one way",
            "Mbyte/s",
            ReferenceValue.of(200, PEAK),
            1000 * machine.network().flitBytes() / flit,
            Basis.PUT_IN),
        ValidationRow.measured("a hop more", "ns", ReferenceValue.of(40, HOP), hop, Basis.PUT_IN),
        ValidationRow.measured(
            "long messages, SUNMOS",
            "Mbyte/s",
            ReferenceValue.of(170, SUNMOS),
            BYTES / (messageSeconds() * 1e6),
            Basis.PREDICTION),
        ValidationRow.notComparable("long messages, OSF/1", "Mbyte/s", ReferenceValue.of(35, OSF)),
        ValidationRow.notComparable(
            "short message, SUNMOS", "us", ReferenceValue.of(70, SUNMOS_LATENCY)),
        ValidationRow.notComparable(
            "short message, OSF/1", "us", ReferenceValue.of(100, OSF_LATENCY)));
  }

  private static double nanoseconds(MachineSpecification machine, int destination, int flits) {
    return LonePackets.nanoseconds(
        machine.network(), machine.clockMegahertz(), 0, destination, flits);
  }

  /** Of one more message in a row of them between two nodes. */
  private double messageSeconds() {
    return (seconds(MANY) - seconds(FEW)) / (MANY - FEW);
  }

  private double seconds(int messages) {
    // Two nodes of it: the others of the 2,048 would idle.
    MachineSpecification machine = Presets.load(name(), "columns=2", "rows=1");
    return OccamRun.of(
            "channel.occ", Map.of("bytes", BYTES, "messages", messages), machine, Ending.FINISHED)
        .value(Statistic.SIMULATED_SECONDS);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "A long message is 16,384 bytes here, cut into packets of 1,024 bytes with a flit of 4 for their heads; the next"
            + " begins when the receiver has acknowledged the last packet of the one before."
            + " SUNMOS drove the same links to 170 of their 200; what keeps it there, presumably"
            + " the nodes' memory and interfaces, is not modelled.",
        "Latencies, and the rate of OSF/1, are those of the system's software, which is not"
            + " modelled: a short message takes some microseconds here.");
  }
}
