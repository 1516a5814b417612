package org.inmesh.bench.study.execution;

import java.util.List;
import java.util.function.Function;
import org.inmesh.bench.study.run.StudyRun;

/** Does runs on threads of this host, as many at a time as there are threads and memory for. */
public final class LocalPool implements RunExecutor {
  /** How often the end of an execution is looked for, ms. */
  private static final long TICK = 100;

  /** How long a stopped execution waits for runs that are compiled or placed just now, ms. */
  private static final long GRACE = 300;

  private final PoolSettings settings;
  private final Function<StudyRun, Simulation> simulations;
  private Distribution distribution;
  private boolean stopped;

  /** A pool that simulates. */
  public LocalPool(PoolSettings settings) {
    this(settings, RunExecution::new);
  }

  /** A pool that does something else for a run. */
  LocalPool(PoolSettings settings, Function<StudyRun, Simulation> simulations) {
    this.settings = settings;
    this.simulations = simulations;
  }

  private final class ThisHost implements RunHost {
    @Override
    public String name() {
      return settings.host();
    }

    @Override
    public int threads() {
      return settings.threads();
    }

    @Override
    public long memoryBytes() {
      return settings.memoryBytes();
    }

    @Override
    public Simulation simulation(RunQueue.Waiting run) {
      return new TimeLimit(simulations.apply(run.run()), settings.limit());
    }
  }

  @Override
  public void execute(List<StudyRun> runs, RunListener listener) throws InterruptedException {
    RunQueue queue = new RunQueue(runs, settings.memory(), settings.seconds());
    Distribution now = begin(new Distribution(queue, listener, message -> {}));
    try {
      now.give(List.of(new ThisHost()));
      while (!now.hasEnded(TICK)) {
        // It is waited for.
      }
    } finally {
      now.end(GRACE);
    }
    now.rethrow();
  }

  private synchronized Distribution begin(Distribution next) {
    distribution = next;
    if (stopped) {
      next.stop();
    }
    return next;
  }

  @Override
  public synchronized void requestStop() {
    stopped = true;
    if (distribution != null) {
      distribution.stop();
    }
  }

  @Override
  public synchronized List<RunningRun> running() {
    return distribution == null ? List.of() : distribution.running();
  }

  @Override
  public void close() {
    requestStop();
  }
}
