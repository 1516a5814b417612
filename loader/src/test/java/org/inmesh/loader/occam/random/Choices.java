package org.inmesh.loader.occam.random;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices. */
final class Choices {
  private final SplittableRandom random;

  Choices(long seed) {
    random = new SplittableRandom(seed);
  }

  /** 0 to the bound, without it. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both bounds may be chosen. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  long bits() {
    return random.nextLong();
  }

  <T> T of(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  @SafeVarargs
  final <T> T of(T... values) {
    return values[random.nextInt(values.length)];
  }
}
