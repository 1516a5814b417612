package org.inmesh.coresim.litmus;

import java.util.Arrays;

/**
 * When the instructions of a run may begin. Threads overlap: all begin within the same stretch of
 * cycles, short or long compared with a miss, and spread their instructions over it or do them one
 * right after the other.
 */
final class Timing {
  private final RandomNumbers random;
  private final int stretch;

  Timing(RandomNumbers random) {
    this.random = random;
    this.stretch = random.oneOf(1, 100, 400, 1500, 5000, 5000);
  }

  /** Cycles in which threads begin their instructions. */
  int stretch() {
    return stretch;
  }

  /** The earliest cycles of a thread's instructions, ascending, from 0. */
  int[] of(int instructions) {
    int[] times = new int[instructions];
    if (random.onceIn(2)) {
      Arrays.fill(times, random.below(stretch));
    } else {
      for (int i = 0; i < instructions; i++) {
        times[i] = random.below(stretch);
      }
      Arrays.sort(times);
    }
    return times;
  }

  /** Any cycle in which threads are under way. */
  int any() {
    return random.below(stretch);
  }
}
