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

  /** For each slot, in which period ahead of simulated time it was used last. */
  private final int[] usedIn;

  private int period;
  private boolean ahead;

  /** Slots used in this period, and what was known of their use before. */
  private int[] usedSlots = new int[16];

  private long[] savedUses = new long[16];
  private int uses;

  CacheArray(CacheGeometry geometry, int lineBytes, long seed) {
    ways = geometry.ways();
    int sets = geometry.sets(lineBytes);
    setMask = sets - 1;
    lines = new int[sets * ways];
    Arrays.fill(lines, NONE);
    frames = new int[sets * ways];
    usedIn = new int[sets * ways];
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
    if (ahead && usedIn[slot] != period) {
      note(slot);
    }
    selector.touch(slot);
  }

  /** Counts as a use ahead of simulated time, but not for replacement. */
  void useAhead(int slot) {
    if (usedIn[slot] != period) {
      note(slot);
    }
  }

  private void note(int slot) {
    usedIn[slot] = period;
    if (uses == usedSlots.length) {
      usedSlots = Arrays.copyOf(usedSlots, 2 * uses);
      savedUses = Arrays.copyOf(savedUses, 2 * uses);
    }
    usedSlots[uses] = slot;
    savedUses[uses++] = selector.saved(slot);
  }

  /** From now on uses are noted, so that {@link #undo} can take them back. */
  void beginAhead() {
    ahead = true;
    period++;
    uses = 0;
  }

  /** Uses noted so far. */
  int usesAhead() {
    return uses;
  }

  /** Takes back all uses noted but the first so many. */
  void undo(int first) {
    while (uses > first) {
      uses--;
      selector.restore(usedSlots[uses], savedUses[uses]);
    }
  }

  /** Nothing will be taken back. */
  void endAhead() {
    ahead = false;
  }

  /** True if a line has been used since {@link #beginAhead}. */
  boolean isUsedAhead(int line) {
    int slot = ahead ? find(line) : NONE;
    return slot != NONE && usedIn[slot] == period;
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
