package org.inmesh.traces.netrace;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.header.TraceProgram;

/** Headers of captures as those of traces, and back. */
final class NetraceHeaders {
  private static final String NOTES = "notes";
  private static final String CYCLES = "cycles";
  private static final String REGIONS = "regions";

  private NetraceHeaders() {}

  static TraceHeader traceHeader(NetraceHeader header) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(NOTES, header.notes());
    parameters.put(CYCLES, Long.toString(header.cycles()));
    List<String> regions = new ArrayList<>();
    for (NetraceHeader.Region region : header.regions()) {
      regions.add(region.cycles() + ":" + region.packets());
    }
    parameters.put(REGIONS, String.join(" ", regions));
    return new TraceHeader(
        TraceHeader.FORMAT_VERSION,
        NetraceImport.NAME,
        new TraceHeader.Selection(
            EnumSet.of(EventKind.NETWORK, EventKind.COHERENCE), Set.of(), 0, Long.MAX_VALUE),
        new TraceMachine(
            header.benchmark(),
            "network",
            "",
            header.nodes(),
            columns(header.nodes()),
            1,
            0,
            1,
            1,
            0,
            NetraceType.messageTypes()),
        new TraceProgram(
            header.benchmark(), parameters, "", 0, List.of(), List.of(), new int[0], List.of()));
  }

  /** Captures are of square meshes; of other numbers nothing is known. */
  private static int columns(int nodes) {
    int side = (int) Math.round(Math.sqrt(nodes));
    return side * side == nodes ? side : 0;
  }
}
