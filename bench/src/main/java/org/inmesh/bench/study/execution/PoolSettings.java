package org.inmesh.bench.study.execution;

import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.inmesh.bench.study.run.StudyRun;

/**
 * How runs are done on this host.
 *
 * @param threads runs at a time, at least 1
 * @param memoryBytes of the heap that runs may take together
 * @param memory how much each will take
 * @param seconds how long each will take, in any unit, as the longest are begun first
 * @param limit of the host's time for each run; empty for none
 * @param host its name
 */
public record PoolSettings(
    int threads,
    long memoryBytes,
    MemoryEstimate memory,
    ToDoubleFunction<StudyRun> seconds,
    Optional<Duration> limit,
    String host) {

  /** A share of the heap that is left to everything else. */
  private static final double FOR_RUNS = 0.8;

  /** As many runs at a time as there are threads, in their order, with most of the heap. */
  public static PoolSettings of(int threads) {
    return new PoolSettings(
        threads, usualMemory(), new HeapEstimate(), run -> 0, Optional.empty(), "local");
  }

  /** Four fifths of the greatest heap of this virtual machine, bytes. */
  public static long usualMemory() {
    return (long) (Runtime.getRuntime().maxMemory() * FOR_RUNS);
  }

  /** With another memory budget. */
  public PoolSettings withMemory(long bytes) {
    return new PoolSettings(threads, bytes, memory, seconds, limit, host);
  }

  /** With an estimate of how long each run takes. */
  public PoolSettings withSeconds(ToDoubleFunction<StudyRun> estimate) {
    return new PoolSettings(threads, memoryBytes, memory, estimate, limit, host);
  }

  /** With a limit of the host's time for each run. */
  public PoolSettings withLimit(Duration time) {
    return new PoolSettings(threads, memoryBytes, memory, seconds, Optional.of(time), host);
  }

  /** With a name for this host. */
  public PoolSettings named(String name) {
    return new PoolSettings(threads, memoryBytes, memory, seconds, limit, name);
  }
}
