package org.inmesh.coresim.module;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Host threads that simulate the nodes of a round side by side. Which thread takes which node makes
 * no difference to anything but speed.
 *
 * <p>Rounds are short, so that the helpers look out for the next one for a while before they go to
 * sleep.
 */
final class RoundWorkers implements AutoCloseable {
  private static final int LOOKS_BEFORE_SLEEP = 200;

  private final IntConsumer work;
  private final Thread[] helpers;
  private final AtomicInteger nextNumber = new AtomicInteger();
  private final AtomicInteger busyHelpers = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private int limit;
  private volatile int round;
  private volatile boolean closed;

  /**
   * Starts the helpers.
   *
   * @param threads with the one that calls {@link #run}
   * @param work to be done for each number of a round
   */
  RoundWorkers(int threads, IntConsumer work) {
    this.work = work;
    helpers = new Thread[threads - 1];
    for (int helper = 0; helper < helpers.length; helper++) {
      helpers[helper] =
          Thread.ofPlatform().daemon().name("modules-" + (helper + 1)).start(this::help);
    }
  }

  /** True if there is more than one thread. */
  boolean isParallel() {
    return helpers.length > 0;
  }

  /** Does the work for each number from 0 up to a limit, and returns when all is done. */
  void run(int numbers) {
    limit = numbers;
    nextNumber.set(0);
    busyHelpers.set(helpers.length);
    round++;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
    takeNumbers();
    for (int looks = 0; busyHelpers.get() > 0; looks++) {
      if (looks < LOOKS_BEFORE_SLEEP) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new IllegalStateException("a host thread failed", thrown);
    }
  }

  private void takeNumbers() {
    for (int number = nextNumber.getAndIncrement();
        number < limit;
        number = nextNumber.getAndIncrement()) {
      work.accept(number);
    }
  }

  private void help() {
    int done = 0;
    while (true) {
      int looks = 0;
      while (round == done && !closed) {
        if (looks < LOOKS_BEFORE_SLEEP) {
          looks++;
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
      if (closed) {
        return;
      }
      done++;
      try {
        takeNumbers();
      } catch (RuntimeException | Error thrown) {
        failure.compareAndSet(null, thrown);
      } finally {
        busyHelpers.decrementAndGet();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }
}
