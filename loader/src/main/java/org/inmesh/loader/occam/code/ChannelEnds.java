package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;

/**
 * Which component outputs to each channel and which inputs from it. A channel has one of each. A
 * subscript known only at run time may name any element: such a use yields to one that is certain.
 */
final class ChannelEnds {
  /** Messages about more channels than this tell the programmer nothing new. */
  private static final int MOST_MESSAGES = 10;

  private record Use(int component, boolean certain, SourcePosition position) {}

  private final Map<Integer, List<Use>> writers = new TreeMap<>();
  private final Map<Integer, List<Use>> readers = new TreeMap<>();
  private final Map<Integer, Integer> writer = new HashMap<>();
  private final Map<Integer, Integer> reader = new HashMap<>();

  /** Notes a use; those of a component come one after the other. */
  void add(int channel, int component, boolean output, boolean certain, SourcePosition position) {
    List<Use> uses =
        (output ? writers : readers).computeIfAbsent(channel, number -> new ArrayList<>());
    // Per component one use of each sort is enough.
    for (Use use : uses.reversed()) {
      if (use.component() != component) {
        break;
      }
      if (use.certain() == certain) {
        return;
      }
    }
    uses.add(new Use(component, certain, position));
  }

  /**
   * Decides the ends.
   *
   * @param names of the channels, for messages
   * @throws BadInputException if components share an end
   */
  void decide(java.util.function.IntFunction<String> names) {
    List<Diagnostic> problems = new ArrayList<>();
    decide(writers, writer, "output to", names, problems);
    decide(readers, reader, "input from", names, problems);
    if (!problems.isEmpty()) {
      throw new BadInputException(problems.subList(0, Math.min(MOST_MESSAGES, problems.size())));
    }
  }

  private static void decide(
      Map<Integer, List<Use>> uses,
      Map<Integer, Integer> ends,
      String verb,
      java.util.function.IntFunction<String> names,
      List<Diagnostic> problems) {
    uses.forEach(
        (channel, all) -> {
          List<Use> certain = all.stream().filter(Use::certain).toList();
          List<Use> counted = certain.isEmpty() ? all : certain;
          Use first = counted.get(0);
          ends.put(channel, first.component());
          if (counted.size() > 1) {
            String message =
                "two components of the outermost PAR %s channel %s; the other does so at %s"
                    .formatted(verb, names.apply(channel), first.position());
            problems.add(new Diagnostic(counted.get(1).position(), message, "", 1));
          }
        });
  }

  /**
   * Where a channel is used of which no component has a certain use, but several may turn out to
   * have this end: which of them does is known when the program runs.
   */
  Optional<SourcePosition> undecided() {
    return Stream.concat(writers.values().stream(), readers.values().stream())
        .filter(all -> all.size() > 1 && all.stream().noneMatch(Use::certain))
        .map(all -> all.getFirst().position())
        .findFirst();
  }

  /** True if different components output to a channel and input from it. */
  boolean areApart(int channel) {
    List<Use> inputs = readers.getOrDefault(channel, List.of());
    return writers.getOrDefault(channel, List.of()).stream()
        .anyMatch(output -> inputs.stream().anyMatch(use -> use.component() != output.component()));
  }

  /** Index of the component that outputs, or -1. */
  int writer(int channel) {
    return writer.getOrDefault(channel, -1);
  }

  /** Index of the component that inputs, or -1. */
  int reader(int channel) {
    return reader.getOrDefault(channel, -1);
  }

  boolean isEnd(int channel, int component) {
    return writer(channel) == component || reader(channel) == component;
  }
}
