package org.inmesh.programs;

import java.util.Map;

/** What kernels must print in which all processes want the same thing, without processes. */
final class CollectiveKernels {
  private CollectiveKernels() {}

  static String reduction(Map<String, Integer> values) {
    int elements = scaled(values, "size", "processes");
    int seed = 0;
    for (int round = 0; round < values.get("rounds"); round++) {
      int sum = 0;
      for (int i = 0; i < elements; i++) {
        sum += SeededGenerator.word(seed, i);
      }
      seed = sum;
    }
    return "%d elements, %d rounds, last sum %d\n".formatted(elements, values.get("rounds"), seed);
  }

  /** Threads are counted from 1, where the token begins; 1000 hops of 503 threads end at 498. */
  static String threadring(Map<String, Integer> values) {
    int threads = values.get("threads");
    int hops = scaled(values, "hops", "threads");
    return "after %d hops the token is at thread %d of %d\n"
        .formatted(hops, hops % threads + 1, threads);
  }

  /** Each number once: the sum of all below the number of tickets, modulo the word. */
  static String tickets(Map<String, Integer> values) {
    long tickets = scaled(values, "size", "processes");
    return "%d tickets, sum %d, not greater than the one before 0\n"
        .formatted(tickets, (int) (tickets * (tickets - 1) / 2));
  }

  private static int scaled(Map<String, Integer> values, String size, String processes) {
    return values.get(size) * (values.get("weak") == 1 ? values.get(processes) : 1);
  }
}
