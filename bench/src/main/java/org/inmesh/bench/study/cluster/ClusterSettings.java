package org.inmesh.bench.study.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.inmesh.bench.study.execution.HeapEstimate;
import org.inmesh.bench.study.execution.MemoryEstimate;
import org.inmesh.bench.study.run.StudyRun;

/**
 * How runs are done on other hosts.
 *
 * @param workers at least one of each cluster of workers
 * @param memory how much each run will take
 * @param seconds how long each will take, in any unit, as the longest are begun first
 * @param limit of a worker's time for each run; empty for none
 * @param patience how long to go on without any worker
 * @param messages is told of workers that come and go, one line each; from any thread
 */
public record ClusterSettings(
    List<HostAddress> workers,
    MemoryEstimate memory,
    ToDoubleFunction<StudyRun> seconds,
    Optional<Duration> limit,
    Duration patience,
    Consumer<String> messages) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Copies the list. */
  public ClusterSettings {
    workers = List.copyOf(workers);
  }

  /** Runs in their order, and a minute of patience. */
  public static ClusterSettings of(List<HostAddress> workers, Consumer<String> messages) {
    return new ClusterSettings(
        workers, new HeapEstimate(), run -> 0, Optional.empty(), PATIENCE, messages);
  }

  /** With an estimate of how long each run takes. */
  public ClusterSettings withSeconds(ToDoubleFunction<StudyRun> estimate) {
    return new ClusterSettings(workers, memory, estimate, limit, patience, messages);
  }

  /** With a limit of a worker's time for each run. */
  public ClusterSettings withLimit(Duration time) {
    return new ClusterSettings(workers, memory, seconds, Optional.of(time), patience, messages);
  }
}
