package org.inmesh.cli;

import org.inmesh.bench.study.execution.PoolSettings;
import org.inmesh.loader.BadInputException;
import picocli.CommandLine.Option;

/** How many runs of a study a host does at the same time; no result depends on it. */
final class RunsAtATimeOptions {
  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description = "runs at the same time; default: the host's processors")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = MemoryText.class,
      description =
          "of the heap for all runs at a time, such as 6g; fewer run at a time if they would need"
              + " more; default: four fifths of the heap")
  private long memory = PoolSettings.usualMemory();

  /**
   * Checks what was given.
   *
   * @throws BadInputException if a number is out of range
   */
  void check() {
    if (threads < 1) {
      throw new BadInputException("--threads must be at least 1, not " + threads);
    }
    if (memory < 1) {
      throw new BadInputException("--memory must be more than nothing");
    }
  }

  /** Runs at the same time. */
  int threads() {
    return threads;
  }

  /** For all runs at a time, bytes. */
  long memory() {
    return memory;
  }
}
