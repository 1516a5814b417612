package org.inmesh.coresim.litmus;

import java.util.Arrays;

/**
 * Threads overlap: all begin within the same stretch of cycles, short or long compared with a miss,
 * and spread their instructions over it or do them one right after the other. Stores leave their
 * buffers as soon as they can, or wait there as long as the instructions behind them may take.
 */
final class RandomTiming implements Timing {
  private final RandomNumbers random;
  private final int stretch;
  private final boolean storesWait;

  RandomTiming(RandomNumbers random) {
    this.random = random;
    this.stretch = random.oneOf(1, 100, 400, 1500, 5000, 5000);
    this.storesWait = random.onceIn(2);
  }

  @Override
  public int stretch() {
    return stretch;
  }

  @Override
  public NetworkDelays delays(int nodes, int[] cores) {
    return NetworkDelays.random(nodes, cores, stretch, random);
  }

  @Override
  public int[] begin(int thread, int[] leave) {
    int[] times = new int[leave.length];
    if (random.onceIn(2)) {
      Arrays.fill(times, random.below(stretch));
    } else {
      for (int i = 0; i < times.length; i++) {
        times[i] = random.below(stretch);
      }
      Arrays.sort(times);
    }
    for (int i = 0; i < leave.length && storesWait; i++) {
      leave[i] = times[i] + random.below(stretch);
    }
    return times;
  }
}
