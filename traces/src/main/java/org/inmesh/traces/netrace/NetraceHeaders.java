package org.inmesh.traces.netrace;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.header.TraceProgram;

/** Headers of captures as those of traces, and back. */
final class NetraceHeaders {
  private static final String NOTES = "notes";
  private static final String CYCLES = "cycles";
  private static final String REGIONS = "regions";

  /** No more digits than a long has for certain. */
  private static final Pattern REGION_NUMBER = Pattern.compile("\\d{1,18}");

  private static final Pattern REGION = Pattern.compile("(\\d{1,18}):(\\d{1,18})");

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

  /** The regions that a trace had as a capture, without their offsets; none of other traces. */
  static List<NetraceHeader.Region> regions(TraceHeader header) throws TraceFormatException {
    String text = header.program().parameters().getOrDefault(REGIONS, "");
    List<NetraceHeader.Region> regions = new ArrayList<>();
    if (header.origin().equals(NetraceImport.NAME) && !text.isEmpty()) {
      for (String region : text.split(" ")) {
        Matcher matcher = REGION.matcher(region);
        if (!matcher.matches()) {
          throw new TraceFormatException(
              "the trace's header has the region '" + region + "', not CYCLES:PACKETS");
        }
        regions.add(
            new NetraceHeader.Region(
                0, Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))));
      }
    }
    return regions;
  }

  /** The header of a capture with these packets. */
  static NetraceHeader capture(
      TraceHeader header,
      long packets,
      long lastCycle,
      List<NetraceHeader.Region> regions,
      LongUnaryOperator scaled) {
    boolean isCapture = header.origin().equals(NetraceImport.NAME);
    Map<String, String> parameters = header.program().parameters();
    String name = isCapture ? header.machine().name() : header.program().name();
    String cycles = parameters.getOrDefault(CYCLES, "");
    return new NetraceHeader(
        name,
        header.machine().nodes(),
        isCapture && REGION_NUMBER.matcher(cycles).matches()
            ? scaled.applyAsLong(Long.parseLong(cycles))
            : lastCycle,
        packets,
        isCapture ? parameters.getOrDefault(NOTES, "") : "recorded by inmesh",
        regions);
  }

  /** Captures are of square meshes; of other numbers nothing is known. */
  private static int columns(int nodes) {
    int side = (int) Math.round(Math.sqrt(nodes));
    return side * side == nodes ? side : 0;
  }
}
