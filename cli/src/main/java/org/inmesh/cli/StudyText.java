package org.inmesh.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.inmesh.bench.report.Quantity;
import org.inmesh.bench.study.plan.Axis;
import org.inmesh.bench.study.plan.DerivedColumn;
import org.inmesh.bench.study.table.Crossover;
import org.inmesh.bench.study.table.Crossovers;
import org.inmesh.bench.study.table.Sample;
import org.inmesh.bench.study.table.StudyRow;
import org.inmesh.bench.study.table.StudyTable;
import org.inmesh.bench.study.table.Summary;
import org.inmesh.bench.study.table.SummaryRow;
import org.inmesh.bench.study.table.TableColumn;
import org.inmesh.coresim.Statistic;

/** A study's table for the terminal: what matters most, means over the seeds. */
final class StudyText {
  private static final List<String> MAIN =
      List.of(
          Statistic.CYCLES.key(),
          Statistic.ENERGY.key(),
          Statistic.POWER.key(),
          Statistic.ENERGY_DELAY.key(),
          DerivedColumn.SPEEDUP,
          DerivedColumn.EFFICIENCY,
          DerivedColumn.RATIO,
          DerivedColumn.ENERGY_RATIO);

  private final StudyTable table;
  private final Summary summary;

  StudyText(StudyTable table) {
    this.table = table;
    summary = Summary.of(table);
  }

  void print(PrintStream out) {
    out.println(table.study().title());
    out.println();
    printTable(out);
    out.println();
    List<Crossover> crossovers = Crossovers.of(table);
    for (Crossover crossover : crossovers) {
      out.println(sentence(crossover, crossovers));
    }
    if (crossovers.stream().anyMatch(Crossover::crosses)) {
      out.println(
          "Crossovers are interpolated between the two numbers of cores on logarithmic axes.");
    }
  }

  private void printTable(PrintStream out) {
    List<String> names = table.varying().stream().filter(name -> !name.equals(Axis.SEED)).toList();
    List<TableColumn> columns = shown();
    boolean seeds = summary.rows().stream().anyMatch(row -> row.points() > 1);
    TextTable text =
        new TextTable(
            "l".repeat(names.size()) + (seeds ? "r" : "") + "r".repeat(columns.size()) + "l");
    List<String> head = new ArrayList<>(names);
    if (seeds) {
      head.add("seeds");
    }
    columns.forEach(column -> head.add(column.name().replace('_', ' ')));
    head.add("");
    text.row(head.toArray(String[]::new));
    for (SummaryRow row : summary.rows()) {
      List<String> cells = new ArrayList<>();
      names.forEach(name -> cells.add(row.coordinates().get(name).toString()));
      if (seeds) {
        cells.add(Integer.toString(row.finished()));
      }
      columns.forEach(column -> cells.add(cell(column, row.samples().get(column.name()))));
      cells.add(row.finished() == row.points() ? "" : statuses(row));
      text.row(cells.toArray(String[]::new));
    }
    text.print(out, "");
  }

  /** The main columns that have a value somewhere, and those of the study's file. */
  private List<TableColumn> shown() {
    List<String> own = table.study().columns().stream().map(DerivedColumn::name).toList();
    return summary.columns().stream()
        .filter(column -> MAIN.contains(column.name()) || own.contains(column.name()))
        .filter(
            column ->
                summary.rows().stream().anyMatch(row -> row.samples().containsKey(column.name())))
        .toList();
  }

  private String statuses(SummaryRow row) {
    return table.rows().stream()
        .filter(each -> !each.finished())
        .filter(each -> each.coordinates().entrySet().containsAll(row.coordinates().entrySet()))
        .map(each -> each.values().get(StudyTable.STATUS).toString())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String cell(TableColumn column, Sample sample) {
    if (sample == null) {
      return "";
    }
    String mean = value(column, sample.mean());
    OptionalDouble half = sample.halfWidth();
    // Of a mean of 0 there is no share.
    return half.isEmpty() || sample.mean() == 0
        ? mean
        : mean + " +-" + NumberText.percent(half.getAsDouble() / Math.abs(sample.mean()));
  }

  private static String value(TableColumn column, double value) {
    if (column.name().equals(Statistic.ENERGY.key())) {
      return NumberText.joules(value);
    }
    if (column.name().equals(Statistic.POWER.key())) {
      return NumberText.watts(value);
    }
    if (column.name().equals(Statistic.ENERGY_DELAY.key())) {
      return NumberText.jouleSeconds(value);
    }
    if (column.name().equals(Statistic.CYCLES.key())) {
      return NumberText.count(Math.round(value));
    }
    // A study's own columns may be of any size, such as seconds.
    return Math.abs(value) < 0.1 ? Quantity.ratio(value) : NumberText.decimal(value, 2);
  }

  private static String sentence(Crossover crossover, List<Crossover> all) {
    String where =
        crossover.series().entrySet().stream()
            .filter(each -> varies(each.getKey(), all))
            .map(each -> StudyTable.coordinate(each.getKey(), each.getValue()))
            .filter(value -> !value.isEmpty())
            .collect(Collectors.joining(" "));
    String start = where.isEmpty() ? "" : where + ": ";
    Crossover.Bar quicker = crossover.quickerAbove();
    Crossover.Bar slower =
        quicker.equals(crossover.first()) ? crossover.second() : crossover.first();
    if (!crossover.crosses()) {
      String range =
          crossover.below() == crossover.above()
              ? "on %,d cores".formatted(crossover.below())
              : "on %,d to %,d cores".formatted(crossover.below(), crossover.above());
      return "%s%s is quicker than %s %s".formatted(start, quicker, slower, range);
    }
    return "%s%s is quicker than %s from about %s cores (between %,d and %,d)"
        .formatted(
            start,
            quicker,
            slower,
            NumberText.decimal(crossover.cores().orElseThrow(), 0),
            crossover.below(),
            crossover.above());
  }

  private static boolean varies(String coordinate, List<Crossover> all) {
    return coordinate.equals(Axis.PROGRAM)
        || all.stream().map(each -> each.series().get(coordinate)).distinct().count() > 1;
  }

  /** Says what went wrong, with one point for all of a program that went wrong alike. */
  static void explain(StudyTable table, PrintStream err) {
    Map<String, List<StudyRow>> groups = new LinkedHashMap<>();
    for (StudyRow row : table.failures()) {
      String kind =
          row.coordinates().get(Axis.PROGRAM) + ": " + row.values().get(StudyTable.STATUS);
      groups.computeIfAbsent(kind, any -> new ArrayList<>()).add(row);
    }
    groups.forEach(
        (kind, rows) -> {
          StudyRow first = rows.getFirst();
          String points = rows.size() == 1 ? "1 point" : rows.size() + " points, the first";
          String reason = first.values().get(StudyTable.REASON).toString();
          err.printf(
              "%s: %s: %s%s%n",
              kind,
              points,
              table.label(first.result().point()),
              reason.isEmpty() ? "" : ": " + reason.split("\\R|; ")[0]);
        });
    List<StudyRow> different = table.wrongOutputs();
    if (!different.isEmpty()) {
      StudyRow first = different.getFirst();
      err.printf(
          "%s NOT the output of the baseline, as column reason of table.csv says: %s: %s%n",
          different.size() == 1 ? "1 point has" : different.size() + " points have",
          table.label(first.result().point()),
          first.values().get(StudyTable.REASON));
    }
  }
}
