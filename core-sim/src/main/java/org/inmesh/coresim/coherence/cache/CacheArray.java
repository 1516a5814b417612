package org.inmesh.coresim.coherence.cache;

import java.util.Arrays;

/** One cache's tags: which line is in which way of its set, and in which frame its words are. */
final class CacheArray {
  static final int NONE = -1;

  private final int ways;
  private final int setMask;
  private final int[] lines;
  private final int[] frames;
  private final VictimSelector selector;

  /** Most accesses are to the line of the access before. */
  private int lastFound;

  CacheArray(CacheGeometry geometry, int lineBytes, long seed) {
    ways = geometry.ways();
    int sets = geometry.sets(lineBytes);
    setMask = sets - 1;
    lines = new int[sets * ways];
    Arrays.fill(lines, NONE);
    frames = new int[sets * ways];
    selector = VictimSelector.of(geometry.replacement(), sets, ways, seed);
  }

  /** The slot of a line, or {@link #NONE}. */
  int find(int line) {
    if (lines[lastFound] == line) {
      return lastFound;
    }
    int first = (line & setMask) * ways;
    for (int slot = first; slot < first + ways; slot++) {
      if (lines[slot] == line) {
        lastFound = slot;
        return slot;
      }
    }
    return NONE;
  }

  int frame(int slot) {
    return frames[slot];
  }

  /** True if a slot holds no line. */
  boolean isFree(int slot) {
    return lines[slot] == NONE;
  }

  /** Notes a use, for replacement. */
  void touch(int slot) {
    selector.touch(slot);
  }

  /**
   * The slot to be used for a line that is not here: a free one if there is one.
   *
   * @param kept tells which frames have to stay
   * @return {@link #NONE} if all have to stay
   */
  int victim(int line, LineFrames kept) {
    int set = line & setMask;
    int first = set * ways;
    long candidates = 0;
    for (int way = 0; way < ways; way++) {
      if (lines[first + way] == NONE) {
        return first + way;
      }
      if (!kept.isKept(frames[first + way])) {
        candidates |= 1L << way;
      }
    }
    return candidates == 0 ? NONE : first + selector.victim(set, candidates);
  }

  void put(int slot, int line, int frame) {
    lines[slot] = line;
    frames[slot] = frame;
    selector.filled(slot);
  }

  void remove(int slot) {
    lines[slot] = NONE;
  }
}
