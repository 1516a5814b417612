package org.inmesh.traces.flow;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.header.TraceProgram;

/** The header of a trace that is made of flows. */
final class FlowHeader {
  private FlowHeader() {}

  /**
   * Makes one.
   *
   * @param origin the format's name
   * @param tasks names by node; empty if the file has numbers
   */
  static TraceHeader of(
      String origin,
      Path file,
      List<Flow> flows,
      List<String> tasks,
      Map<String, String> parameters,
      long seed) {
    String name = file.getFileName().toString();
    int nodes =
        1
            + flows.stream()
                .mapToInt(flow -> Math.max(flow.source(), flow.destination()))
                .max()
                .orElse(0);
    List<TraceProgram.Process> processes =
        IntStream.range(0, tasks.size())
            .mapToObj(node -> new TraceProgram.Process(tasks.get(node), node, 0, 0))
            .toList();
    return new TraceHeader(
        TraceHeader.FORMAT_VERSION,
        origin,
        new TraceHeader.Selection(EnumSet.of(EventKind.NETWORK), Set.of(), 0, Long.MAX_VALUE),
        new TraceMachine(name, "network", "", nodes, 0, 1, 0, 1, 1, 0, List.of()),
        new TraceProgram(
            name,
            new TreeMap<>(parameters),
            "",
            seed,
            processes,
            List.of(),
            new int[0],
            List.of()));
  }
}
