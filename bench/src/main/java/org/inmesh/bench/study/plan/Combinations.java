package org.inmesh.bench.study.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inmesh.loader.BadInputException;

/** The cross product of a study's axes, those of a zip counting as one. */
final class Combinations {
  /** A study with more is hardly meant. */
  private static final int MOST = 100_000;

  private final Study study;

  Combinations(Study study) {
    this.study = study;
  }

  /**
   * All combinations, the last group of axes varying fastest.
   *
   * @return a value for each axis by its name
   * @throws BadInputException if there are more than 100,000
   */
  List<Map<String, Object>> all() {
    List<Map<String, Object>> all = List.of(Map.of());
    for (List<Axis> group : groups()) {
      int values = group.getFirst().values().size();
      if ((long) all.size() * values > MOST) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "study %s has more than %d combinations of values",
                study.name(),
                MOST));
      }
      List<Map<String, Object>> longer = new ArrayList<>();
      for (Map<String, Object> combination : all) {
        for (int i = 0; i < values; i++) {
          Map<String, Object> next = new LinkedHashMap<>(combination);
          for (Axis axis : group) {
            next.put(axis.name(), axis.values().get(i));
          }
          longer.add(next);
        }
      }
      all = longer;
    }
    return all;
  }

  /** Axes that go together, in the order of the first of each. */
  private List<List<Axis>> groups() {
    List<List<Axis>> groups = new ArrayList<>();
    for (Axis axis : study.axes()) {
      List<String> zip =
          study.zips().stream()
              .filter(names -> names.contains(axis.name()))
              .findFirst()
              .orElse(List.of(axis.name()));
      List<Axis> group = study.axes().stream().filter(other -> zip.contains(other.name())).toList();
      if (group.getFirst() == axis) {
        groups.add(group);
      }
    }
    return groups;
  }
}
