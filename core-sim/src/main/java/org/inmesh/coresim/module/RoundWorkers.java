package org.inmesh.coresim.module;

import java.util.function.IntConsumer;

/** Host threads that simulate the modules of a round. */
final class RoundWorkers implements AutoCloseable {
  RoundWorkers(int threads) {}

  /** Does the work for each number from 0 up to a limit, and returns when all is done. */
  void run(int limit, IntConsumer work) {
    for (int number = 0; number < limit; number++) {
      work.accept(number);
    }
  }

  @Override
  public void close() {}
}
