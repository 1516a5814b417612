package org.inmesh.bench.study.execution;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long a run may take a host. A run that takes longer has no result: on a quicker host it would
 * have one.
 */
public final class TimeLimit {
  private static final String REASON = "took the host longer than the time limit of ";

  private TimeLimit() {}

  /**
   * Does a run on a thread of its own. At the limit the run is asked to stop and not waited for, as
   * a program that is being compiled or placed cannot stop; that goes on beside what comes next.
   *
   * @param limit empty for none
   * @throws InterruptedException if this thread is interrupted; the run is then asked to stop
   */
  public static RunEnd perform(Simulation simulation, Optional<Duration> limit)
      throws InterruptedException {
    FutureTask<RunEnd> task = new FutureTask<>(simulation::execute);
    // Not to be waited for at the end of the process.
    Thread.ofPlatform().daemon().name("run").start(task);
    try {
      return limit.isPresent() ? task.get(limit.get().toNanos(), TimeUnit.NANOSECONDS) : task.get();
    } catch (TimeoutException overdue) {
      simulation.requestStop();
      return new RunEnd.Broken(REASON + seconds(limit.orElseThrow()) + " s", false);
    } catch (InterruptedException exception) {
      simulation.requestStop();
      throw exception;
    } catch (ExecutionException exception) {
      throw new IllegalStateException("a simulation catches everything itself", exception);
    }
  }

  private static double seconds(Duration limit) {
    return limit.toMillis() / 1000.0;
  }

  /** Whether that is why a run has no result. */
  static boolean isReason(String reason) {
    return reason.startsWith(REASON);
  }
}
