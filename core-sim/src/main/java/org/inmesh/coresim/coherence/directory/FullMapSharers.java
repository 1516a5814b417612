package org.inmesh.coresim.coherence.directory;

import java.util.Arrays;

/** Sets of cores as bit vectors, in a pool: only lines that are shared occupy one. */
final class FullMapSharers implements SharerSets {
  private final int wordsPerSet;
  private long[] bits;
  private int[] nextFree;
  private int firstFree = -1;

  FullMapSharers(int cores) {
    wordsPerSet = (cores + 63) / 64;
    bits = new long[0];
    nextFree = new int[0];
  }

  @Override
  public int take() {
    if (firstFree < 0) {
      grow();
    }
    int set = firstFree;
    firstFree = nextFree[set];
    return set;
  }

  @Override
  public void free(int set) {
    Arrays.fill(bits, set * wordsPerSet, (set + 1) * wordsPerSet, 0L);
    nextFree[set] = firstFree;
    firstFree = set;
  }

  @Override
  public void add(int set, int core) {
    bits[set * wordsPerSet + (core >> 6)] |= 1L << core;
  }

  @Override
  public void remove(int set, int core) {
    bits[set * wordsPerSet + (core >> 6)] &= ~(1L << core);
  }

  @Override
  public boolean isExact(int set) {
    return true;
  }

  @Override
  public int next(int set, int from) {
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
