package org.inmesh.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.inmesh.loader.BadInputException;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceHeader.Selection;
import picocli.CommandLine.Option;

/** The options that say which events of a trace are meant. */
final class TraceSelectionOptions {
  @Option(
      names = "--kinds",
      paramLabel = "KINDS",
      description =
          "only these, separated by commas: network, hop, core, channel, local-channel, coherence,"
              + " instruction, marker, or all; default: all")
  private String kinds;

  @Option(
      names = "--cores",
      paramLabel = "CORES",
      description = "only these, as in 0-3,8 or 0..3,8; of packets those from or to one of them")
  private String cores;

  @Option(
      names = "--from",
      paramLabel = "CYCLE",
      description = "from this core cycle on; of packets those created then; default: 0")
  private long from;

  @Option(names = "--to", paramLabel = "CYCLE", description = "up to this core cycle")
  private long to = Long.MAX_VALUE;

  /**
   * What is given, within what a trace was recorded with.
   *
   * @throws BadInputException if an option has no meaning, or nothing of it was recorded
   */
  Selection within(TraceHeader trace) {
    Selection recorded = trace.selection();
    if (from < 0 || to < from) {
      throw new BadInputException(
          "--from and --to must be cycles from 0 in ascending order, not %d and %d"
              .formatted(from, to));
    }
    Set<EventKind> both = kinds();
    both.retainAll(recorded.kinds());
    if (both.isEmpty()) {
      throw new BadInputException(
          "nothing of --kinds %s was recorded; the trace has %s"
              .formatted(kinds, labels(recorded.kinds())));
    }
    Set<Integer> selected = CoreNumbers.of("--cores", cores);
    for (int core : selected) {
      if (core >= trace.machine().nodes()) {
        throw new BadInputException(
            "--cores: there is no core %d; there are 0 to %d"
                .formatted(core, trace.machine().nodes() - 1));
      }
    }
    if (selected.isEmpty()) {
      selected = recorded.cores();
    } else if (!recorded.cores().isEmpty()) {
      selected.retainAll(recorded.cores());
      if (selected.isEmpty()) {
        throw new BadInputException("nothing of --cores %s was recorded".formatted(cores));
      }
    }
    return new Selection(
        both, selected, Math.max(from, recorded.from()), Math.min(to, recorded.to()));
  }

  static String labels(Set<EventKind> kinds) {
    return kinds.stream().sorted().map(EventKind::label).collect(Collectors.joining(", "));
  }

  private Set<EventKind> kinds() {
    if (kinds == null) {
      return EnumSet.allOf(EventKind.class);
    }
    Set<EventKind> result = EnumSet.noneOf(EventKind.class);
    for (String label : kinds.split(",", -1)) {
      if (label.strip().equals("all")) {
        return EnumSet.allOf(EventKind.class);
      }
      result.add(
          Arrays.stream(EventKind.values())
              .filter(kind -> kind.label().equals(label.strip()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new BadInputException(
                          "--kinds has no '%s'; there are %s"
                              .formatted(label, labels(EnumSet.allOf(EventKind.class))))));
    }
    return result;
  }
}
