package org.inmesh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.latency.Latency;
import org.inmesh.coresim.latency.LatencyMeasurement;
import org.inmesh.coresim.latency.LineState;
import org.inmesh.coresim.latency.TimedAccess;
import org.inmesh.mesh.NetworkSpecification;

/** Latencies of accesses, as a table for each holder, or rows. */
final class LatencyReport {
  private final MachineSpecification machine;
  private final int requester;
  private final Format format;
  private final PrintStream out;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  LatencyReport(MachineSpecification machine, int requester, Format format, PrintStream out) {
    this.machine = machine;
    this.requester = requester;
    this.format = format;
    this.out = out;
  }

  /** Measures all states and accesses with one holder. */
  void add(int holder, LatencyMeasurement measurement, List<Integer> homes) {
    TextTable table = new TextTable("lrrr").row("line", "load", "store", "compare and swap");
    for (LineState state : LineState.values()) {
      if (!state.isOf(machine.caches().protocol())) {
        continue;
      }
      List<String> cells = new ArrayList<>(List.of(label(state)));
      for (TimedAccess access : TimedAccess.values()) {
        Latency latency = measurement.measure(access, state, homes);
        cells.add(text(latency));
        rows.add(row(holder, state, access, latency));
      }
      table.row(cells.toArray(String[]::new));
    }
    if (format == Format.TEXT) {
      out.println(heading(holder, homes));
      table.print(out, "  ");
      out.println();
    }
  }

  /** Nothing more comes. */
  void end() throws IOException {
    if (format == Format.TEXT) {
      out.printf(
          "%s, %s, %s: core cycles of an access by core %d; mean over homes (least to most)%n",
          machine.name(),
          label(machine.caches().protocol()),
          label(machine.caches().consistency()),
          requester);
    } else {
      out.print(StructuredOutput.all(format, rows));
    }
  }

  private String heading(int holder, List<Integer> homes) {
    String homesText =
        homes.size() == 1 ? "home at node " + homes.getFirst() : homes.size() + " homes";
    return "held by core %d, %d hops away%s; %s"
        .formatted(
            holder,
            machine.network().distance(requester, holder),
            chip(holder) == chip(requester) ? "" : " on another chip",
            homesText);
  }

  private int chip(int core) {
    NetworkSpecification network = machine.network();
    return network.chips().chip(network.topology(), core);
  }

  private static String text(Latency latency) {
    return latency.least() == latency.most()
        ? Long.toString(latency.least())
        : String.format(
            Locale.ROOT, "%.0f (%d to %d)", latency.mean(), latency.least(), latency.most());
  }

  private Map<String, Object> row(
      int holder, LineState state, TimedAccess access, Latency latency) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("machine", machine.name());
    row.put("cores", machine.cores());
    row.put("requester", requester);
    row.put("holder", holder);
    row.put("hops", machine.network().distance(requester, holder));
    row.put("same_chip", chip(holder) == chip(requester));
    row.put("state", label(state));
    row.put("access", label(access));
    row.put("mean_cycles", latency.mean());
    row.put("least_cycles", latency.least());
    row.put("most_cycles", latency.most());
    return row;
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
