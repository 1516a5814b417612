package org.inmesh.cli;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something ten times a second until it is closed. */
final class Ticker implements AutoCloseable {
  private static final int MILLISECONDS = 100;

  private final Runnable task;
  private final ScheduledExecutorService executor;

  Ticker(Runnable task) {
    this.task = task;
    executor =
        Executors.newSingleThreadScheduledExecutor(
            runnable -> {
              Thread thread = new Thread(runnable, "ticker");
              thread.setDaemon(true);
              return thread;
            });
  }

  void start() {
    executor.scheduleWithFixedDelay(task, MILLISECONDS, MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    executor.close();
  }
}
