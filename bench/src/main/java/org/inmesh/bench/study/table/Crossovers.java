package org.inmesh.bench.study.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inmesh.bench.study.plan.Axis;
import org.inmesh.bench.study.plan.Study;
import org.inmesh.bench.study.table.Crossover.Bar;
import org.inmesh.coresim.Statistic;

/** Finds crossovers of every two machines and forms of each program. */
public final class Crossovers {
  /** A program in one form on one machine with more and more cores; means over the seeds. */
  private record Series(
      Map<String, Object> coordinates, Bar bar, SortedMap<Integer, Double> times) {}

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
    List<Crossing> crossings = Crossing.between(one.times(), other.times());
    return crossings.isEmpty()
        ? unchanged(one, other).stream().toList()
        : crossings.stream().map(crossing -> crossover(one, other, crossing)).toList();
  }

  private static Crossover crossover(Series one, Series other, Crossing crossing) {
    Series below = crossing.firstQuickerBelow() ? one : other;
    Series above = crossing.firstQuickerBelow() ? other : one;
    return new Crossover(
        merged(one, other),
        one.bar(),
        other.bar(),
        crossing.below(),
        crossing.above(),
        // More digits would say more than the interpolation does.
        OptionalDouble.of(StrictMath.rint(crossing.cores() * 10) / 10),
        below.bar(),
        above.bar());
  }

  /** That one of two is always the quicker; nothing if they have no cores in common or tie. */
  private static Optional<Crossover> unchanged(Series one, Series other) {
    SortedSet<Integer> common = new TreeSet<>(one.times().keySet());
    common.retainAll(other.times().keySet());
    for (int cores : common) {
      int order = one.times().get(cores).compareTo(other.times().get(cores));
      if (order != 0) {
        Bar quicker = order < 0 ? one.bar() : other.bar();
        return Optional.of(
            new Crossover(
                merged(one, other),
                one.bar(),
                other.bar(),
                common.first(),
                common.last(),
                OptionalDouble.empty(),
                quicker,
                quicker));
      }
    }
    return Optional.empty();
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
