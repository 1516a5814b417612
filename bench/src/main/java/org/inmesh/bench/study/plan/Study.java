package org.inmesh.bench.study.plan;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.machine.Measuring;

/**
 * A question to the machines: what is varied, what is kept, and what is made of the results. {@link
 * StudyFile} reads it, {@link Expansion} has its points.
 *
 * @param name of its file, without the ending
 * @param title one line
 * @param description more of it, or empty
 * @param programs all that it runs
 * @param machines presets or paths of files, by the machines' names
 * @param axes what varies: those of {@link Axis#ALWAYS} in that order, each with at least one
 *     value, then parameters and machine keys that have several
 * @param zips names of axes that go together instead of crossing
 * @param skips points that are left out
 * @param parameters of programs, by name or program and name ({@code stencil.size})
 * @param settings of all machines, by key, as in {@code --set}
 * @param maximumCycles limit of each run, core cycles
 * @param measuring what is measured beside the usual
 * @param baseline coordinates of what ratios relate to; empty if there is none
 * @param statistics that tables show
 * @param columns that its file defines
 * @param text of its file
 * @param folder that names of files in it start from
 */
public record Study(
    String name,
    String title,
    String description,
    List<StudyProgram> programs,
    Map<String, String> machines,
    List<Axis> axes,
    List<List<String>> zips,
    List<Skip> skips,
    Map<String, Integer> parameters,
    Map<String, String> settings,
    long maximumCycles,
    Measuring measuring,
    Map<String, Object> baseline,
    List<Statistic> statistics,
    List<DerivedColumn> columns,
    String text,
    Path folder) {

  /** What tables show if the file does not say. */
  public static final List<Statistic> USUAL_STATISTICS =
      List.of(
          Statistic.CYCLES,
          Statistic.SIMULATED_SECONDS,
          Statistic.INSTRUCTIONS,
          Statistic.PACKETS,
          Statistic.FLIT_HOPS,
          Statistic.PACKET_LATENCY_MEAN,
          Statistic.CORE_UTILISATION,
          Statistic.ENERGY,
          Statistic.POWER,
          Statistic.ENERGY_DELAY);

  /** Copies lists and maps. */
  public Study {
    programs = List.copyOf(programs);
    machines = Collections.unmodifiableMap(new LinkedHashMap<>(machines));
    axes = List.copyOf(axes);
    zips = zips.stream().map(List::copyOf).toList();
    skips = List.copyOf(skips);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    baseline = Collections.unmodifiableMap(new LinkedHashMap<>(baseline));
    statistics = List.copyOf(statistics);
    columns = List.copyOf(columns);
  }

  /** The program of a name. */
  public StudyProgram program(Object name) {
    return programs.stream()
        .filter(program -> program.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no program " + name));
  }

  /** The axis of a name. */
  public Axis axis(String name) {
    return axes.stream()
        .filter(axis -> axis.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no axis " + name));
  }

  /** Names of the axes, which are the names of the points' coordinates. */
  public List<String> coordinates() {
    return axes.stream().map(Axis::name).toList();
  }
}
