package org.inmesh.coresim.coherence.directory;

import java.util.Arrays;

/** Sets of cores as bit vectors, in a pool: only lines that are shared occupy one. */
final class FullMapSharers implements SharerSets {
  private final int wordsPerSet;
  private final SetNumbers numbers = new SetNumbers();
  private long[] bits = new long[0];

  FullMapSharers(int cores) {
    wordsPerSet = (cores + 63) / 64;
  }

  @Override
  public int take() {
    if (numbers.isExhausted()) {
      bits = Arrays.copyOf(bits, numbers.grow() * wordsPerSet);
    }
    return numbers.take();
  }

  @Override
  public void free(int set) {
    Arrays.fill(bits, set * wordsPerSet, (set + 1) * wordsPerSet, 0L);
    numbers.free(set);
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
}
