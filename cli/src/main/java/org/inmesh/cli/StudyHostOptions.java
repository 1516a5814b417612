package org.inmesh.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.inmesh.bench.study.cluster.ClusterExecutor;
import org.inmesh.bench.study.cluster.ClusterSettings;
import org.inmesh.bench.study.cluster.HostAddress;
import org.inmesh.bench.study.estimate.Estimator;
import org.inmesh.bench.study.execution.LocalPool;
import org.inmesh.bench.study.execution.PoolSettings;
import org.inmesh.bench.study.execution.RunExecutor;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.loader.BadInputException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where and how a study's runs are done; no result depends on it. */
final class StudyHostOptions {
  @Mixin private RunsAtATimeOptions host;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description =
          "gives up a run that takes the host, or the worker, longer; it counts as failed and is"
              + " tried again only with --retry")
  private Double timeLimit;

  @Option(
      names = "--cluster",
      paramLabel = "HOST[:PORT],...",
      description =
          "does the runs on other hosts, where 'inmesh worker' runs; threads and memory are then"
              + " those of the workers")
  private String cluster;

  /** Runs at the same time. */
  int threads() {
    return host.threads();
  }

  /**
   * Checks what was given.
   *
   * @throws BadInputException if a number is out of range
   */
  void check() {
    host.check();
    if (cluster != null) {
      HostAddress.list(cluster);
    }
    if (timeLimit != null && !(timeLimit >= 0.001 && timeLimit < 1e9)) {
      throw new BadInputException("--time-limit must be a positive number of seconds");
    }
  }

  /**
   * What does the runs.
   *
   * @param messages is told of workers that come and go, from any thread
   */
  RunExecutor executor(Estimator estimator, Consumer<String> messages) {
    Optional<Duration> limit =
        Optional.ofNullable(timeLimit)
            .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)));
    ToDoubleFunction<StudyRun> seconds = run -> estimator.of(run).seconds();
    if (cluster != null) {
      ClusterSettings settings =
          ClusterSettings.of(HostAddress.list(cluster), messages).withSeconds(seconds);
      return new ClusterExecutor(limit.map(settings::withLimit).orElse(settings));
    }
    PoolSettings settings =
        PoolSettings.of(host.threads()).withMemory(host.memory()).withSeconds(seconds);
    return new LocalPool(limit.map(settings::withLimit).orElse(settings));
  }
}
