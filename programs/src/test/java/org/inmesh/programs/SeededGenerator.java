package org.inmesh.programs;

/** The twin of {@code generator.inc}: random numbers that follow from a seed and an index. */
final class SeededGenerator {
  private SeededGenerator() {}

  /** A word of 32 random bits. */
  static int word(int seed, int index) {
    int x = index * 0x9E3779B9 ^ seed * 0x85EBCA77;
    x = (x ^ x >>> 16) * 0x85EBCA6B;
    x = (x ^ x >>> 13) * 0xC2B2AE35;
    return x ^ x >>> 16;
  }

  /** A number from 0 to limit - 1. */
  static int below(int seed, int index, int limit) {
    return (int) (Integer.toUnsignedLong(word(seed, index)) * limit >>> 32);
  }
}
