package org.inmesh.bench.report.findings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inmesh.bench.study.plan.Axis;

/**
 * The runs of one program doing the same work, in series over the number of cores.
 *
 * @param program its name
 * @param name the program's, and how it scales and its parameters if these differ
 * @param growth how the work changes with the number of cores
 * @param series in the order in which they appear; the first is what others are compared to
 */
record RunGroup(String program, String name, Growth growth, List<Series> series) {
  /** What becomes of the work with more cores. */
  enum Growth {
    /** It stays. */
    NONE,
    /** It grows with their number. */
    WEAK,
    /** Parameters go with the number of cores: what the work is then, only the program knows. */
    UNKNOWN
  }

  private static final Set<String> OF_GROUPS_AND_AXES =
      Set.of(Axis.PROGRAM, Axis.CORES, Axis.SCALING, Axis.SEED);

  /** Copies the list. */
  RunGroup {
    series = List.copyOf(series);
  }

  /** Sorts runs into groups, in the order in which they appear. */
  static List<RunGroup> of(List<MeasuredRun> runs) {
    return of(runs, Arrangement.FIRST);
  }

  /**
   * Sorts runs into groups, in the order in which they appear.
   *
   * @param arrangement what is compared with what
   */
  static List<RunGroup> of(List<MeasuredRun> runs, Arrangement arrangement) {
    boolean scalings =
        runs.stream().map(run -> run.coordinate(Axis.SCALING)).distinct().count() > 1;
    Map<String, List<MeasuredRun>> byName = new LinkedHashMap<>();
    for (MeasuredRun run : runs) {
      String scaling = scalings ? ", " + run.coordinate(Axis.SCALING) + " scaling" : "";
      String work = label(run, workOf(run, arrangement));
      String name = run.coordinate(Axis.PROGRAM) + scaling + (work.isEmpty() ? "" : ", " + work);
      byName.computeIfAbsent(name, unused -> new ArrayList<>()).add(run);
    }
    Set<String> varying = varying(runs);
    varying.removeAll(arrangement.work());
    varying.removeAll(arrangement.withCores());
    List<RunGroup> groups = new ArrayList<>();
    byName.forEach(
        (name, members) -> {
          MeasuredRun any = members.getFirst();
          groups.add(
              new RunGroup(
                  any.coordinate(Axis.PROGRAM),
                  name,
                  growth(any, arrangement),
                  series(members, varying, arrangement.baseline())));
        });
    return groups;
  }

  /** The coordinates of a run that say what it has to do, in its order. */
  private static List<String> workOf(MeasuredRun run, Arrangement arrangement) {
    return run.coordinates().keySet().stream().filter(arrangement.work()::contains).toList();
  }

  private static Growth growth(MeasuredRun run, Arrangement arrangement) {
    if (arrangement.withCores().stream().anyMatch(name -> !run.coordinate(name).isEmpty())) {
      return Growth.UNKNOWN;
    }
    return run.coordinate(Axis.SCALING).equals("weak") ? Growth.WEAK : Growth.NONE;
  }

  /** Names of the coordinates that tell series apart, the machine's where none does. */
  static Set<String> varying(List<MeasuredRun> runs) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (MeasuredRun run : runs) {
      for (String name : run.coordinates().keySet()) {
        if (!OF_GROUPS_AND_AXES.contains(name)) {
          values.computeIfAbsent(name, unused -> new LinkedHashSet<>()).add(run.coordinate(name));
        }
      }
    }
    Set<String> varying = new LinkedHashSet<>();
    // The machine first: it is what a reader looks for.
    if (values.containsKey(Axis.MACHINE)) {
      varying.add(Axis.MACHINE);
    }
    values.forEach(
        (name, different) -> {
          if (different.size() > 1) {
            varying.add(name);
          }
        });
    return varying;
  }

  private static List<Series> series(
      List<MeasuredRun> members, Set<String> varying, Map<String, Object> baseline) {
    // A stable sort: the baseline comes first, all else stays in its order.
    List<MeasuredRun> runs =
        members.stream().sorted(Comparator.comparing(run -> !isAt(run, baseline))).toList();
    Map<String, SortedMap<Integer, List<MeasuredRun>>> byLabel = new LinkedHashMap<>();
    for (MeasuredRun run : runs) {
      byLabel
          .computeIfAbsent(label(run, varying), unused -> new TreeMap<>())
          .computeIfAbsent(run.cores(), unused -> new ArrayList<>())
          .add(run);
    }
    List<Series> series = new ArrayList<>();
    byLabel.forEach((label, byCores) -> series.add(new Series(label, byCores)));
    return series;
  }

  /** Whether a run lies on the baseline; the number of cores is every run's own. */
  private static boolean isAt(MeasuredRun run, Map<String, Object> baseline) {
    return baseline.entrySet().stream()
        .filter(each -> !each.getKey().equals(Axis.CORES))
        .allMatch(each -> each.getValue().toString().equals(run.coordinate(each.getKey())));
  }

  /** What tells the series of a run apart. */
  static String label(MeasuredRun run, Collection<String> varying) {
    return varying.stream()
        .map(name -> part(name, run.coordinates().get(name)))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String part(String name, Object value) {
    String text = value == null ? "" : value.toString();
    return text.isEmpty() || !(value instanceof Number) ? text : name + "=" + text;
  }

  /** Every number of cores of a run, finished or not, upwards. */
  SortedSet<Integer> cores() {
    SortedSet<Integer> cores = new TreeSet<>();
    series.forEach(each -> cores.addAll(each.runs().keySet()));
    return cores;
  }

  /** What others are compared to. */
  Series first() {
    return series.getFirst();
  }
}
