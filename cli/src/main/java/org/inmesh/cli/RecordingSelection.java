package org.inmesh.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.header.TraceHeader.Selection;
import picocli.CommandLine.Option;

/** The options that say which events of a run are recorded. */
final class RecordingSelection {
  @Option(
      names = "--kinds",
      paramLabel = "KIND",
      split = ",",
      description =
          "what is recorded: network, hop, core, channel, local-channel, coherence, instruction,"
              + " marker, with commas, or all; default: all but hop and instruction, of which there"
              + " are very many")
  private List<String> kinds = new ArrayList<>();

  @Option(
      names = "--record-cores",
      paramLabel = "CORES",
      description =
          "records events of these cores, packets from or to one of them: numbers and ranges with"
              + " commas, such as 0,4..7; default: all")
  private String cores;

  @Option(
      names = "--record-from",
      paramLabel = "CYCLE",
      description = "first core cycle that is recorded; of packets, that of their creation")
  private Long from;

  @Option(
      names = "--record-to",
      paramLabel = "CYCLE",
      description = "last core cycle that is recorded")
  private Long to;

  /** Whether any of the options was given. */
  boolean isGiven() {
    return !kinds.isEmpty() || cores != null || from != null || to != null;
  }

  /**
   * What is to be recorded.
   *
   * @param possible kinds of events that there are
   * @throws BadInputException if an option has no meaning
   */
  Selection read(Set<EventKind> possible) {
    checkCycle("--record-from", from);
    checkCycle("--record-to", to);
    if (from != null && to != null && to < from) {
      throw new BadInputException("--record-to %d is before --record-from %d".formatted(to, from));
    }
    return new Selection(
        kinds(possible), cores(), from == null ? 0 : from, to == null ? Long.MAX_VALUE : to);
  }

  /**
   * Refuses cores that a machine has not got.
   *
   * @param number of its cores
   */
  static void check(Selection selection, int number) {
    for (int core : selection.cores()) {
      if (core >= number) {
        throw new BadInputException(
            "--record-cores: there is no core %d; there are 0 to %d".formatted(core, number - 1));
      }
    }
  }

  private static void checkCycle(String option, Long cycle) {
    if (cycle != null && cycle < 0) {
      throw new BadInputException(option + ": a cycle is at least 0, not " + cycle);
    }
  }

  private Set<EventKind> kinds(Set<EventKind> possible) {
    Set<EventKind> chosen = EnumSet.noneOf(EventKind.class);
    for (String name : kinds) {
      if (name.equals("all")) {
        chosen.addAll(possible);
        continue;
      }
      EventKind kind = kind(name);
      if (!possible.contains(kind)) {
        throw new BadInputException(
            "--kinds: there are no events of the kind %s here, only %s"
                .formatted(name, labels(possible)));
      }
      chosen.add(kind);
    }
    if (kinds.isEmpty()) {
      chosen.addAll(EventKind.usual());
      chosen.retainAll(possible);
    }
    return chosen;
  }

  private static EventKind kind(String name) {
    List<String> names = Arrays.stream(EventKind.values()).map(EventKind::label).toList();
    return Arrays.stream(EventKind.values())
        .filter(kind -> kind.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "--kinds: there is no kind '%s'%s; there are %s and all"
                        .formatted(
                            name, NearestName.suggestion(name, names), String.join(", ", names))));
  }

  private static String labels(Set<EventKind> kinds) {
    return kinds.stream().map(EventKind::label).collect(Collectors.joining(", "));
  }

  private Set<Integer> cores() {
    return CoreNumbers.of("--record-cores", cores);
  }
}
