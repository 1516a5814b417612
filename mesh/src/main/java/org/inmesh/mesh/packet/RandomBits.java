package org.inmesh.mesh.packet;

/**
 * Chance that depends on what it is for and not on when it is asked: the output function of
 * SplitMix64 (Steele, Lea and Flood 2014; variant 13 of Stafford), applied to numbers one after the
 * other.
 */
final class RandomBits {
  /** The odd number nearest to 2^64 divided by the golden ratio. */
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private RandomBits() {}

  /** 64 evenly distributed bits for a number from 0: that generator's output of this number. */
  static long of(long seed, long number) {
    return mix(seed + (number + 1) * GOLDEN_GAMMA);
  }

  private static long mix(long bits) {
    long mixed = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
