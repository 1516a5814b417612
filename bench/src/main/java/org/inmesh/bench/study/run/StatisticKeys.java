package org.inmesh.bench.study.run;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.inmesh.coresim.Statistic;

/** Finds statistics by their stable names, as files have them. */
public final class StatisticKeys {
  private static final Map<String, Statistic> STATISTICS =
      Arrays.stream(Statistic.values())
          .collect(Collectors.toUnmodifiableMap(Statistic::key, Function.identity()));

  private StatisticKeys() {}

  /** The statistic of a name, if there is one. */
  public static Optional<Statistic> find(String key) {
    return Optional.ofNullable(STATISTICS.get(key));
  }
}
