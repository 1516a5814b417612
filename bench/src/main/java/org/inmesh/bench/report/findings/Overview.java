package org.inmesh.bench.report.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.inmesh.bench.report.Claim;
import org.inmesh.bench.report.Quantity;
import org.inmesh.bench.report.Section;
import org.inmesh.bench.report.Table;
import org.inmesh.bench.report.Table.Cell;
import org.inmesh.bench.report.Table.Column;

/** What several programs have in common: time relative to the first series of each. */
final class Overview {
  private static final int LEAST_GROUPS = 2;

  private Overview() {}

  /**
   * For each series but the first the mean over the programs, at each end of the range of cores.
   */
  static List<Claim> claims(List<RunGroup> groups) {
    if (groups.size() < LEAST_GROUPS) {
      return List.of();
    }
    List<Claim> claims = new ArrayList<>();
    ratios(groups)
        .forEach(
            (label, byCores) -> {
              List<Integer> ends = ends(byCores);
              for (int cores : ends) {
                claims.add(claim(groups, label, cores, byCores.get(cores)));
              }
            });
    return claims;
  }

  /** The least and the greatest number of cores with more than one program. */
  private static List<Integer> ends(Map<Integer, List<Double>> byCores) {
    SortedSet<Integer> common = new TreeSet<>();
    byCores.forEach(
        (cores, ratios) -> {
          if (ratios.size() >= LEAST_GROUPS) {
            common.add(cores);
          }
        });
    return common.isEmpty()
        ? List.of()
        : common.size() == 1 ? List.of(common.first()) : List.of(common.first(), common.last());
  }

  private static Claim claim(List<RunGroup> groups, String label, int cores, List<Double> ratios) {
    long slower = ratios.stream().filter(ratio -> ratio > 1).count();
    double mean =
        StrictMath.exp(ratios.stream().mapToDouble(StrictMath::log).average().orElseThrow());
    boolean programs = groups.stream().map(RunGroup::program).distinct().count() == groups.size();
    return new Claim(
        Quantity.ratio(mean) + "×",
        String.format(
            Locale.ROOT,
            "At %s cores %s takes %s times as long as %s (geometric mean of the %d %s that"
                + " finished on both); it is the slower in %d of them.",
            Quantity.count(cores),
            label,
            Quantity.ratio(mean),
            groups.getFirst().first().label(),
            ratios.size(),
            programs ? "programs" : "programs and variants",
            slower));
  }

  /** By label of series and number of cores: the ratios of all programs that have both. */
  private static Map<String, Map<Integer, List<Double>>> ratios(List<RunGroup> groups) {
    Map<String, Map<Integer, List<Double>>> all = new LinkedHashMap<>();
    String baseline = groups.getFirst().first().label();
    for (RunGroup group : groups) {
      Series first = group.first();
      if (!first.label().equals(baseline)) {
        continue;
      }
      for (Series other : group.series().subList(1, group.series().size())) {
        for (int cores : other.finished()) {
          if (first.finished().contains(cores)) {
            all.computeIfAbsent(other.label(), unused -> new LinkedHashMap<>())
                .computeIfAbsent(cores, unused -> new ArrayList<>())
                .add(ratio(first, other, cores));
          }
        }
      }
    }
    return all;
  }

  private static double ratio(Series first, Series other, int cores) {
    return other.time(cores).orElseThrow() / first.time(cores).orElseThrow();
  }

  /** A table of all ratios; nothing for one program. */
  static Optional<Section> table(List<RunGroup> groups) {
    if (groups.size() < LEAST_GROUPS) {
      return Optional.empty();
    }
    SortedSet<Integer> numbers = new TreeSet<>();
    groups.forEach(group -> numbers.addAll(group.cores()));
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("program"));
    columns.add(Column.text("series"));
    numbers.forEach(cores -> columns.add(Column.number(Quantity.count(cores), "cores")));
    List<List<Cell>> rows = new ArrayList<>();
    for (RunGroup group : groups) {
      for (Series series : group.series().subList(1, group.series().size())) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.of(group.name()));
        row.add(Cell.of(series.label()));
        for (int cores : numbers) {
          boolean both =
              series.finished().contains(cores) && group.first().finished().contains(cores);
          row.add(both ? cell(ratio(group.first(), series, cores)) : Cell.NONE);
        }
        rows.add(row);
      }
    }
    String note =
        "Simulated time divided by that of %s: above 1 it is slower. A dash: one of the two has no"
            + " result.";
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section.Numbers(
                "Time relative to the first series",
                String.format(Locale.ROOT, note, groups.getFirst().first().label()),
                new Table(columns, rows)));
  }

  private static Cell cell(double ratio) {
    return new Cell(Quantity.ratio(ratio), Double.toString(ratio));
  }
}
