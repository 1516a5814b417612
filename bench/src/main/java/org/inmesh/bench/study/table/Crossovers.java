package org.inmesh.bench.study.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inmesh.bench.study.plan.Axis;
import org.inmesh.bench.study.plan.Study;
import org.inmesh.bench.study.table.Crossover.Bar;
import org.inmesh.coresim.Statistic;

/** Finds crossovers of every two machines and forms of each program. */
public final class Crossovers {
  /** A program in one form on one machine with more and more cores; means over the seeds. */
  private record Series(
      Map<String, Object> coordinates, Bar bar, SortedMap<Integer, Double> times) {}

  /** How much slower the first of two is at a number of cores: the logarithm of the ratio. */
  private record Difference(int cores, double logarithm) {}

  private Crossovers() {}

  /**
   * Of all that finished in a table: for each two ways to run a program, every change of their
   * order; or, if there is none, that.
   */
  public static List<Crossover> of(StudyTable table) {
    List<Series> all = series(table);
    List<Crossover> found = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        Series one = all.get(i);
        Series other = all.get(j);
        if (!one.bar().equals(other.bar())
            && Peers.areCompatible(one.coordinates(), other.coordinates())) {
          found.addAll(between(one, other));
        }
      }
    }
    return found;
  }

  private static List<Series> series(StudyTable table) {
    Set<String> left = new HashSet<>(withCores(table.study()));
    left.addAll(List.of(Axis.MACHINE, Axis.FORM, Axis.CORES, Axis.SEED));
    Map<List<Object>, Series> series = new LinkedHashMap<>();
    Map<List<Object>, Map<Integer, List<Double>>> times = new LinkedHashMap<>();
    for (StudyRow row : table.rows()) {
      OptionalDouble time = row.statistic(Statistic.SIMULATED_SECONDS);
      if (row.finished() && time.isPresent()) {
        Map<String, Object> coordinates = new LinkedHashMap<>(row.coordinates());
        Bar bar = new Bar(text(row, Axis.MACHINE), text(row, Axis.FORM));
        coordinates.keySet().removeAll(left);
        List<Object> key = List.of(coordinates, bar);
        series.putIfAbsent(key, new Series(coordinates, bar, new TreeMap<>()));
        times
            .computeIfAbsent(key, any -> new TreeMap<>())
            .computeIfAbsent((Integer) row.coordinates().get(Axis.CORES), any -> new ArrayList<>())
            .add(time.getAsDouble());
      }
    }
    times.forEach(
        (key, values) ->
            values.forEach(
                (cores, each) -> series.get(key).times().put(cores, Sample.of(each).mean())));
    return List.copyOf(series.values());
  }

  private static String text(StudyRow row, String coordinate) {
    return (String) row.coordinates().get(coordinate);
  }

  /** Axes that go together with the cores. */
  private static List<String> withCores(Study study) {
    return study.zips().stream()
        .filter(zip -> zip.contains(Axis.CORES))
        .findFirst()
        .orElse(List.of())
        .stream()
        .filter(name -> !name.equals(Axis.PROGRAM) && !name.equals(Axis.PLACEMENT))
        .toList();
  }

  private static List<Crossover> between(Series one, Series other) {
    List<Difference> differences = new ArrayList<>();
    one.times()
        .forEach(
            (cores, time) -> {
              Double second = other.times().get(cores);
              if (second != null) {
                differences.add(new Difference(cores, StrictMath.log(time / second)));
              }
            });
    if (differences.isEmpty()) {
      return List.of();
    }
    List<Crossover> found = new ArrayList<>();
    // The last number of cores at which one of the two was quicker.
    Difference last = null;
    Difference previous = null;
    for (Difference next : differences) {
      if (last != null && last.logarithm() * next.logarithm() < 0) {
        found.add(crossover(one, other, last, next, meeting(previous, next)));
      }
      previous = next;
      last = next.logarithm() == 0 ? last : next;
    }
    if (found.isEmpty() && last != null) {
      Difference fewest = differences.getFirst();
      Difference most = differences.getLast();
      Bar quicker = quicker(one, other, last);
      found.add(
          new Crossover(
              merged(one, other),
              one.bar(),
              other.bar(),
              fewest.cores(),
              most.cores(),
              OptionalDouble.empty(),
              quicker,
              quicker));
    }
    return found;
  }

  /** Where the straight line between two differences, over the logarithm of cores, is 0. */
  private static double meeting(Difference below, Difference above) {
    double from = StrictMath.log(below.cores());
    double to = StrictMath.log(above.cores());
    double share = below.logarithm() / (below.logarithm() - above.logarithm());
    double cores = StrictMath.exp(from + (to - from) * share);
    // More digits would say more than the interpolation does.
    return StrictMath.rint(cores * 10) / 10;
  }

  private static Crossover crossover(
      Series one, Series other, Difference below, Difference above, double cores) {
    return new Crossover(
        merged(one, other),
        one.bar(),
        other.bar(),
        below.cores(),
        above.cores(),
        OptionalDouble.of(cores),
        quicker(one, other, below),
        quicker(one, other, above));
  }

  private static Bar quicker(Series one, Series other, Difference difference) {
    return difference.logarithm() < 0 ? one.bar() : other.bar();
  }

  /** Coordinates of both; a coordinate that applies to one only is that one's. */
  private static Map<String, Object> merged(Series one, Series other) {
    Map<String, Object> merged = new LinkedHashMap<>(one.coordinates());
    other
        .coordinates()
        .forEach(
            (name, value) -> {
              if (merged.get(name).equals(Axis.NONE)) {
                merged.put(name, value);
              }
            });
    return merged;
  }
}
