package org.inmesh.bench.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does independent pieces of work on several host threads. */
final class HostThreads {
  private HostThreads() {}

  /**
   * Does all the work.
   *
   * @param threads at least 1
   * @param stop called when the work is to end early, before this waits for it
   * @return the results in the order of the tasks
   * @throws InterruptedException if this thread is interrupted
   */
  static <T> List<T> run(List<Callable<T>> tasks, int threads, Runnable stop)
      throws InterruptedException {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<T>> futures = new ArrayList<>();
      tasks.forEach(task -> futures.add(executor.submit(task)));
      List<T> results = new ArrayList<>();
      try {
        for (Future<T> future : futures) {
          results.add(future.get());
        }
        return results;
      } catch (InterruptedException exception) {
        // Closing the executor waits for the tasks, so they have to be stopped first.
        stop.run();
        throw exception;
      } catch (ExecutionException exception) {
        stop.run();
        throw rethrown(exception.getCause());
      }
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    return switch (cause) {
      case RuntimeException failure -> failure;
      case Error error -> throw error;
      default -> new IllegalStateException(cause);
    };
  }
}
