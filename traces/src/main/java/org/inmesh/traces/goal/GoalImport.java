package org.inmesh.traces.goal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.header.TraceProgram;

/**
 * Reads a GOAL schedule as a trace: a node for each rank, a packet for each message, causes for
 * what requires what. It keeps the whole schedule in memory.
 */
public final class GoalImport implements TraceImport {
  private final double cyclesPerUnit;

  /** Takes a unit of {@code calc} for a network cycle. */
  public GoalImport() {
    this(1);
  }

  /**
   * Says what the unit of {@code calc} is.
   *
   * @param cyclesPerUnit network cycles; LogGOPSim's unit is a nanosecond
   */
  public GoalImport(double cyclesPerUnit) {
    if (!(cyclesPerUnit > 0)) {
      throw new IllegalArgumentException(cyclesPerUnit + " cycles to a unit of time");
    }
    this.cyclesPerUnit = cyclesPerUnit;
  }

  @Override
  public String name() {
    return "goal";
  }

  @Override
  public String purpose() {
    return "a schedule of a message-passing program, as for LogGOPSim";
  }

  @Override
  public boolean recognizes(Path in) {
    return in.getFileName().toString().endsWith(".goal");
  }

  @Override
  public Opened open(Path in) throws IOException {
    GoalSchedule schedule;
    try (BufferedReader text = Files.newBufferedReader(in, StandardCharsets.UTF_8)) {
      schedule = GoalParser.parse(in.toString(), text);
    }
    GoalPackets packets = new GoalPackets(in.toString(), schedule, cyclesPerUnit);
    return new GoalEvents(
        in.toString(),
        header(in.getFileName().toString(), schedule.ranks().size()),
        packets.packets());
  }

  private TraceHeader header(String file, int ranks) {
    return new TraceHeader(
        TraceHeader.FORMAT_VERSION,
        name(),
        new TraceHeader.Selection(EnumSet.of(EventKind.NETWORK), Set.of(), 0, Long.MAX_VALUE),
        new TraceMachine(file, "network", "", ranks, columns(ranks), 1, 0, 1, 1, 0, List.of()),
        new TraceProgram(
            file,
            Map.of("cycles-per-unit", Double.toString(cyclesPerUnit)),
            "",
            0,
            List.of(),
            List.of(),
            new int[0],
            List.of()));
  }

  /** Those of the mesh that is nearest to a square, wider than high. */
  static int columns(int nodes) {
    int rows = (int) Math.sqrt(nodes);
    while (nodes % rows != 0) {
      rows--;
    }
    return nodes / rows;
  }
}
