package org.inmesh.coresim.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Executes many tests, several at a time. Their results do not depend on how many. */
public final class LitmusSuite {
  private final LitmusRunner runner;
  private final List<LitmusTest> tests;
  private final int runs;
  private final AtomicInteger ended = new AtomicInteger();
  private volatile boolean stopping;

  /**
   * Tests to be executed.
   *
   * @param runs of each
   */
  public LitmusSuite(LitmusRunner runner, List<LitmusTest> tests, int runs) {
    this.runner = runner;
    this.tests = List.copyOf(tests);
    this.runs = runs;
  }

  /** Asks for an early end: runs under way are the last. */
  public void requestStop() {
    stopping = true;
  }

  /** How many tests have ended. */
  public int ended() {
    return ended.get();
  }

  /**
   * Executes the tests.
   *
   * @param threads of the host
   * @param results gets each result, in the order of the tests; fewer runs after a request to stop
   */
  public void run(int threads, Consumer<LitmusResult> results) throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<LitmusResult>> futures = new ArrayList<>();
      for (LitmusTest test : tests) {
        futures.add(executor.submit(() -> execute(test)));
      }
      for (Future<LitmusResult> future : futures) {
        results.accept(future.get());
      }
    } catch (ExecutionException exception) {
      throw new IllegalStateException("a litmus test could not be executed", exception.getCause());
    } finally {
      stopping = true;
      executor.shutdown();
    }
  }

  private LitmusResult execute(LitmusTest test) {
    LitmusResult result = runner.run(test, runs, () -> stopping);
    ended.incrementAndGet();
    return result;
  }
}
