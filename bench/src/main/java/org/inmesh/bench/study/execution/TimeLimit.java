package org.inmesh.bench.study.execution;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A run that may take a host so long and no longer. One that takes longer has no result: on a
 * quicker host it would have one.
 */
public final class TimeLimit implements Simulation {
  private static final String REASON = "took the host longer than the time limit of ";

  private final Simulation simulation;
  private final Optional<Duration> limit;

  /**
   * A run with a limit.
   *
   * @param limit empty for none
   */
  public TimeLimit(Simulation simulation, Optional<Duration> limit) {
    this.simulation = simulation;
    this.limit = limit;
  }

  /**
   * Does the run on a thread of its own. At the limit, or if the calling thread is interrupted, the
   * run is asked to stop and not waited for, as a program that is being compiled or placed cannot
   * stop; that goes on beside what comes next.
   */
  @Override
  public RunEnd execute() {
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
      return new RunEnd.Stopped();
    } catch (ExecutionException exception) {
      throw new IllegalStateException("a simulation catches everything itself", exception);
    }
  }

  private static double seconds(Duration limit) {
    return limit.toMillis() / 1000.0;
  }

  @Override
  public void requestStop() {
    simulation.requestStop();
  }

  @Override
  public long cycle() {
    return simulation.cycle();
  }

  @Override
  public long instructions() {
    return simulation.instructions();
  }

  /** Whether that is why a run has no result. */
  static boolean isReason(String reason) {
    return reason.startsWith(REASON);
  }
}
