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
import org.inmesh.traces.exchange.ImportSetting;
import org.inmesh.traces.exchange.ImportSettings;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.header.TraceProgram;

/**
 * Reads a GOAL schedule as a trace: a node for each rank, a packet for each message, causes for
 * what requires what. It keeps the whole schedule in memory.
 */
public final class GoalImport implements TraceImport {
  /** Makes one. */
  public GoalImport() {}

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
  public Set<ImportSetting> settings() {
    return Set.of(ImportSetting.CALC_FACTOR);
  }

  /**
   * Opens a schedule.
   *
   * @param settings network cycles in a unit of {@code calc}, 1 if nothing is said; LogGOPSim's
   *     unit is a nanosecond
   */
  @Override
  public Opened open(Path in, ImportSettings settings) throws IOException {
    double cyclesPerUnit = settings.number(ImportSetting.CALC_FACTOR, 1);
    GoalSchedule schedule;
    try (BufferedReader text = Files.newBufferedReader(in, StandardCharsets.UTF_8)) {
      schedule = GoalParser.parse(in.toString(), text);
    }
    GoalPackets packets = new GoalPackets(in.toString(), schedule, cyclesPerUnit);
    return new GoalEvents(
        in.toString(),
        header(in.getFileName().toString(), schedule.ranks().size(), cyclesPerUnit),
        packets.packets());
  }

  private TraceHeader header(String file, int ranks, double cyclesPerUnit) {
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
