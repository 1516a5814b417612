package org.inmesh.coresim.coherence;

import java.util.Arrays;

/** Sets of cores as bit vectors, in a pool: only lines that are shared occupy one. */
final class SharerSets {
  private final int wordsPerSet;
  private long[] bits;
  private int[] nextFree;
  private int firstFree = -1;

  SharerSets(int cores) {
    wordsPerSet = (cores + 63) / 64;
    bits = new long[0];
    nextFree = new int[0];
  }

  /** Takes an empty set. */
  int take() {
    if (firstFree < 0) {
      grow();
    }
    int set = firstFree;
    firstFree = nextFree[set];
    return set;
  }

  /** Gives a set back, whatever it holds. */
  void free(int set) {
    Arrays.fill(bits, set * wordsPerSet, (set + 1) * wordsPerSet, 0L);
    nextFree[set] = firstFree;
    firstFree = set;
  }

  void add(int set, int core) {
    bits[set * wordsPerSet + (core >> 6)] |= 1L << core;
  }

  void remove(int set, int core) {
    bits[set * wordsPerSet + (core >> 6)] &= ~(1L << core);
  }

  boolean isEmpty(int set) {
    return next(set, 0) < 0;
  }

  /** The lowest core in the set that is at least {@code from}, or -1. */
  int next(int set, int from) {
    int word = from >> 6;
    if (word >= wordsPerSet) {
      return -1;
    }
    long rest = bits[set * wordsPerSet + word] & (-1L << from);
    while (rest == 0) {
      word++;
      if (word == wordsPerSet) {
        return -1;
      }
      rest = bits[set * wordsPerSet + word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }

  private void grow() {
    int old = nextFree.length;
    int size = Math.max(64, 2 * old);
    bits = Arrays.copyOf(bits, size * wordsPerSet);
    nextFree = Arrays.copyOf(nextFree, size);
    for (int set = size - 1; set >= old; set--) {
      nextFree[set] = firstFree;
      firstFree = set;
    }
  }
}
