package org.inmesh.bench.study.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.inmesh.bench.study.run.StudyRun;

/** Does runs on threads of this host, as many at a time as there are threads and memory for. */
public final class LocalPool implements RunExecutor {
  /** How often the end of an execution is looked for, ms. */
  private static final long TICK = 100;

  /** How long a stopped execution waits for runs that are compiled or placed just now, ms. */
  private static final long GRACE = 300;

  private static final double NANOSECONDS = 1e9;

  private final PoolSettings settings;
  private final Function<StudyRun, Simulation> simulations;
  private final List<Running> running = new ArrayList<>();
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

  private static final class Running {
    private final RunQueue.Waiting waiting;
    private final Simulation simulation;
    private final long start = System.nanoTime();

    Running(RunQueue.Waiting waiting, Simulation simulation) {
      this.waiting = waiting;
      this.simulation = simulation;
    }

    double seconds() {
      return (System.nanoTime() - start) / NANOSECONDS;
    }
  }

  @Override
  public void execute(List<StudyRun> runs, RunListener listener) throws InterruptedException {
    Execution execution =
        new Execution(new RunQueue(runs, settings.memory(), settings.seconds()), listener);
    int count = Math.min(settings.threads(), runs.size());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // Not to be waited for at the end of the process: a program that is being placed goes on.
      threads.add(Thread.ofPlatform().daemon().name("run-" + i).start(execution::work));
    }
    try {
      await(threads);
    } catch (InterruptedException exception) {
      requestStop();
      throw exception;
    } finally {
      execution.forget();
    }
    execution.failure.rethrow();
  }

  private void await(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      while (thread.isAlive() && !isStopped()) {
        thread.join(TICK);
      }
    }
    for (Thread thread : threads) {
      thread.join(GRACE);
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  @Override
  public synchronized void requestStop() {
    stopped = true;
    running.forEach(run -> run.simulation.requestStop());
    notifyAll();
  }

  @Override
  public synchronized List<RunningRun> running() {
    return running.stream()
        .map(
            run ->
                new RunningRun(
                    run.waiting.run(),
                    settings.host(),
                    run.seconds(),
                    run.simulation.cycle(),
                    run.simulation.instructions()))
        .toList();
  }

  @Override
  public void close() {
    requestStop();
  }

  /** The threads share the pool's monitor; the listener has one of its own, as it may write. */
  private final class Execution {
    private final RunQueue queue;
    private final RunListener listener;
    private final Capacity capacity = new Capacity(settings.threads(), settings.memoryBytes());
    private final Object telling = new Object();
    private boolean forgotten;
    private final FirstFailure failure = new FirstFailure();

    Execution(RunQueue queue, RunListener listener) {
      this.queue = queue;
      this.listener = listener;
    }

    void work() {
      try {
        for (Running run = next(); run != null; run = next()) {
          perform(run);
        }
      } catch (InterruptedException exception) {
        throw new IllegalStateException("nobody interrupts these threads", exception);
      } catch (RuntimeException | Error exception) {
        fail(exception);
      }
    }

    private void perform(Running run) throws InterruptedException {
      RunEnd end;
      try {
        tell(() -> listener.begun(run.waiting.run()));
        end = TimeLimit.perform(run.simulation, settings.limit());
      } finally {
        remove(run);
      }
      switch (end) {
        case RunEnd.Done done ->
            tell(() -> listener.ended(run.waiting.run(), done, settings.host()));
        case RunEnd.Broken broken -> giveUp(run, broken);
        case RunEnd.Stopped stop -> {
          // Nobody wants to know.
        }
      }
    }

    /** Memory may have been taken by the others: the run is tried again alone. */
    private void giveUp(Running run, RunEnd.Broken broken) {
      if (broken.outOfMemory() && !run.waiting.again() && settings.threads() > 1) {
        synchronized (LocalPool.this) {
          queue.putBackForLater(run.waiting);
          LocalPool.this.notifyAll();
        }
      } else {
        tell(() -> listener.broken(run.waiting.run(), broken.reason()));
      }
    }

    private Running next() throws InterruptedException {
      synchronized (LocalPool.this) {
        while (!stopped && !(queue.isEmpty() && running.isEmpty())) {
          Optional<RunQueue.Waiting> waiting = queue.take(capacity::hasRoomFor);
          if (waiting.isPresent()) {
            capacity.take(waiting.get().bytes());
            Running run = new Running(waiting.get(), simulations.apply(waiting.get().run()));
            running.add(run);
            return run;
          }
          LocalPool.this.wait();
        }
        return null;
      }
    }

    private void remove(Running run) {
      synchronized (LocalPool.this) {
        running.remove(run);
        capacity.giveBack(run.waiting.bytes());
        LocalPool.this.notifyAll();
      }
    }

    private void tell(Runnable news) {
      synchronized (telling) {
        if (!forgotten) {
          news.run();
        }
      }
    }

    /** What runs that could not be waited for have to say is of no interest any more. */
    void forget() {
      synchronized (telling) {
        forgotten = true;
      }
    }

    private void fail(Throwable exception) {
      failure.note(exception);
      requestStop();
    }
  }
}
