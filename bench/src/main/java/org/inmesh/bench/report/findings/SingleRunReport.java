package org.inmesh.bench.report.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inmesh.bench.report.Claim;
import org.inmesh.bench.report.Quantity;
import org.inmesh.bench.report.Report;
import org.inmesh.bench.report.Reproduction;
import org.inmesh.bench.report.Section;
import org.inmesh.bench.report.Table;
import org.inmesh.bench.report.Table.Cell;
import org.inmesh.bench.report.Table.Column;
import org.inmesh.bench.study.plan.Axis;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunStatistics;
import org.inmesh.coresim.Statistic;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.placement.TrafficProfile;

/** A report of one run. */
public final class SingleRunReport {
  private SingleRunReport() {}

  /**
   * Makes the report.
   *
   * @param program as users name it
   * @param loaded what ran
   * @param result how it ended
   * @param traffic what its processes sent each other, if that was measured
   */
  public static Report of(
      String program,
      LoadedProgram loaded,
      RunResult result,
      Optional<TrafficProfile> traffic,
      Reproduction reproduction) {
    MachineSpecification machine = loaded.machine();
    Map<String, Object> coordinates = new LinkedHashMap<>();
    coordinates.put(Axis.PROGRAM, program);
    coordinates.put(Axis.MACHINE, machine.name());
    coordinates.put(Axis.CORES, machine.cores());
    MeasuredRun run = ComparedRuns.of(coordinates, result);
    // A run that went wrong has been measured, too: here it stands for itself alone.
    MeasuredRun shown =
        new MeasuredRun(
            coordinates, MeasuredRun.FINISHED, List.of(), run.statistics(), Optional.empty());
    RunGroup group = RunGroup.of(List.of(shown)).getFirst();
    List<Section> sections = new ArrayList<>();
    if (!run.finished()) {
      List<String> lines = new ArrayList<>();
      lines.add("The run did not finish: " + run.status() + ".");
      lines.addAll(run.reasons());
      sections.add(new Section.Text("How it ended", lines));
    }
    StackFigures.cycles(group).ifPresent(sections::add);
    StackFigures.energy(group).ifPresent(sections::add);
    run.profile()
        .ifPresent(
            each -> {
              Map<String, MeasuredProfile> named = Map.of(program + " on " + machine.name(), each);
              sections.addAll(ProfileFigures.latencies(named));
              ProfileFigures.maps(named).ifPresent(sections::add);
            });
    traffic.ifPresent(
        each -> sections.add(ProgramGraphs.of("Processes and channels", loaded, each)));
    sections.add(statistics(result.statistics()));
    String subtitle =
        String.format(
            Locale.ROOT,
            "%s, %d x %d cores at %s MHz, placement %s: %s",
            machine.name(),
            machine.network().columns(),
            machine.network().rows(),
            Quantity.count(machine.clockMegahertz()),
            loaded.strategy().label(),
            run.status());
    return new Report(
        program + " on " + Quantity.count(machine.cores()) + " cores",
        subtitle,
        claims(result.statistics()),
        sections,
        reproduction);
  }

  private static List<Claim> claims(RunStatistics statistics) {
    List<Claim> claims = new ArrayList<>();
    claims.add(
        new Claim(
            Quantity.physical(statistics.value(Statistic.SIMULATED_SECONDS), "s"),
            String.format(
                Locale.ROOT,
                "simulated time: %s core cycles, in which all cores together executed %s instructions.",
                Quantity.count(statistics.count(Statistic.CYCLES)),
                Quantity.count(statistics.count(Statistic.INSTRUCTIONS)))));
    claims.add(
        new Claim(
            Quantity.percent(statistics.value(Statistic.CORE_UTILISATION)),
            "of all cores' cycles were spent on instructions."));
    claims.add(
        new Claim(
            Quantity.count(statistics.count(Statistic.PACKETS)),
            String.format(
                Locale.ROOT,
                "packets crossed the network, with a mean latency of %s core cycles and %s at most.",
                Quantity.decimal(statistics.value(Statistic.PACKET_LATENCY_MEAN), 1),
                Quantity.decimal(statistics.value(Statistic.PACKET_LATENCY_MAXIMUM), 0))));
    if (statistics.values().containsKey(Statistic.ENERGY)) {
      claims.add(
          new Claim(
              Quantity.energy(statistics.value(Statistic.ENERGY)),
              String.format(
                  Locale.ROOT,
                  "of energy, estimated: %s on average.",
                  Quantity.physical(1e-3 * statistics.value(Statistic.POWER), "W"))));
    }
    return claims;
  }

  private static Section statistics(RunStatistics statistics) {
    List<List<Cell>> rows = new ArrayList<>();
    statistics
        .values()
        .forEach(
            (statistic, value) ->
                rows.add(
                    List.of(
                        Cell.of(statistic.key()),
                        value instanceof Long count
                            ? Cell.of(count)
                            : new Cell(digits(value.doubleValue()), value.toString()),
                        Cell.of(statistic.unit()),
                        Cell.of(statistic.meaning()))));
    List<Column> columns =
        List.of(
            Column.text("statistic"),
            Column.number("value", ""),
            Column.text("unit"),
            Column.text("meaning"));
    return new Section.Numbers("All statistics", "", new Table(columns, rows));
  }

  /** Small numbers with four digits, others with three decimals. */
  private static String digits(double value) {
    return value != 0 && Math.abs(value) < 1
        ? String.format(Locale.ROOT, "%.4g", value)
        : Quantity.decimal(value, 3);
  }
}
