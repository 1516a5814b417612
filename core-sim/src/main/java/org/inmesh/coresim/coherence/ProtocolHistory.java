package org.inmesh.coresim.coherence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inmesh.coresim.coherence.protocol.CacheEvent;
import org.inmesh.coresim.coherence.protocol.CacheState;
import org.inmesh.coresim.coherence.protocol.HomeEvent;
import org.inmesh.coresim.coherence.protocol.HomeState;

/**
 * The latest transitions of the protocol, in a ring, for the report of one that the table does not
 * have.
 */
final class ProtocolHistory {
  /** Most entries of one cache or home about a line that are reported. */
  static final int REPORTED = 50;

  private static final int SIZE = 1 << 16;

  /** At first: a machine that is built for a short run should not pay for all. */
  private static final int FIRST_SIZE = 1 << 8;

  private static final int HOME = 1 << 31;
  private static final int CLUSTER = 1 << 30;

  private long[] cycles = new long[FIRST_SIZE];
  private int[] lines = new int[FIRST_SIZE];

  /** Core, or home's node with {@link #HOME}; or the cluster, with {@link #CLUSTER}. */
  private int[] places = new int[FIRST_SIZE];

  /** State, event, next state and where from, a byte each but for the last. */
  private int[] transitions = new int[FIRST_SIZE];

  private int[] sources = new int[FIRST_SIZE];

  private long size;

  /** A private cache goes from one state to another. */
  void cache(
      long cycle,
      int line,
      int core,
      CacheState state,
      CacheEvent event,
      CacheState next,
      int source) {
    add(cycle, line, core, pack(state, event, next), source);
  }

  /** A home goes from one state to another. */
  void home(
      long cycle,
      int line,
      int node,
      HomeState state,
      HomeEvent event,
      HomeState next,
      int source) {
    add(cycle, line, node | HOME, pack(state, event, next), source);
  }

  /** A cluster goes from one state between the clusters to another. */
  void clusterCache(
      long cycle,
      int line,
      int cluster,
      CacheState state,
      CacheEvent event,
      CacheState next,
      int source) {
    add(cycle, line, cluster | CLUSTER, pack(state, event, next), source);
  }

  /** A cluster's home goes from one state below to another. */
  void clusterHome(
      long cycle,
      int line,
      int cluster,
      HomeState state,
      HomeEvent event,
      HomeState next,
      int source) {
    add(cycle, line, cluster | CLUSTER | HOME, pack(state, event, next), source);
  }

  private static int pack(Enum<?> state, Enum<?> event, Enum<?> next) {
    return state.ordinal() << 16 | event.ordinal() << 8 | next.ordinal();
  }

  private void add(long cycle, int line, int place, int transition, int source) {
    if (size == cycles.length && size < SIZE) {
      grow();
    }
    int index = (int) size++ & SIZE - 1;
    cycles[index] = cycle;
    lines[index] = line;
    places[index] = place;
    transitions[index] = transition;
    sources[index] = source;
  }

  private void grow() {
    int larger = 2 * cycles.length;
    cycles = Arrays.copyOf(cycles, larger);
    lines = Arrays.copyOf(lines, larger);
    places = Arrays.copyOf(places, larger);
    transitions = Arrays.copyOf(transitions, larger);
    sources = Arrays.copyOf(sources, larger);
  }

  /** What is known of a line, oldest first, one transition a text line. */
  List<String> of(int line) {
    Map<Integer, Integer> reported = new HashMap<>();
    Deque<String> text = new ArrayDeque<>();
    for (long entry = size - 1; entry >= Math.max(0, size - SIZE); entry--) {
      int index = (int) entry & SIZE - 1;
      if (lines[index] == line && reported.merge(places[index], 1, Integer::sum) <= REPORTED) {
        text.addFirst(describe(index));
      }
    }
    return new ArrayList<>(text);
  }

  private String describe(int index) {
    int transition = transitions[index];
    int state = transition >>> 16;
    int event = transition >>> 8 & 0xFF;
    int next = transition & 0xFF;
    boolean home = (places[index] & HOME) != 0;
    boolean cluster = (places[index] & CLUSTER) != 0;
    return String.format(
        Locale.ROOT,
        "cycle %,d: %s%s %d: %s in state %s, now %s%s",
        cycles[index],
        home ? "home" : "cache",
        cluster ? " of cluster" : "",
        places[index] & ~HOME & ~CLUSTER,
        home ? HomeEvent.values()[event] : CacheEvent.values()[event],
        home ? HomeState.values()[state] : CacheState.values()[state],
        home ? HomeState.values()[next] : CacheState.values()[next],
        sources[index] < 0 ? "" : " (from node " + sources[index] + ")");
  }
}
