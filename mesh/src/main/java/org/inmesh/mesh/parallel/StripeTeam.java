package org.inmesh.mesh.parallel;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Host threads that work on the stripes of one network side by side, again and again: {@link #run}
 * does a task for every stripe and returns when all are done. What a stripe wrote, all stripes see
 * in the next run, and the caller after this one.
 *
 * <p>The calling thread does stripe 0, daemon threads the others. A thread that waits spins for a
 * moment, then yields, then parks, since a round may take a few microseconds only, and the host's
 * cores may be fewer than the threads, or busy with something else. Whoever makes a team closes it.
 * A team may serve several networks, but one thread at a time.
 */
public final class StripeTeam implements AutoCloseable {
  private static final int SPINS = 50;
  private static final int YIELDS = 50;

  /** Of a thread that waits: a lost wake-up, which cannot be, would cost no more than this. */
  private static final long PARK_NANOSECONDS = 50_000_000;

  private final Worker[] workers;

  /** What each stripe's task threw in this round, or null. */
  private final Throwable[] failures;

  private final AtomicInteger unfinished = new AtomicInteger();

  /** Of this round; published by {@link #round}. */
  private IntConsumer task;

  /** The number of the round, negative when the team is closed. */
  private volatile int round;

  /** The caller, while it is parked or about to be. */
  private volatile Thread parkedCaller;

  private volatile boolean running;

  /**
   * A team for some stripes.
   *
   * @param stripes also the number of threads, the caller's included; at least 1
   */
  public StripeTeam(int stripes) {
    if (stripes < 1) {
      throw new IllegalArgumentException("a team of " + stripes + " threads");
    }
    failures = new Throwable[stripes];
    workers = new Worker[stripes - 1];
    Arrays.setAll(workers, i -> new Worker(i + 1));
    for (Worker worker : workers) {
      worker.start();
    }
  }

  /** How many stripes a run works on. */
  public int stripes() {
    return failures.length;
  }

  /**
   * Does a task for each stripe, 0 to {@link #stripes} - 1, and returns when all are done.
   *
   * @throws RuntimeException what a stripe's task threw, that of the lowest stripe if several did
   *     (the same for an Error); the team can go on
   * @throws IllegalStateException if the team is closed, or in another run
   */
  public void run(IntConsumer stripeTask) {
    if (round < 0) {
      throw new IllegalStateException("the team of threads is closed");
    }
    if (running) {
      throw new IllegalStateException("the team of threads is in another run");
    }
    running = true;
    task = stripeTask;
    unfinished.set(workers.length);
    round = round == Integer.MAX_VALUE ? 0 : round + 1;
    for (Worker worker : workers) {
      worker.wake();
    }
    work(0, stripeTask);
    awaitWorkers();
    task = null;
    running = false;
    throwFailure();
  }

  private void work(int stripe, IntConsumer stripeTask) {
    try {
      stripeTask.accept(stripe);
    } catch (RuntimeException | Error failure) {
      failures[stripe] = failure;
    }
  }

  private void awaitWorkers() {
    for (int tries = 0; unfinished.get() != 0; tries++) {
      if (tries < SPINS) {
        Thread.onSpinWait();
      } else if (tries < SPINS + YIELDS) {
        Thread.yield();
      } else {
        parkedCaller = Thread.currentThread();
        if (unfinished.get() != 0) {
          LockSupport.parkNanos(this, PARK_NANOSECONDS);
        }
        parkedCaller = null;
      }
    }
  }

  private void throwFailure() {
    Throwable first = null;
    for (int stripe = 0; stripe < failures.length; stripe++) {
      Throwable failure = failures[stripe];
      failures[stripe] = null;
      if (first == null) {
        first = failure;
      } else if (failure != null && failure != first) {
        first.addSuppressed(failure);
      }
    }
    if (first instanceof RuntimeException exception) {
      throw exception;
    }
    if (first instanceof Error error) {
      throw error;
    }
  }

  /** Ends the threads; not during a run. Closing again does nothing. */
  @Override
  public void close() {
    round = -1;
    for (Worker worker : workers) {
      worker.wake();
    }
  }

  private final class Worker extends Thread {
    private final int stripe;
    private volatile boolean parked;

    Worker(int stripe) {
      super("network stripe " + stripe);
      this.stripe = stripe;
      setDaemon(true);
    }

    /** To be called after the round has changed. */
    void wake() {
      if (parked) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      int done = 0;
      while (true) {
        int next = awaitRoundAfter(done);
        if (next < 0) {
          return;
        }
        work(stripe, task);
        done = next;
        if (unfinished.decrementAndGet() == 0) {
          LockSupport.unpark(parkedCaller);
        }
      }
    }

    private int awaitRoundAfter(int done) {
      for (int tries = 0; round == done; tries++) {
        if (tries < SPINS) {
          Thread.onSpinWait();
        } else if (tries < SPINS + YIELDS) {
          Thread.yield();
        } else {
          parked = true;
          if (round == done) {
            LockSupport.park(StripeTeam.this);
          }
          parked = false;
        }
      }
      return round;
    }
  }
}
