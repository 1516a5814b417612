package org.inmesh.bench.study.run;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.Statistic;

/**
 * The result of a run: the same, byte by byte, wherever and whenever it was done, so nothing of the
 * host is in it.
 *
 * @param key of the run
 * @param ending why it ended, or empty if the program was refused (it does not fit, a parameter is
 *     wrong): then only the report says more
 * @param report what went wrong, one line per fact; empty if nothing did
 * @param statistics of the run
 * @param output what the program wrote, in UTF-8
 * @param placedByteHops bytes of one message of each channel x links between its ends
 */
public record RunRecord(
    RunKey key,
    Optional<RunResult.Ending> ending,
    List<String> report,
    Map<Statistic, Number> statistics,
    String output,
    long placedByteHops) {
  /** Status of a run whose program was refused. */
  public static final String REFUSED = "refused";

  /** Copies the lists; numbers become Long or Double, as they are read again from a file. */
  public RunRecord {
    report = List.copyOf(report);
    Map<Statistic, Number> copy = new EnumMap<>(Statistic.class);
    statistics.forEach((statistic, value) -> copy.put(statistic, wide(value)));
    statistics = Collections.unmodifiableMap(copy);
  }

  /** An Integer is not equal to the Long of its value. */
  private static Number wide(Number value) {
    return value instanceof Double ? value : (Number) value.longValue();
  }

  /** Whether every process ended. */
  public boolean finished() {
    return ending.filter(end -> end == RunResult.Ending.FINISHED).isPresent();
  }

  /** As tables show it: {@code finished}, {@code cycle-limit}, {@code refused}. */
  public String status() {
    return ending.map(RunRecord::status).orElse(REFUSED);
  }

  /** As tables show an ending. */
  public static String status(RunResult.Ending ending) {
    return ending.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
