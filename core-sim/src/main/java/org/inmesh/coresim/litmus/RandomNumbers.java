package org.inmesh.coresim.litmus;

/**
 * Random numbers that depend on the seed alone: SplitMix64 (Steele, Lea and Flood 2014; variant 13
 * of Stafford).
 */
final class RandomNumbers {
  /** The odd number nearest to 2^64 divided by the golden ratio. */
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  RandomNumbers(long seed) {
    state = seed;
  }

  /** 64 random bits. */
  long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /**
   * From 0 to {@code bound - 1}, evenly but for one part in 2^32 / bound.
   *
   * @param bound at least 1
   */
  int below(int bound) {
    return (int) ((next() >>> 32) * bound >>> 32);
  }

  /** True once in a number of times. */
  boolean onceIn(int times) {
    return below(times) == 0;
  }

  /** One of these. */
  int oneOf(int... choices) {
    return choices[below(choices.length)];
  }

  /** Brings an array into random order. */
  void shuffle(int[] items) {
    for (int i = items.length - 1; i > 0; i--) {
      int other = below(i + 1);
      int item = items[i];
      items[i] = items[other];
      items[other] = item;
    }
  }

  /** The output function. */
  static long mix(long bits) {
    long mixed = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
