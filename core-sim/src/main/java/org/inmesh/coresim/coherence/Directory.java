package org.inmesh.coresim.coherence;

/**
 * The full-map directory: for every memory line which private caches hold it. An entry belongs to
 * the line's home node but all are kept here, by line number. The directory does not know whether
 * an owner has written its line: exclusive and modified are one state.
 */
final class Directory {
  /** No private cache holds the line (silent evictions may have made "shared" out of date). */
  static final byte UNCACHED = 0;

  /** Some may hold it to read. */
  static final byte SHARED = 1;

  /** One owns it. */
  static final byte OWNED = 2;

  private static final String[] NAMES = {"uncached", "shared", "owned"};

  private final SharerSets sets;
  private final byte[] state;

  /** The owner, or the index of the set of sharers. */
  private final int[] holder;

  Directory(int lines, int cores) {
    sets = new SharerSets(cores);
    state = new byte[lines];
    holder = new int[lines];
  }

  byte state(int line) {
    return state[line];
  }

  String stateName(int line) {
    return NAMES[state[line]];
  }

  /** The owner; the line must be owned. */
  int owner(int line) {
    if (state[line] != OWNED) {
      throw new IllegalStateException("line " + line + " is " + stateName(line) + ", not owned");
    }
    return holder[line];
  }

  /** Forgets every holder. */
  void clear(int line) {
    if (state[line] == SHARED) {
      sets.free(holder[line]);
    }
    state[line] = UNCACHED;
  }

  /** Makes a core the only holder. */
  void setOwner(int line, int core) {
    clear(line);
    state[line] = OWNED;
    holder[line] = core;
  }

  /** Adds a sharer to a line that is not owned. */
  void addSharer(int line, int core) {
    if (state[line] == OWNED) {
      throw new IllegalStateException("line " + line + " is owned");
    }
    if (state[line] == UNCACHED) {
      state[line] = SHARED;
      holder[line] = sets.take();
    }
    sets.add(holder[line], core);
  }

  /** Removes a sharer if it is one. */
  void removeSharer(int line, int core) {
    if (state[line] == SHARED) {
      sets.remove(holder[line], core);
      if (sets.isEmpty(holder[line])) {
        clear(line);
      }
    }
  }

  /** The lowest sharer that is at least {@code from}, or -1. */
  int nextSharer(int line, int from) {
    return state[line] == SHARED ? sets.next(holder[line], from) : -1;
  }
}
