package org.inmesh.bench.report.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inmesh.bench.report.ProcessGraph;
import org.inmesh.bench.report.ProcessGraph.Channel;
import org.inmesh.bench.report.ProcessGraph.Process;
import org.inmesh.bench.report.Quantity;
import org.inmesh.bench.report.Section;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.object.ObjectProgram.Component;
import org.inmesh.loader.placement.TrafficProfile;

/** The processes of a program on their cores, and what they sent each other in a run. */
public final class ProgramGraphs {
  /** More would be a grey square. */
  private static final int MOST_CHANNELS = 3_000;

  private ProgramGraphs() {}

  /**
   * The graph of a run.
   *
   * @param heading of the section
   * @param traffic that was counted in it
   */
  public static Section of(String heading, LoadedProgram loaded, TrafficProfile traffic) {
    List<Component> components = loaded.compiled().object().components();
    Map<String, Integer> numbers = new HashMap<>();
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < components.size(); i++) {
      String name = components.get(i).name();
      numbers.put(name, i);
      processes.add(new Process(name, loaded.placement().coreOfComponent()[i]));
    }
    List<Channel> channels = new ArrayList<>();
    for (TrafficProfile.Row row : traffic.rows()) {
      channels.add(
          new Channel(
              numbers.get(row.writer()), numbers.get(row.reader()), row.messages(), row.bytes()));
    }
    // A stable sort, so that channels with as much traffic stay in the order of the program.
    List<Channel> strongest =
        channels.stream()
            .sorted(Comparator.comparingLong(Channel::bytes).reversed())
            .limit(MOST_CHANNELS)
            .toList();
    String left =
        strongest.size() == channels.size()
            ? ""
            : String.format(
                Locale.ROOT,
                " The %s pairs with most traffic of %s are drawn.",
                Quantity.count(strongest.size()),
                Quantity.count(channels.size()));
    return new Section.Graph(
        heading,
        "Dots are processes in the cells of their cores; a line is what one sent to another, its"
            + " width the square root of the bytes, bent to the left of its way; dotted: no"
            + " message."
            + left,
        new ProcessGraph(
            loaded.machine().network().columns(),
            loaded.machine().network().rows(),
            processes,
            strongest));
  }
}
