package org.inmesh.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.Statistic;
import org.inmesh.loader.placement.PlacementStrategy;

/** A run as named values. All of {@link Statistic} is there; what does not apply is null. */
final class RunRow {
  private RunRow() {}

  /**
   * The row of a run.
   *
   * @param result null if the machine did not run
   */
  static Map<String, Object> of(
      String program,
      Map<String, Integer> parameters,
      MachineSpecification machine,
      RunResult result) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("program", program);
    row.put("parameters", parameters);
    row.put("machine", machine.name());
    row.put("kind", machine.kind().name().toLowerCase(Locale.ROOT));
    row.put("cores", machine.cores());
    row.put("ending", result == null ? "not_run" : key(result.ending()));
    row.put("report", result == null ? List.of() : result.report());
    for (Statistic statistic : Statistic.values()) {
      row.put(statistic.key(), result == null ? null : result.statistics().values().get(statistic));
    }
    return row;
  }

  /**
   * Adds how the program was placed.
   *
   * @param byteHops bytes of one message of each channel x links between its ends; null if the
   *     program was not loaded
   */
  static void addPlacement(Map<String, Object> row, PlacementStrategy strategy, Long byteHops) {
    row.put("placement", strategy.label());
    row.put("placement_byte_hops", byteHops);
  }

  /** Adds what depends on the host, which is not part of a statistics file. */
  static void addHost(Map<String, Object> row, RunResult result, double hostSeconds) {
    row.put("host_seconds", result == null ? null : hostSeconds);
    row.put(
        "host_instructions_per_second",
        result == null ? null : result.statistics().count(Statistic.INSTRUCTIONS) / hostSeconds);
  }

  private static String key(RunResult.Ending ending) {
    return ending.name().toLowerCase(Locale.ROOT);
  }

  /** {@code cycle limit reached} and the like. */
  static String words(RunResult.Ending ending) {
    return switch (ending) {
      case FINISHED -> "finished";
      case DEADLOCK -> "deadlock";
      case ERROR -> "error";
      case CYCLE_LIMIT -> "cycle limit";
      case INTERRUPTED -> "interrupted";
    };
  }

  /** The process's exit code after such an ending. */
  static int exitCode(RunResult.Ending ending) {
    return switch (ending) {
      case FINISHED -> ExitCode.OK;
      case DEADLOCK, ERROR, CYCLE_LIMIT -> ExitCode.PROGRAM_WENT_WRONG;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
    };
  }
}
