package org.inmesh.bench.report.findings;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.inmesh.bench.study.plan.Axis;
import org.inmesh.coresim.Statistic;

/**
 * A run as a report needs it, whatever experiment it is of.
 *
 * @param coordinates what tells it apart from others, by name: as those of a study, see {@link
 *     Axis}
 * @param status {@link #FINISHED}, or in a word why it has no result
 * @param reasons more of that, one line per fact; empty if it finished
 * @param statistics of the run, where its cycles went included if that was measured
 * @param profile what it did where and when, if that was measured
 */
public record MeasuredRun(
    Map<String, Object> coordinates,
    String status,
    List<String> reasons,
    Map<Statistic, Number> statistics,
    Optional<MeasuredProfile> profile) {

  /** The status of a run of which every process ended. */
  public static final String FINISHED = "finished";

  /** Copies the collections. */
  public MeasuredRun {
    coordinates = Collections.unmodifiableMap(new LinkedHashMap<>(coordinates));
    reasons = List.copyOf(reasons);
    Map<Statistic, Number> copy = new EnumMap<>(Statistic.class);
    copy.putAll(statistics);
    statistics = Collections.unmodifiableMap(copy);
  }

  /** Whether every process ended. */
  public boolean finished() {
    return status.equals(FINISHED);
  }

  /** Number of cores. */
  public int cores() {
    return coordinates.get(Axis.CORES) instanceof Number number ? number.intValue() : 0;
  }

  /** A coordinate as text; empty if the run has none of this name. */
  String coordinate(String name) {
    Object value = coordinates.get(name);
    return value == null ? "" : value.toString();
  }

  /** A statistic, if it applies. */
  OptionalDouble value(Statistic statistic) {
    Number number = statistics.get(statistic);
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number.doubleValue());
  }
}
