package org.inmesh.coresim.coherence;

import java.util.Arrays;
import org.agrona.collections.IntArrayList;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.cache.Replacement;
import org.inmesh.coresim.coherence.cache.VictimSelector;
import org.inmesh.coresim.coherence.protocol.HomeState;

/**
 * The entries of a directory that has fewer of them than memory has lines (Gupta and others 1990):
 * at each home sets of ways, like a cache's. They may be the tags of an inclusive slice. A line
 * that some cache has, or that a request is being handled for, has an entry. Where a set is full, a
 * line of it has to be recalled; lines that want an entry meanwhile wait in order of arrival. Says
 * who has an entry and who is to be recalled; recalling is the {@link HomeController}'s.
 */
final class SparseDirectory {
  static final int NONE = -1;

  /** Tells which lines must not be recalled now. */
  interface Guard {
    /** True if the line has to stay, until {@link HomeController#recallSpared}. */
    boolean isKept(int line);
  }

  private final HomeMap homes;
  private final Directory directory;
  private final int sets;
  private final int ways;
  private final Guard guard;

  /** Lines by home, set and way. */
  private final int[] lines;

  private final VictimSelector selector;

  /** By home and set: first and last line that waits, how many do, and recalls under way. */
  private final int[] firstWaiter;

  private final int[] lastWaiter;
  private final int[] waiters;
  private final int[] recalls;

  /**
   * By line: the next that waits; {@link #NONE} for the last; itself for one that does not wait.
   */
  private final int[] nextWaiter;

  /** Sets in which a line was kept from its recall though others wait. */
  private final IntArrayList spared = new IntArrayList();

  /**
   * The directory of a machine: entries of its own, or those that come with the lines of inclusive
   * slices.
   *
   * @return null if every line of memory has an entry
   */
  static SparseDirectory of(
      CacheSpecification caches, HomeMap homes, Directory directory, int memoryLines, Guard guard) {
    CacheGeometry slice = caches.slice().geometry();
    if (caches.slice().inclusive()) {
      int sets = slice.sets(caches.lineBytes());
      return new SparseDirectory(
          homes, directory, memoryLines, sets, slice.ways(), slice.replacement(), guard);
    }
    if (!caches.directory().isSparse()) {
      return null;
    }
    int ways = caches.directory().ways();
    int sets = caches.directory().entries() / ways;
    return new SparseDirectory(homes, directory, memoryLines, sets, ways, Replacement.LRU, guard);
  }

  /**
   * A directory without entries.
   *
   * @param sets of each home
   * @param ways at least 2: one line of a set may be kept while its core waits for another
   */
  private SparseDirectory(
      HomeMap homes,
      Directory directory,
      int memoryLines,
      int sets,
      int ways,
      Replacement replacement,
      Guard guard) {
    this.homes = homes;
    this.directory = directory;
    this.sets = sets;
    this.ways = ways;
    this.guard = guard;
    lines = new int[homes.nodes() * sets * ways];
    Arrays.fill(lines, NONE);
    selector = VictimSelector.of(replacement, homes.nodes() * sets, ways, 0);
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
    if (slot != NONE) {
      selector.touch(slot);
      return true;
    }
    slot = find(set(line), NONE);
    if (slot == NONE) {
      return false;
    }
    lines[slot] = line;
    selector.filled(slot);
    return true;
  }

  /** No cache has the line: it needs no entry, if it had one. */
  void remove(int line) {
    int slot = find(set(line), line);
    if (slot != NONE) {
      lines[slot] = NONE;
    }
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
   * A line to be recalled now, by replacement among those that are not kept and not, or only
   * briefly, busy; {@link #NONE} if there are as many recalls as lines that wait, or that line is
   * busy still, or there is none.
   */
  int beginRecall(int set) {
    if (recalls[set] >= waiters[set]) {
      return NONE;
    }
    long candidates = 0;
    boolean isSpared = false;
    for (int way = 0; way < ways; way++) {
      int line = lines[set * ways + way];
      if (line != NONE && canSoonBeRecalled(directory.state(line))) {
        boolean isKept = guard.isKept(line);
        isSpared |= isKept;
        candidates |= isKept ? 0 : 1L << way;
      }
    }
    int victim = candidates == 0 ? NONE : lines[set * ways + selector.victim(set, candidates)];
    if (victim == NONE || !directory.state(victim).isStable()) {
      if (isSpared && !spared.containsInt(set)) {
        spared.addInt(set);
      }
      return NONE;
    }
    recalls[set]++;
    return victim;
  }

  /** The sets in which a line was kept, the last first; there are none any more. */
  int[] takeSpared() {
    int[] taken = new int[spared.size()];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = spared.getInt(taken.length - 1 - i);
    }
    spared.clear();
    return taken;
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
