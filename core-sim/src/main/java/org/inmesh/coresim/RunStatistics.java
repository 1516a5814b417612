package org.inmesh.coresim;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.inmesh.coresim.profile.RunProfile;

/**
 * Values of the statistics that apply to a machine. Two equal runs have equal statistics; nothing
 * of the host is in here.
 *
 * @param values counts are {@link Long}s, ratios and means {@link Double}s
 * @param stacks where each core's cycles went; empty if that was not measured
 * @param lines of coherent memory, the hottest first; empty if that was not measured
 * @param profile where and when things happened; empty if that was not measured
 */
public record RunStatistics(
    Map<Statistic, Number> values,
    List<CycleStack> stacks,
    List<LineActivity> lines,
    Optional<RunProfile> profile) {

  /** Copies the values. */
  public RunStatistics {
    values =
        Collections.unmodifiableMap(
            values.isEmpty() ? new EnumMap<>(Statistic.class) : new EnumMap<>(values));
    stacks = List.copyOf(stacks);
    lines = List.copyOf(lines);
    Objects.requireNonNull(profile);
  }

  /** Values alone. */
  public RunStatistics(Map<Statistic, Number> values) {
    this(values, List.of(), List.of(), Optional.empty());
  }

  /** A count; 0 if it does not apply. */
  public long count(Statistic statistic) {
    return values.getOrDefault(statistic, 0L).longValue();
  }

  /** A ratio or mean; 0 if it does not apply. */
  public double value(Statistic statistic) {
    return values.getOrDefault(statistic, 0.0).doubleValue();
  }
}
