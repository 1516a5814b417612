package org.inmesh.coresim.litmus;

import java.util.Arrays;

/**
 * Chooses which thread takes the next step: its next instruction, or that its oldest buffered store
 * reaches memory. Orders that are not alike come from speeds that differ: hardly or by orders of
 * magnitude, for the whole run or changing, with threads that go on for some time or take turns.
 */
final class StepChooser {
  private final RandomNumbers random;
  private final int[] speeds;
  private int range;
  private int change;
  private int stay;
  private int last;

  /**
   * For a test.
   *
   * @param kinds of steps, two for each thread, at most 64
   */
  StepChooser(int kinds, RandomNumbers random) {
    this.random = random;
    this.speeds = new int[kinds];
  }

  /** A new order begins. */
  void begin() {
    range = random.oneOf(1, 5, 20);
    change = random.oneOf(4, 16, 1000);
    stay = random.oneOf(0, 0, 1, 3);
    last = -1;
    Arrays.setAll(speeds, kind -> speed());
  }

  private int speed() {
    return 1 << random.below(range);
  }

  /** One of these kinds of steps, those with a set bit, of which there is at least one. */
  int choose(long possible) {
    if (random.onceIn(change)) {
      speeds[random.below(speeds.length)] = speed();
    }
    if (last >= 0 && (possible >>> last & 1) != 0 && random.below(stay + 1) > 0) {
      return last;
    }
    int sum = 0;
    for (long rest = possible; rest != 0; rest &= rest - 1) {
      sum += speeds[Long.numberOfTrailingZeros(rest)];
    }
    long rest = possible;
    int point = random.below(sum) - speeds[Long.numberOfTrailingZeros(rest)];
    while (point >= 0) {
      rest &= rest - 1;
      point -= speeds[Long.numberOfTrailingZeros(rest)];
    }
    last = Long.numberOfTrailingZeros(rest);
    return last;
  }
}
