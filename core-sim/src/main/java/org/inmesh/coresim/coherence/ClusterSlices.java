package org.inmesh.coresim.coherence;

import java.util.Arrays;
import org.agrona.collections.IntArrayList;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.cache.VictimSelector;
import org.inmesh.coresim.coherence.protocol.HomeState;

/**
 * The places that one cluster's slices have for lines, at each of its nodes in sets of ways, and
 * who waits for one. A line has a place from when it is asked for until it leaves. Says who has a
 * place and who is to leave; that it leaves is the {@link ClusterController}'s doing.
 */
final class ClusterSlices {
  static final int NONE = -1;

  private final ClusterMap map;
  private final ClusterLines lines;
  private final int sets;
  private final int ways;
  private final VictimSelector selector;
  private final SparseDirectory.Guard guard;

  /** Sets in which a line was kept from leaving though others wait. */
  private final IntArrayList spared = new IntArrayList();

  /** Entry by node, set and way. */
  private final int[] entries;

  /** By node and set: entries that wait, in order of arrival, and lines that are leaving. */
  private final int[] firstWaiter;

  private final int[] lastWaiter;
  private final int[] waiters;
  private final int[] departures;

  ClusterSlices(
      ClusterMap map,
      ClusterLines lines,
      CacheGeometry geometry,
      int lineBytes,
      long seed,
      SparseDirectory.Guard guard) {
    this.guard = guard;
    this.map = map;
    this.lines = lines;
    this.sets = geometry.sets(lineBytes);
    this.ways = geometry.ways();
    int allSets = map.cores() * sets;
    this.selector = VictimSelector.of(geometry.replacement(), allSets, ways, seed);
    this.entries = new int[allSets * ways];
    Arrays.fill(entries, NONE);
    this.firstWaiter = new int[allSets];
    Arrays.fill(firstWaiter, NONE);
    this.lastWaiter = new int[allSets];
    this.waiters = new int[allSets];
    this.departures = new int[allSets];
  }

  /** The set that a line belongs to, of all nodes' sets. */
  int set(int line) {
    // Of each run of lines a node has one: the run's number chooses the set.
    return map.homeNumber(line) * sets + line / map.cores() % sets;
  }

  /** Gives an entry a place, if its set has a free one. */
  boolean place(int entry) {
    int first = set(lines.line[entry]) * ways;
    for (int place = first; place < first + ways; place++) {
      if (entries[place] == NONE) {
        entries[place] = entry;
        lines.place[entry] = place;
        selector.filled(place);
        return true;
      }
    }
    return false;
  }

  /** Notes a use, for replacement. */
  void touch(int entry) {
    selector.touch(lines.place[entry]);
  }

  /** The entry gives its place back, if it has one. */
  void leave(int entry) {
    if (lines.place[entry] == NONE) {
      return;
    }
    if (lines.leaving[entry]) {
      lines.leaving[entry] = false;
      departures[set(lines.line[entry])]--;
    }
    entries[lines.place[entry]] = NONE;
    lines.place[entry] = NONE;
  }

  /** The entry waits for a place, behind others. */
  void await(int entry) {
    int set = set(lines.line[entry]);
    lines.awaitsPlace[entry] = true;
    lines.nextWaiter[entry] = NONE;
    if (firstWaiter[set] == NONE) {
      firstWaiter[set] = entry;
    } else {
      lines.nextWaiter[lastWaiter[set]] = entry;
    }
    lastWaiter[set] = entry;
    waiters[set]++;
  }

  boolean hasWaiters(int set) {
    return firstWaiter[set] != NONE;
  }

  /** The entry that waits longest gets a place, if there is one; otherwise {@link #NONE}. */
  int placeFirst(int set) {
    int entry = firstWaiter[set];
    if (entry == NONE || !place(entry)) {
      return NONE;
    }
    firstWaiter[set] = lines.nextWaiter[entry];
    waiters[set]--;
    lines.awaitsPlace[entry] = false;
    return entry;
  }

  /**
   * An entry whose line is to leave, if there are more lines that wait than that leave; otherwise
   * {@link #NONE}. One that is only briefly busy is waited for: instead of it, a line used later
   * would have to go, which a core may have locked to use with the one that waits.
   */
  int beginDeparture(int set) {
    if (departures[set] >= waiters[set]) {
      return NONE;
    }
    long candidates = 0;
    boolean isSpared = false;
    for (int way = 0; way < ways; way++) {
      int entry = entries[set * ways + way];
      if (entry != NONE && canSoonLeave(entry)) {
        boolean isKept = guard.isKept(lines.line[entry]);
        isSpared |= isKept;
        candidates |= isKept ? 0 : 1L << way;
      }
    }
    int victim = candidates == 0 ? NONE : entries[set * ways + selector.victim(set, candidates)];
    if (victim == NONE || !lines.homeState(victim).isStable()) {
      if (isSpared && !spared.containsInt(set)) {
        spared.addInt(set);
      }
      return NONE;
    }
    lines.leaving[victim] = true;
    departures[set]++;
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

  private boolean canSoonLeave(int entry) {
    HomeState below = lines.homeState(entry);
    return !lines.leaving[entry]
        && lines.cacheState(entry).isStable()
        && lines.demand[entry] == NONE
        && (below.isStable()
            || below == HomeState.IS_U
            || below == HomeState.IX_U
            || below == HomeState.SS_U);
  }
}
