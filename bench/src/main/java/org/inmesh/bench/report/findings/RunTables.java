package org.inmesh.bench.report.findings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.inmesh.bench.report.Quantity;
import org.inmesh.bench.report.Section;
import org.inmesh.bench.report.Table;
import org.inmesh.bench.report.Table.Cell;
import org.inmesh.bench.report.Table.Column;
import org.inmesh.bench.study.plan.Axis;
import org.inmesh.coresim.Statistic;

/** The numbers behind the figures: speed-up of each series, every run, and what failed. */
final class RunTables {
  private static final double MICRO = 1e6;
  private static final double PICO_TO_MICRO = 1e-6;
  private static final double PICO_TO_NANO = 1e-3;
  private static final double SMALL = 0.1;

  /**
   * What is shown of every run.
   *
   * @param digits after the point, at least: of small values three significant ones are shown
   */
  private record Shown(Statistic statistic, String name, String unit, double scale, int digits) {}

  private static final List<Shown> SHOWN =
      List.of(
          new Shown(Statistic.CYCLES, "cycles", "core cycles", 1, 0),
          new Shown(Statistic.SIMULATED_SECONDS, "time", "µs", MICRO, 3),
          new Shown(Statistic.INSTRUCTIONS, "instructions", "", 1, 0),
          new Shown(Statistic.PACKETS, "packets", "", 1, 0),
          new Shown(Statistic.FLIT_HOPS, "flit-hops", "", 1, 0),
          new Shown(Statistic.PACKET_LATENCY_MEAN, "latency", "core cycles", 1, 1),
          new Shown(Statistic.CORE_UTILISATION, "busy", "% of cycles", 100, 1),
          new Shown(Statistic.ENERGY, "energy", "µJ", PICO_TO_MICRO, 3),
          new Shown(Statistic.POWER, "power", "mW", 1, 1),
          new Shown(Statistic.ENERGY_DELAY, "energy-delay", "nJ s", PICO_TO_NANO, 3));

  /** Coordinates that have a column even if all runs have the same. */
  private static final Set<String> ALWAYS = Set.of(Axis.PROGRAM, Axis.MACHINE, Axis.CORES);

  private RunTables() {}

  /** Speed-up, efficiency and ratio of each series of a group at each number of cores. */
  static Section scaling(RunGroup group) {
    List<Column> columns =
        List.of(
            Column.text("series"),
            Column.number("cores", ""),
            Column.number("time", "µs"),
            Column.number("speed-up", ""),
            Column.number("efficiency", "%"),
            Column.number("relative time", ""),
            Column.number("relative energy", ""));
    List<List<Cell>> rows = new ArrayList<>();
    for (Series series : group.series()) {
      for (int cores : series.finished()) {
        rows.add(scaling(group, series, cores));
      }
    }
    String note =
        "Speed-up over the series' own first number of cores; efficiency is that over the ideal."
            + " Relative: divided by the value of %s with as many cores.";
    return new Section.Numbers(
        "Speed-up and ratios",
        String.format(Locale.ROOT, note, group.first().label()),
        new Table(columns, rows));
  }

  private static List<Cell> scaling(RunGroup group, Series series, int cores) {
    int least = series.finished().first();
    double time = series.time(cores).orElseThrow();
    double speedUp = series.time(least).orElseThrow() / time;
    double efficiency = group.growth() == RunGroup.Growth.WEAK ? speedUp : speedUp * least / cores;
    boolean known = group.growth() != RunGroup.Growth.UNKNOWN;
    return List.of(
        Cell.of(series.label()),
        Cell.of(cores),
        Cell.of(MICRO * time, 3),
        known ? cell(OptionalDouble.of(speedUp)) : Cell.NONE,
        known ? Cell.of(100 * efficiency, 1) : Cell.NONE,
        cell(ratio(series, group.first(), cores, Statistic.SIMULATED_SECONDS)),
        cell(ratio(series, group.first(), cores, Statistic.ENERGY)));
  }

  private static OptionalDouble ratio(Series series, Series first, int cores, Statistic statistic) {
    OptionalDouble value = series.mean(cores, statistic);
    OptionalDouble base = first.mean(cores, statistic);
    return value.isPresent() && base.isPresent() && base.getAsDouble() > 0
        ? OptionalDouble.of(value.getAsDouble() / base.getAsDouble())
        : OptionalDouble.empty();
  }

  private static Cell cell(OptionalDouble ratio) {
    return ratio.isPresent()
        ? new Cell(Quantity.ratio(ratio.getAsDouble()), Double.toString(ratio.getAsDouble()))
        : Cell.NONE;
  }

  /** Every run, in the order of the experiment. */
  static Section all(List<MeasuredRun> runs) {
    List<String> names = names(runs, true);
    List<Shown> shown =
        SHOWN.stream()
            .filter(each -> runs.stream().anyMatch(run -> run.value(each.statistic()).isPresent()))
            .toList();
    List<Column> columns = new ArrayList<>();
    names.forEach(name -> columns.add(new Column(name, "", isNumber(runs, name))));
    columns.add(Column.text("ending"));
    shown.forEach(each -> columns.add(Column.number(each.name(), each.unit())));
    List<List<Cell>> rows = new ArrayList<>();
    for (MeasuredRun run : runs) {
      List<Cell> row = new ArrayList<>();
      names.forEach(name -> row.add(coordinate(run.coordinates().get(name))));
      row.add(Cell.of(run.status()));
      shown.forEach(each -> row.add(cell(run, each)));
      rows.add(row);
    }
    String common =
        names(runs, false).stream()
            .map(name -> name + " " + runs.getFirst().coordinate(name))
            .collect(Collectors.joining(", "));
    String note = common.isEmpty() ? "" : "Of all: " + common + ".";
    return new Section.Numbers("All runs", note, new Table(columns, rows));
  }

  /** Names of the coordinates that vary, or of those that do not. */
  private static List<String> names(List<MeasuredRun> runs, boolean vary) {
    Set<String> names = new LinkedHashSet<>();
    runs.forEach(run -> names.addAll(run.coordinates().keySet()));
    return names.stream()
        .filter(
            name ->
                vary == (runs.stream().map(run -> run.coordinate(name)).distinct().count() > 1)
                    || vary && ALWAYS.contains(name))
        .filter(name -> vary || !ALWAYS.contains(name))
        .toList();
  }

  private static boolean isNumber(List<MeasuredRun> runs, String name) {
    return runs.stream().allMatch(run -> run.coordinates().get(name) instanceof Number);
  }

  private static Cell coordinate(Object value) {
    return value == null
        ? Cell.NONE
        : value instanceof Integer number ? Cell.of(number) : Cell.of(value.toString());
  }

  private static Cell cell(MeasuredRun run, Shown shown) {
    OptionalDouble value = run.value(shown.statistic());
    if (value.isEmpty()) {
      return Cell.NONE;
    }
    double scaled = shown.scale() * value.getAsDouble();
    return shown.digits() == 0
        ? Cell.of(Math.round(scaled))
        : Cell.of(scaled, Math.max(shown.digits(), digitsForThree(scaled)));
  }

  /** Digits after the point that three significant ones of a small value take. */
  private static int digitsForThree(double value) {
    return value == 0 || Math.abs(value) >= SMALL
        ? 0
        : 2 - (int) Math.floor(Math.log10(Math.abs(value)));
  }

  /** Runs without a result and why; nothing if all finished. */
  static Optional<Section> failures(List<MeasuredRun> runs) {
    List<String> names = names(runs, true);
    List<Column> columns = new ArrayList<>();
    names.forEach(name -> columns.add(new Column(name, "", isNumber(runs, name))));
    columns.add(Column.text("ending"));
    columns.add(Column.text("reason"));
    List<List<Cell>> rows = new ArrayList<>();
    for (MeasuredRun run : runs) {
      if (!run.finished()) {
        List<Cell> row = new ArrayList<>();
        names.forEach(name -> row.add(coordinate(run.coordinates().get(name))));
        row.add(Cell.of(run.status()));
        row.add(Cell.of(reason(run)));
        rows.add(row);
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section.Numbers(
                "Runs without a result",
                "They are in no curve and no claim.",
                new Table(columns, rows)));
  }

  /** A run that reached its limit has no more to say than that. */
  private static String reason(MeasuredRun run) {
    return run.reasons().isEmpty()
        ? run.status()
            + " after "
            + Quantity.count(Math.round(run.value(Statistic.CYCLES).orElse(0)))
            + " cycles"
        : String.join("; ", run.reasons());
  }
}
