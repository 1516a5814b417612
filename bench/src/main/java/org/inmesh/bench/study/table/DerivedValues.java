package org.inmesh.bench.study.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inmesh.bench.OutputDifference;
import org.inmesh.bench.study.PointResult;
import org.inmesh.bench.study.plan.Axis;
import org.inmesh.bench.study.plan.DerivedColumn;
import org.inmesh.bench.study.plan.Study;
import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.bench.study.run.StatisticKeys;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.bench.study.table.TableColumn.Kind;
import org.inmesh.coresim.Statistic;

/** Computes what relates points of a study to one another. Rows that did not finish have none. */
final class DerivedValues {
  private final Study study;
  private final List<PointResult> results;
  private final List<Map<String, Object>> values;
  private final Peers peers;
  private final List<TableColumn> columns = new ArrayList<>();

  /**
   * Of some results.
   *
   * @param values of each, to which are added
   */
  DerivedValues(Study study, List<PointResult> results, List<Map<String, Object>> values) {
    this.study = study;
    this.results = results;
    this.values = values;
    peers = new Peers(results);
  }

  /** Adds all columns and returns them. */
  List<TableColumn> addAll() {
    add(
        DerivedColumn.SPEEDUP,
        "time at the fewest cores of the series over the time here; of a fixed problem",
        this::speedup);
    add(
        DerivedColumn.EFFICIENCY,
        "speedup over the growth in cores; weak scaling: time at the fewest cores over that here",
        this::efficiency);
    add(
        DerivedColumn.RATIO,
        "time over that of " + baselineName(),
        row -> toBaseline(row, Statistic.SIMULATED_SECONDS.key()));
    add(
        DerivedColumn.ENERGY_RATIO,
        "energy over that of " + baselineName(),
        row -> toBaseline(row, Statistic.ENERGY.key()));
    for (DerivedColumn column : study.columns()) {
      String operands = String.join(", ", column.operands());
      add(column.name(), column.operation().key() + " of " + operands, row -> derived(row, column));
    }
    addSameOutput();
    return columns;
  }

  private String baselineName() {
    return study.baseline().isEmpty()
        ? "the baseline (there is none)"
        : study.baseline().values().stream().map(Object::toString).collect(Collectors.joining(" "));
  }

  private void add(String name, String meaning, IntFunction<OptionalDouble> quantity) {
    columns.add(new TableColumn(name, "", meaning, Kind.DERIVED));
    for (int row = 0; row < results.size(); row++) {
      OptionalDouble value = finished(row) ? quantity.apply(row) : OptionalDouble.empty();
      boolean present = value.isPresent() && Double.isFinite(value.getAsDouble());
      values.get(row).put(name, present ? value.getAsDouble() : null);
    }
  }

  private void addSameOutput() {
    columns.add(
        new TableColumn(
            StudyTable.SAME_OUTPUT, "", "output is that of " + baselineName(), Kind.STATUS));
    for (int row = 0; row < results.size(); row++) {
      values.get(row).put(StudyTable.SAME_OUTPUT, null);
      List<Integer> baseline = finished(row) ? baseline(row) : List.of();
      if (!baseline.isEmpty() && finished(baseline.getFirst())) {
        addSameOutput(row, baseline.getFirst());
      }
    }
  }

  private void addSameOutput(int row, int reference) {
    Optional<OutputDifference> difference =
        OutputDifference.between(output(reference), output(row));
    values.get(row).put(StudyTable.SAME_OUTPUT, difference.isEmpty());
    if (difference.isPresent() && isToWriteTheSame(row, reference)) {
      String reason = "output differs from that of %s %s";
      values
          .get(row)
          .put(
              StudyTable.REASON,
              String.format(Locale.ROOT, reason, baselineName(), difference.get()));
    }
  }

  /** A baseline may be another program, or be asked for something else. */
  private boolean isToWriteTheSame(int row, int reference) {
    Map<String, Object> here = results.get(row).point().coordinates();
    Map<String, Object> there = results.get(reference).point().coordinates();
    return Stream.of(Axis.PROGRAM, Axis.CORES)
            .allMatch(name -> here.get(name).equals(there.get(name)))
        && agree(parameters(row), parameters(reference));
  }

  private static boolean agree(Map<String, Integer> some, Map<String, Integer> others) {
    return some.entrySet().stream()
        .allMatch(
            each -> others.getOrDefault(each.getKey(), each.getValue()).equals(each.getValue()));
  }

  private String output(int row) {
    return record(row).orElseThrow().output();
  }

  private Optional<RunRecord> record(int row) {
    return results.get(row).record();
  }

  private boolean finished(int row) {
    return record(row).filter(RunRecord::finished).isPresent();
  }

  /** A value of a row: a number in a column, or a statistic whether shown or not. */
  private OptionalDouble quantity(int row, String name) {
    if (values.get(row).get(name) instanceof Number number) {
      return OptionalDouble.of(number.doubleValue());
    }
    Optional<Statistic> statistic = StatisticKeys.find(name);
    return record(row)
        .flatMap(record -> statistic.map(record.statistics()::get))
        .map(number -> OptionalDouble.of(number.doubleValue()))
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble time(int row) {
    return quantity(row, Statistic.SIMULATED_SECONDS.key());
  }

  private static OptionalDouble ratio(OptionalDouble one, OptionalDouble other) {
    return one.isPresent() && other.isPresent()
        ? OptionalDouble.of(one.getAsDouble() / other.getAsDouble())
        : OptionalDouble.empty();
  }

  private List<Integer> baseline(int row) {
    return study.baseline().isEmpty() ? List.of() : peers.of(row, study.baseline());
  }

  private OptionalDouble toBaseline(int row, String name) {
    OptionalDouble reference = Peers.mean(baseline(row), peer -> quantity(peer, name));
    return ratio(quantity(row, name), reference);
  }

  /** Fewest cores of the row's series; nothing if the series has no other number of cores. */
  private Optional<Integer> fewestCores(int row) {
    SortedSet<Integer> cores = peers.coresOfSeries(row);
    return cores.size() < 2 ? Optional.empty() : Optional.of(cores.first());
  }

  /** Time with the fewest cores of the series over the time here. */
  private OptionalDouble gain(int row) {
    Optional<Integer> fewest = fewestCores(row);
    return fewest.isEmpty()
        ? OptionalDouble.empty()
        : ratio(Peers.mean(peers.of(row, Map.of(Axis.CORES, fewest.get())), this::time), time(row));
  }

  private OptionalDouble speedup(int row) {
    return isStrong(row) ? gain(row) : OptionalDouble.empty();
  }

  private OptionalDouble efficiency(int row) {
    if (results.get(row).point().coordinates().get(Axis.SCALING).equals("weak")) {
      return gain(row);
    }
    OptionalDouble speedup = speedup(row);
    if (speedup.isEmpty()) {
      return speedup;
    }
    double growth = (double) cores(row) / fewestCores(row).orElseThrow();
    return OptionalDouble.of(speedup.getAsDouble() / growth);
  }

  private int cores(int row) {
    return (Integer) results.get(row).point().coordinates().get(Axis.CORES);
  }

  /** Whether the problem is the same on any number of cores, as far as the study knows. */
  private boolean isStrong(int row) {
    Object scaling = results.get(row).point().coordinates().get(Axis.SCALING);
    if (!scaling.equals(Axis.DEFAULT)) {
      return scaling.equals("strong");
    }
    return fewestCores(row)
        .map(cores -> peers.of(row, Map.of(Axis.CORES, cores)))
        .filter(rows -> rows.stream().allMatch(peer -> parameters(peer).equals(parameters(row))))
        .isPresent();
  }

  private Map<String, Integer> parameters(int row) {
    return results.get(row).point().run().map(StudyRun::parameters).orElse(Map.of());
  }

  private OptionalDouble derived(int row, DerivedColumn column) {
    String first = column.operands().getFirst();
    if (column.operation() == DerivedColumn.Operation.TO_BASELINE) {
      return toBaseline(row, first);
    }
    OptionalDouble one = quantity(row, first);
    OptionalDouble other = quantity(row, column.operands().getLast());
    if (one.isEmpty() || other.isEmpty()) {
      return OptionalDouble.empty();
    }
    double left = one.getAsDouble();
    double right = other.getAsDouble();
    return OptionalDouble.of(
        switch (column.operation()) {
          case RATIO -> left / right;
          case PRODUCT -> left * right;
          case SUM -> left + right;
          default -> left - right;
        });
  }
}
