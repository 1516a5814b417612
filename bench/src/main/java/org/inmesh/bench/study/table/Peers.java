package org.inmesh.bench.study.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.inmesh.bench.study.PointResult;
import org.inmesh.bench.study.plan.Axis;
import org.inmesh.bench.study.run.RunRecord;

/**
 * Finds other points of a study to compare a point with. Only runs that finished count. Of a point
 * with a seed the peer has the same seed, if there is such a run; otherwise all seeds of the peer
 * count, by their mean.
 */
final class Peers {
  private final List<PointResult> results;

  /** Numbers of finished rows by coordinates without the seed. */
  private final Map<Map<String, Object>, List<Integer>> places = new LinkedHashMap<>();

  /** Numbers of cores of finished rows, by coordinates without cores and seed. */
  private final Map<Map<String, Object>, SortedSet<Integer>> cores = new HashMap<>();

  /** What was looked for and found by comparing with every place. */
  private final Map<Map<String, Object>, List<Integer>> compatible = new HashMap<>();

  Peers(List<PointResult> results) {
    this.results = results;
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i).record().filter(RunRecord::finished).isPresent()) {
        Map<String, Object> place = place(i);
        places.computeIfAbsent(place, any -> new ArrayList<>()).add(i);
        if (place.get(Axis.CORES) instanceof Integer number) {
          cores.computeIfAbsent(withoutCores(place), any -> new TreeSet<>()).add(number);
        }
      }
    }
  }

  private Map<String, Object> place(int row) {
    Map<String, Object> place = new LinkedHashMap<>(results.get(row).point().coordinates());
    place.remove(Axis.SEED);
    return place;
  }

  /**
   * Rows of the peers of a row.
   *
   * @param changes coordinates in which they differ from it
   */
  List<Integer> of(int row, Map<String, Object> changes) {
    Map<String, Object> place = place(row);
    place.putAll(changes);
    Object seed = place.remove(Axis.SEED);
    if (seed == null) {
      seed = results.get(row).point().coordinates().get(Axis.SEED);
    }
    List<Integer> found = places.get(place);
    if (found == null) {
      found = compatible.computeIfAbsent(place, this::compatible);
    }
    for (int peer : found) {
      if (results.get(peer).point().coordinates().get(Axis.SEED).equals(seed)) {
        return List.of(peer);
      }
    }
    return found;
  }

  /** A coordinate that has no effect on one of two points does not keep them apart. */
  private List<Integer> compatible(Map<String, Object> wanted) {
    for (Map.Entry<Map<String, Object>, List<Integer>> place : places.entrySet()) {
      if (areCompatible(wanted, place.getKey())) {
        return place.getValue();
      }
    }
    return List.of();
  }

  /** Whether two places differ in nothing but coordinates that do not apply to one of them. */
  static boolean areCompatible(Map<String, Object> one, Map<String, Object> other) {
    for (Map.Entry<String, Object> coordinate : one.entrySet()) {
      Object value = other.get(coordinate.getKey());
      boolean applies = !coordinate.getValue().equals(Axis.NONE) && !Axis.NONE.equals(value);
      if (applies && !coordinate.getValue().equals(value)) {
        return false;
      }
    }
    return true;
  }

  /** The mean of a quantity over some rows; nothing if there are none or one lacks it. */
  static OptionalDouble mean(List<Integer> rows, IntFunction<OptionalDouble> quantity) {
    double sum = 0;
    for (int row : rows) {
      OptionalDouble value = quantity.apply(row);
      if (value.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += value.getAsDouble();
    }
    return rows.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum / rows.size());
  }

  /** Numbers of cores at which points that differ from a row in nothing else finished. */
  SortedSet<Integer> coresOfSeries(int row) {
    return cores.getOrDefault(withoutCores(place(row)), Collections.emptySortedSet());
  }

  private static Map<String, Object> withoutCores(Map<String, Object> place) {
    Map<String, Object> series = new LinkedHashMap<>(place);
    series.remove(Axis.CORES);
    return series;
  }
}
