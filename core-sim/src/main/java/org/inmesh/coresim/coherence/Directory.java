package org.inmesh.coresim.coherence;

import java.util.Arrays;
import org.inmesh.coresim.coherence.directory.SharerSets;
import org.inmesh.coresim.coherence.protocol.HomeState;

/**
 * The directory: for every memory line its state, its owner, and which caches may share it. An
 * entry belongs to the line's home node but all are kept here, by line number. The directory does
 * not know whether an owner has written to its line: exclusive and modified are one state.
 */
final class Directory {
  /** No cache. */
  static final int NOBODY = -1;

  private static final HomeState[] STATES = HomeState.values();

  private final SharerSets sets;
  private final byte[] state;
  private final int[] owner;

  /** Index of the set of sharers, or {@link #NOBODY} if there are none. */
  private final int[] sharers;

  Directory(int lines, SharerSets sets) {
    this.sets = sets;
    state = new byte[lines];
    owner = new int[lines];
    Arrays.fill(owner, NOBODY);
    sharers = new int[lines];
    Arrays.fill(sharers, NOBODY);
  }

  HomeState state(int line) {
    return STATES[state[line]];
  }

  void setState(int line, HomeState next) {
    state[line] = (byte) next.ordinal();
  }

  /** The cache that owns the line, or {@link #NOBODY}. */
  int owner(int line) {
    return owner[line];
  }

  /** Makes a core the only holder. */
  void setOwner(int line, int core) {
    clear(line);
    owner[line] = core;
  }

  /** The owner has the line no more; sharers may. */
  void removeOwner(int line) {
    owner[line] = NOBODY;
  }

  /** No cache has the line. */
  void clear(int line) {
    owner[line] = NOBODY;
    if (sharers[line] != NOBODY) {
      sets.free(sharers[line]);
      sharers[line] = NOBODY;
    }
  }

  void addSharer(int line, int core) {
    if (sharers[line] == NOBODY) {
      sharers[line] = sets.take();
    }
    sets.add(sharers[line], core);
  }

  /** Removes a sharer if it is known to be one. */
  void removeSharer(int line, int core) {
    if (sharers[line] != NOBODY) {
      sets.remove(sharers[line], core);
    }
  }

  /** True if the core is known to be one of those that the line was given to, to read. */
  boolean isSharer(int line, int core) {
    return sharers[line] != NOBODY
        && sets.isExact(sharers[line])
        && sets.next(sharers[line], core) == core;
  }

  /** The lowest core that may share the line and is at least {@code from}, or -1. */
  int nextSharer(int line, int from) {
    return sharers[line] == NOBODY ? NOBODY : sets.next(sharers[line], from);
  }
}
