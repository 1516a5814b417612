package org.inmesh.coresim.coherence;

import java.util.Arrays;
import org.inmesh.coresim.coherence.protocol.HomeState;

/**
 * The entries of a directory that has fewer of them than memory has lines (Gupta and others 1990):
 * at each home sets of ways, like a cache's. A line that some cache has, or that a request is being
 * handled for, has an entry. Where a set is full, a line of it has to be recalled; lines that want
 * an entry meanwhile wait in order of arrival. Says who has an entry and who is to be recalled;
 * recalling is the {@link HomeController}'s.
 */
final class SparseDirectory {
  static final int NONE = -1;

  private final HomeMap homes;
  private final Directory directory;
  private final int sets;
  private final int ways;

  /** Lines by home, set and way. */
  private final int[] lines;

  private final long[] lastUse;
  private long uses;
  private int used;

  /** By home and set: first and last line that waits, how many do, and recalls under way. */
  private final int[] firstWaiter;

  private final int[] lastWaiter;
  private final int[] waiters;
  private final int[] recalls;

  /**
   * By line: the next that waits; {@link #NONE} for the last; itself for one that does not wait.
   */
  private final int[] nextWaiter;

  /**
   * A directory without entries.
   *
   * @param entries of each home, a multiple of ways
   */
  SparseDirectory(HomeMap homes, Directory directory, int memoryLines, int entries, int ways) {
    this.homes = homes;
    this.directory = directory;
    this.sets = entries / ways;
    this.ways = ways;
    lines = new int[homes.nodes() * entries];
    Arrays.fill(lines, NONE);
    lastUse = new long[lines.length];
    firstWaiter = new int[homes.nodes() * sets];
    Arrays.fill(firstWaiter, NONE);
    lastWaiter = new int[firstWaiter.length];
    waiters = new int[firstWaiter.length];
    recalls = new int[firstWaiter.length];
    nextWaiter = new int[memoryLines];
    Arrays.setAll(nextWaiter, line -> line);
  }

  /** The set in which a line's entry is, of all homes' sets. */
  int set(int line) {
    return homes.home(line) * sets + line / homes.nodes() % sets;
  }

  /** Notes a use of a line's entry, or gives it one if there is a free way. */
  boolean take(int line) {
    int slot = find(set(line), line);
    if (slot == NONE) {
      slot = find(set(line), NONE);
      if (slot == NONE) {
        return false;
      }
      lines[slot] = line;
      used++;
    }
    lastUse[slot] = ++uses;
    return true;
  }

  /** No cache has the line: it needs no entry, if it had one. */
  void remove(int line) {
    int slot = find(set(line), line);
    if (slot != NONE) {
      lines[slot] = NONE;
      used--;
    }
  }

  /** Entries in use, of all homes. */
  int used() {
    return used;
  }

  boolean hasFree(int set) {
    return find(set, NONE) != NONE;
  }

  private int find(int set, int line) {
    for (int slot = set * ways; slot < (set + 1) * ways; slot++) {
      if (lines[slot] == line) {
        return slot;
      }
    }
    return NONE;
  }

  /** The line waits for an entry, behind others. */
  void await(int line) {
    int set = set(line);
    nextWaiter[line] = NONE;
    if (firstWaiter[set] == NONE) {
      firstWaiter[set] = line;
    } else {
      nextWaiter[lastWaiter[set]] = line;
    }
    lastWaiter[set] = line;
    waiters[set]++;
  }

  boolean isAwaiting(int line) {
    return nextWaiter[line] != line;
  }

  /** The line that waits longest stops waiting; {@link #NONE} if none does. */
  int endWait(int set) {
    int line = firstWaiter[set];
    if (line != NONE) {
      firstWaiter[set] = nextWaiter[line];
      nextWaiter[line] = line;
      waiters[set]--;
    }
    return line;
  }

  boolean hasWaiters(int set) {
    return firstWaiter[set] != NONE;
  }

  /**
   * A line to be recalled now, the least recently used of those that are not, or only briefly,
   * busy; {@link #NONE} if there are as many recalls as lines that wait, or that line is busy
   * still.
   */
  int beginRecall(int set) {
    if (recalls[set] >= waiters[set]) {
      return NONE;
    }
    int victim = NONE;
    for (int slot = set * ways; slot < (set + 1) * ways; slot++) {
      if (lines[slot] != NONE
          && canSoonBeRecalled(directory.state(lines[slot]))
          && (victim == NONE || lastUse[slot] < lastUse[victim])) {
        victim = slot;
      }
    }
    if (victim == NONE || !directory.state(lines[victim]).isStable()) {
      return NONE;
    }
    recalls[set]++;
    return lines[victim];
  }

  /**
   * True if a line is not busy, or only until a cache has got what the home has sent it: that comes
   * to an end whatever other lines are waited for, so it need not save a line from its turn. A line
   * used later, which a core may have locked to use with the one that waits, would have to go.
   */
  private static boolean canSoonBeRecalled(HomeState state) {
    return state.isStable()
        || state == HomeState.IS_U
        || state == HomeState.IX_U
        || state == HomeState.SS_U;
  }

  void endRecall(int set) {
    recalls[set]--;
  }
}
