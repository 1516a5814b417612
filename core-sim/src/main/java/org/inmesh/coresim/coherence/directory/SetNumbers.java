package org.inmesh.coresim.coherence.directory;

import java.util.Arrays;

/** Numbers of sets that are taken and given back: the last given back is the first taken. */
final class SetNumbers {
  private static final int FIRST = 64;
  private static final int NONE = -1;

  private int[] nextFree = new int[0];
  private int firstFree = NONE;

  /** True if the next {@link #take} needs a {@link #grow} before. */
  boolean isExhausted() {
    return firstFree == NONE;
  }

  int take() {
    int set = firstFree;
    firstFree = nextFree[set];
    return set;
  }

  void free(int set) {
    nextFree[set] = firstFree;
    firstFree = set;
  }

  /** Twice as many sets, or the first; returns how many there are then. */
  int grow() {
    int old = nextFree.length;
    int sets = Math.max(FIRST, 2 * old);
    nextFree = Arrays.copyOf(nextFree, sets);
    for (int set = sets - 1; set >= old; set--) {
      free(set);
    }
    return sets;
  }
}
