package org.inmesh.coresim;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where the cycles of a core went. The parts, in the order of {@link Statistic}, are the machine's
 * own; together they are the run's cycles.
 *
 * @param cycles of each part
 */
public record CycleStack(Map<Statistic, Long> cycles) {

  /** Copies the parts. */
  public CycleStack {
    cycles = Collections.unmodifiableMap(new EnumMap<>(cycles));
  }

  /** Cycles of all parts. */
  public long total() {
    return cycles.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Cycles of all cores, of each part. */
  public static CycleStack sum(List<CycleStack> stacks) {
    Map<Statistic, Long> sums = new EnumMap<>(Statistic.class);
    for (CycleStack stack : stacks) {
      stack.cycles().forEach((part, cycles) -> sums.merge(part, cycles, Long::sum));
    }
    return new CycleStack(sums);
  }
}
