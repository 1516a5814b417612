package org.inmesh.coresim.coherence.protocol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.collections.IntArrayList;

/**
 * Walks through every state that a machine with clusters can reach, as {@link ModelChecker} does:
 * any core loads, fetches, stores or evicts, any cluster evicts and the home of all recalls at any
 * time, and messages arrive in any order.
 *
 * <p>Of each state a fingerprint of 128 bits is kept: that two states of 10^8 have the same one has
 * a probability below 10^-22.
 */
final class HierarchyChecker {
  private final HierarchyStep step;
  private final int clusters;
  private final int cachesPerCluster;
  private final int capacity;
  private final List<CacheEvent> ofCores;
  private final Set<Object> usedRows = new HashSet<>();
  private final List<int[]> numberings = new ArrayList<>();
  private final int[] buffer = new int[256];
  private final FingerprintSet known = new FingerprintSet();

  /** Pairs of states: from the first the second can be entered. */
  private final IntArrayList from = new IntArrayList();

  private final IntArrayList to = new IntArrayList();
  private final IntArrayList quiescent = new IntArrayList();
  private final Deque<HierarchyState> unexplored = new ArrayDeque<>();

  HierarchyChecker(
      Protocol protocol,
      int clusters,
      int cachesPerCluster,
      int capacity,
      boolean exactSharers,
      List<CacheEvent> ofCores) {
    this.step =
        new HierarchyStep(
            protocol.clusteredTable(), protocol.clusterRows(), exactSharers, usedRows);
    this.clusters = clusters;
    this.cachesPerCluster = cachesPerCluster;
    this.capacity = capacity;
    this.ofCores = ofCores;
    number(new HierarchyState(clusters, cachesPerCluster));
  }

  /** The number of states, those that differ by numbering only counted once. */
  int states() {
    return known.size();
  }

  /** Rows that were needed. */
  Set<Object> usedRows() {
    return usedRows;
  }

  /** Walks and checks. */
  void check() {
    discover(new HierarchyState(clusters, cachesPerCluster), -1);
    int number = 0;
    while (!unexplored.isEmpty()) {
      explore(unexplored.remove(), number++);
    }
    checkThatRestIsReachable();
  }

  private void explore(HierarchyState state, int number) {
    checkInvariants(state);
    for (int cache = 0; cache < state.leaves; cache++) {
      for (CacheEvent event : ofCores) {
        discover(step.core(state, cache, event), state, number);
      }
    }
    for (int cluster = state.leaves; cluster < state.top; cluster++) {
      discover(step.evict(state, cluster), state, number);
    }
    for (int index = 0; index < state.messages.length; index++) {
      discover(step.arrival(state, index), state, number);
    }
    discover(step.recall(state), state, number);
  }

  private void discover(HierarchyState next, HierarchyState before, int number) {
    if (next != null && fits(next, before)) {
      discover(next, number);
    }
  }

  private void discover(HierarchyState state, int entered) {
    int before = known.size();
    int number = add(state);
    if (number == before) {
      unexplored.add(state);
      if (state.isQuiescent()) {
        quiescent.addInt(number);
      }
    }
    if (entered >= 0 && entered != number) {
      from.addInt(entered);
      to.addInt(number);
    }
  }

  /** The state's number: the least fingerprint of all its numberings tells which it is. */
  private int add(HierarchyState state) {
    long low = Long.MAX_VALUE;
    long high = Long.MAX_VALUE;
    for (int[] numbers : numberings) {
      int size = state.encode(numbers, buffer);
      long first = FingerprintSet.mix(buffer, size, 0x9E3779B97F4A7C15L);
      if (first < low) {
        low = first;
        high = FingerprintSet.mix(buffer, size, 0xC2B2AE3D27D4EB4FL);
      }
    }
    return known.add(low, high);
  }

  /** All ways to number clusters, and the caches of each. */
  private void number(HierarchyState state) {
    int groups = Math.max(1, clusters);
    for (int[] order : orders(groups)) {
      number(state, order, 0, new int[16]);
    }
  }

  private void number(HierarchyState state, int[] order, int group, int[] numbers) {
    if (group == order.length) {
      int[] complete = numbers.clone();
      for (int cluster = 0; cluster < clusters; cluster++) {
        complete[state.leaves + cluster] = state.leaves + order[cluster];
      }
      complete[state.top] = state.top;
      complete[HierarchyState.NOBODY] = HierarchyState.NOBODY;
      numberings.add(complete);
      return;
    }
    for (int[] inner : orders(cachesPerCluster)) {
      for (int cache = 0; cache < cachesPerCluster; cache++) {
        numbers[group * cachesPerCluster + cache] = order[group] * cachesPerCluster + inner[cache];
      }
      number(state, order, group + 1, numbers);
    }
  }

  private static List<int[]> orders(int size) {
    List<int[]> orders = new ArrayList<>();
    int[] order = new int[size];
    Arrays.setAll(order, i -> i);
    permute(order, 0, orders);
    return orders;
  }

  private static void permute(int[] order, int first, List<int[]> orders) {
    if (first == order.length) {
      orders.add(order.clone());
    }
    for (int i = first; i < order.length; i++) {
      swap(order, first, i);
      permute(order, first + 1, orders);
      swap(order, first, i);
    }
  }

  private static void swap(int[] order, int first, int second) {
    int kept = order[first];
    order[first] = order[second];
    order[second] = kept;
  }

  /** Nothing was sent for which there is no room. */
  private boolean fits(HierarchyState after, HierarchyState before) {
    for (int message : after.messages) {
      int together = together(after, message);
      if (together > capacity && together > together(before, message)) {
        return false;
      }
    }
    return true;
  }

  private static int together(HierarchyState state, int message) {
    int count = 0;
    for (int other : state.messages) {
      if (HierarchyState.type(other).messageClass() == HierarchyState.type(message).messageClass()
          && HierarchyState.destination(other) == HierarchyState.destination(message)
          && state.isAbove(other) == state.isAbove(message)) {
        count++;
      }
    }
    return count;
  }

  private static void checkInvariants(HierarchyState state) {
    int readers = 0;
    int writers = 0;
    int owners = 0;
    for (int cache = 0; cache < state.leaves; cache++) {
      CacheState here = state.cache(cache);
      boolean readable = here.compareTo(CacheState.S) >= 0;
      readers += readable ? 1 : 0;
      writers += here.compareTo(CacheState.E) >= 0 ? 1 : 0;
      owners += here.compareTo(CacheState.O) >= 0 ? 1 : 0;
      require(!readable || state.isLatest(cache), "what can be read is the latest", state);
      int home = state.parent(cache);
      require(here != CacheState.E || state.isLatest(home), "an exclusive line is clean", state);
      if (home != state.top && readable) {
        CacheState above = state.cache(home);
        boolean covered =
            here.compareTo(CacheState.O) >= 0
                ? above.compareTo(CacheState.E) >= 0
                : above.compareTo(CacheState.S) >= 0
                    || above == CacheState.SM_AD
                    || above == CacheState.OM_AD
                    || above == CacheState.IM_A;
        require(covered, "the cluster's rights cover the cache's", state);
      }
    }
    require(writers == 0 || readers == 1, "one writer or readers", state);
    require(owners <= 1, "one owner", state);
    checkClusters(state);
    HomeState top = state.home(state.top);
    if (top == HomeState.I || top == HomeState.S) {
      require(state.isLatest(state.top), "the home has the latest if nobody owns the line", state);
    }
  }

  private static void checkClusters(HierarchyState state) {
    int alone = 0;
    int sharing = 0;
    for (int cluster = state.leaves; cluster < state.top; cluster++) {
      CacheState here = state.cache(cluster);
      alone += here.compareTo(CacheState.E) >= 0 ? 1 : 0;
      sharing += here.compareTo(CacheState.S) >= 0 ? 1 : 0;
      boolean none =
          here.isEvicting()
              || here == CacheState.I
              || here == CacheState.IS_D
              || here == CacheState.IM_AD;
      HomeState below = state.home(cluster);
      require(!none || below == HomeState.I, "a line of no cluster is in no cache", state);
      boolean hasData = here.compareTo(CacheState.S) >= 0;
      if (hasData && (below == HomeState.I || below == HomeState.S)) {
        require(state.isLatest(cluster), "a cluster has the latest if no cache owns it", state);
      }
    }
    require(alone == 0 || sharing == 1, "one cluster alone or several that share", state);
  }

  private static void require(boolean condition, String rule, HierarchyState state) {
    if (!condition) {
      throw new AssertionError("not so: " + rule + ": " + state);
    }
  }

  /** Goes backwards from states of rest. */
  private void checkThatRestIsReachable() {
    int[] next = new int[from.size()];
    int[] first = new int[known.size()];
    Arrays.fill(first, -1);
    for (int edge = 0; edge < next.length; edge++) {
      next[edge] = first[to.getInt(edge)];
      first[to.getInt(edge)] = edge;
    }
    boolean[] reaches = new boolean[known.size()];
    IntArrayList reached = new IntArrayList();
    for (int i = 0; i < quiescent.size(); i++) {
      reaches[quiescent.getInt(i)] = true;
      reached.addInt(quiescent.getInt(i));
    }
    for (int i = 0; i < reached.size(); i++) {
      for (int edge = first[reached.getInt(i)]; edge >= 0; edge = next[edge]) {
        int state = from.getInt(edge);
        if (!reaches[state]) {
          reaches[state] = true;
          reached.addInt(state);
        }
      }
    }
    if (reached.size() < known.size()) {
      throw new AssertionError(
          (known.size() - reached.size()) + " states from which the machine never comes to rest");
    }
  }
}
