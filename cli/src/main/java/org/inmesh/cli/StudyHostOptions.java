package org.inmesh.cli;

import java.time.Duration;
import java.util.function.Consumer;
import org.inmesh.bench.study.cluster.ClusterExecutor;
import org.inmesh.bench.study.cluster.ClusterSettings;
import org.inmesh.bench.study.cluster.HostAddress;
import org.inmesh.bench.study.estimate.Estimator;
import org.inmesh.bench.study.execution.LocalPool;
import org.inmesh.bench.study.execution.PoolSettings;
import org.inmesh.bench.study.execution.RunExecutor;
import org.inmesh.loader.BadInputException;
import picocli.CommandLine.Option;

/** Where and how a study's runs are done; no result depends on it. */
final class StudyHostOptions {
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
  private Long memory;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description =
          "gives up a run that takes the host longer; it counts as failed and is tried again"
              + " the next time")
  private Double timeLimit;

  @Option(
      names = "--cluster",
      paramLabel = "HOST[:PORT],...",
      description =
          "does the runs on other hosts, where 'inmesh worker' runs; threads and memory are then"
              + " those of the workers, and no run has a time limit")
  private String cluster;

  /** Runs at the same time. */
  int threads() {
    return threads;
  }

  /**
   * Checks what was given.
   *
   * @throws BadInputException if a number is out of range
   */
  void check() {
    if (threads < 1) {
      throw new BadInputException("--threads must be at least 1, not " + threads);
    }
    if (memory != null && memory < 1) {
      throw new BadInputException("--memory must be more than nothing");
    }
    if (cluster != null) {
      HostAddress.list(cluster);
    }
    if (timeLimit != null && !(timeLimit > 0 && timeLimit < 1e9)) {
      throw new BadInputException("--time-limit must be a positive number of seconds");
    }
  }

  /**
   * What does the runs.
   *
   * @param messages is told of workers that come and go, from any thread
   */
  RunExecutor executor(Estimator estimator, Consumer<String> messages) {
    if (cluster != null) {
      return new ClusterExecutor(
          ClusterSettings.of(HostAddress.list(cluster), messages)
              .withSeconds(run -> estimator.of(run).seconds()));
    }
    PoolSettings settings =
        PoolSettings.of(threads).withSeconds(run -> estimator.of(run).seconds());
    if (memory != null) {
      settings = settings.withMemory(memory);
    }
    if (timeLimit != null) {
      settings = settings.withLimit(Duration.ofMillis(Math.round(timeLimit * 1000)));
    }
    return new LocalPool(settings);
  }
}
