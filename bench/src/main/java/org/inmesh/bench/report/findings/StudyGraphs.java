package org.inmesh.bench.report.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inmesh.bench.ChannelProfiler;
import org.inmesh.bench.PreparedConsole;
import org.inmesh.bench.report.Quantity;
import org.inmesh.bench.report.Section;
import org.inmesh.bench.study.execution.RunLoading;
import org.inmesh.bench.study.plan.Axis;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.bench.study.table.StudyRow;
import org.inmesh.bench.study.table.StudyTable;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.programs.Form;

/**
 * Graphs of the programs of a study. Results do not keep who sent what to whom, so the smallest run
 * of each program on a mesh is done again.
 */
public final class StudyGraphs {
  /** Longer runs are not done again: half a minute at worst on a usual host. */
  private static final long MOST_INSTRUCTIONS = 100_000_000;

  private StudyGraphs() {}

  /** A section of all graphs; nothing if there is no run that would do. */
  public static List<Section> of(StudyTable table) {
    Map<String, StudyRow> smallest = new LinkedHashMap<>();
    for (StudyRow row : table.rows()) {
      if (serves(row)) {
        String program = row.coordinates().get(Axis.PROGRAM).toString();
        smallest.merge(program, row, (one, other) -> cores(other) < cores(one) ? other : one);
      }
    }
    List<Section> graphs = new ArrayList<>();
    smallest.forEach(
        (program, row) -> run(row).ifPresent(run -> graphs.add(graph(program, row, run))));
    return graphs.isEmpty()
        ? List.of()
        : List.of(
            new Section.Group(
                "Processes and channels",
                List.of(
                    "Of each program with its least number of cores on a mesh, from a run that was"
                        + " done again for it."),
                graphs));
  }

  private static boolean serves(StudyRow row) {
    double instructions = row.statistic(Statistic.INSTRUCTIONS).orElse(Double.MAX_VALUE);
    return row.finished()
        && instructions <= MOST_INSTRUCTIONS
        && run(row).filter(run -> run.form() == Form.MESSAGES).isPresent()
        && RunLoading.machine(run(row).get()).kind() == Kind.MESH;
  }

  private static Optional<StudyRun> run(StudyRow row) {
    return row.result().point().run();
  }

  private static int cores(StudyRow row) {
    return ((Number) row.coordinates().get(Axis.CORES)).intValue();
  }

  private static Section graph(String program, StudyRow row, StudyRun run) {
    LoadedProgram loaded = RunLoading.load(run);
    ChannelProfiler profiler = new ChannelProfiler(loaded);
    Machines.build(
            loaded.machine(),
            loaded.image(),
            new PreparedConsole(run.input()),
            Stepping.RUN_AHEAD,
            profiler.observers(),
            Measuring.NOTHING_MORE)
        .run(run.maximumCycles());
    String heading =
        String.format(
            Locale.ROOT,
            "%s on %s, %s cores",
            program,
            row.coordinates().get(Axis.MACHINE),
            Quantity.count(cores(row)));
    return ProgramGraphs.of(heading, loaded, profiler.profile());
  }
}
