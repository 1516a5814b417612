package org.inmesh.bench.report.findings;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inmesh.coresim.Statistic;

/**
 * Runs that differ in their number of cores, and in their seeds, alone.
 *
 * @param label what tells the series apart in its group: {@code mesh messages}
 * @param runs by number of cores; several only if they are repeats with other seeds
 */
record Series(String label, SortedMap<Integer, List<MeasuredRun>> runs) {

  /** Copies the runs. */
  Series {
    runs = new TreeMap<>(runs);
  }

  /** The mean over the repeats that finished, if there are any and they have the statistic. */
  OptionalDouble mean(int cores, Statistic statistic) {
    return runs.getOrDefault(cores, List.of()).stream()
        .filter(MeasuredRun::finished)
        .map(run -> run.value(statistic))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  /** Simulated time, seconds. */
  OptionalDouble time(int cores) {
    return mean(cores, Statistic.SIMULATED_SECONDS);
  }

  /** Simulated time by number of cores, seconds, where it finished. */
  SortedMap<Integer, Double> times() {
    SortedMap<Integer, Double> times = new TreeMap<>();
    for (int cores : runs.keySet()) {
      time(cores).ifPresent(seconds -> times.put(cores, seconds));
    }
    return times;
  }

  /** Numbers of cores at which it finished. */
  SortedSet<Integer> finished() {
    SortedSet<Integer> cores = new TreeSet<>();
    runs.forEach(
        (number, repeats) -> {
          if (repeats.stream().anyMatch(MeasuredRun::finished)) {
            cores.add(number);
          }
        });
    return cores;
  }
}
