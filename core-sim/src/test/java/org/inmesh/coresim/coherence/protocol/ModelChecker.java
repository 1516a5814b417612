package org.inmesh.coresim.coherence.protocol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.collections.IntArrayList;

/**
 * Walks through every state that a protocol can reach with a few caches and one line: any core
 * loads, fetches, stores or evicts at any time, the home recalls at any time, and messages arrive
 * in any order. In each state it checks that there is one writer or any number of readers, that
 * every copy that can be read is what was stored last, and that every message is provided for;
 * afterwards that from every state the machine can come to rest.
 *
 * <p>Queues are as small as can be told: of each class at most a number of messages for one
 * destination are under way, and a transition that would send more has to wait.
 */
final class ModelChecker {
  private static final List<CacheEvent> OF_THE_CORE =
      List.of(CacheEvent.LOAD, CacheEvent.FETCH, CacheEvent.STORE, CacheEvent.EVICT);

  private final ModelStep step;
  private final int caches;
  private final int capacity;
  private final boolean recalls;
  private final Set<Object> usedRows = new HashSet<>();

  /** Number of each state, in the order of discovery. */
  private final Map<String, Integer> numbers = new HashMap<>();

  /** From which states a state can be entered. */
  private final List<IntArrayList> predecessors = new ArrayList<>();

  private final IntArrayList quiescent = new IntArrayList();
  private final Deque<ModelState> unexplored = new ArrayDeque<>();

  ModelChecker(
      ProtocolTable table, int caches, int capacity, boolean recalls, boolean exactSharers) {
    this.step = new ModelStep(table, exactSharers, usedRows);
    this.caches = caches;
    this.capacity = capacity;
    this.recalls = recalls;
  }

  /** The number of states, those that differ by the numbering of caches counted once. */
  int states() {
    return numbers.size();
  }

  /** Rows that were needed. */
  Set<Object> usedRows() {
    return usedRows;
  }

  /** Walks and checks. */
  void check() {
    discover(new ModelState(caches), -1);
    int number = 0;
    while (!unexplored.isEmpty()) {
      ModelState state = unexplored.remove();
      explore(state, number++);
    }
    checkThatRestIsReachable();
  }

  private void explore(ModelState state, int number) {
    checkInvariants(state);
    for (int cache = 0; cache < caches; cache++) {
      for (CacheEvent event : OF_THE_CORE) {
        discover(step.core(state, cache, event), state, number);
      }
    }
    for (int index = 0; index < state.messages.length; index++) {
      discover(step.arrival(state, index), state, number);
    }
    if (recalls) {
      discover(step.recall(state), state, number);
    }
  }

  private void discover(ModelState next, ModelState before, int number) {
    if (next != null && fits(next, before)) {
      discover(next, number);
    }
  }

  private void discover(ModelState state, int from) {
    String key = state.canonical();
    Integer known = numbers.get(key);
    if (known == null) {
      known = numbers.size();
      numbers.put(key, known);
      predecessors.add(new IntArrayList());
      unexplored.add(state);
      if (state.isQuiescent()) {
        quiescent.addInt(known);
      }
    }
    if (from >= 0 && from != known) {
      predecessors.get(known).addInt(from);
    }
  }

  /** Nothing was sent for which there is no room. */
  private boolean fits(ModelState after, ModelState before) {
    for (int message : after.messages) {
      int together = together(after, message);
      if (together > capacity && together > together(before, message)) {
        return false;
      }
    }
    return true;
  }

  private static int together(ModelState state, int message) {
    int count = 0;
    for (int other : state.messages) {
      if (ModelState.type(other).messageClass() == ModelState.type(message).messageClass()
          && ModelState.destination(other) == ModelState.destination(message)) {
        count++;
      }
    }
    return count;
  }

  private void checkInvariants(ModelState state) {
    int readers = 0;
    int writers = 0;
    int owners = 0;
    for (int cache = 0; cache < caches; cache++) {
      CacheState here = state.state[cache];
      boolean readable = here.compareTo(CacheState.S) >= 0;
      readers += readable ? 1 : 0;
      writers += here.compareTo(CacheState.E) >= 0 ? 1 : 0;
      owners += here.compareTo(CacheState.O) >= 0 ? 1 : 0;
      require(!readable || state.latest[cache], "what can be read is the latest", state);
      require(here != CacheState.E || state.homeLatest, "an exclusive line is clean", state);
    }
    require(writers == 0 || readers == 1, "one writer or readers", state);
    require(owners <= 1, "one owner", state);
    if (state.homeState == HomeState.I || state.homeState == HomeState.S) {
      require(state.homeLatest, "the home has the latest if no cache owns the line", state);
    }
  }

  private static void require(boolean condition, String rule, ModelState state) {
    if (!condition) {
      throw new AssertionError("not so: " + rule + ": " + state);
    }
  }

  private void checkThatRestIsReachable() {
    boolean[] reaches = new boolean[numbers.size()];
    IntArrayList reached = new IntArrayList();
    for (int i = 0; i < quiescent.size(); i++) {
      reaches[quiescent.getInt(i)] = true;
      reached.addInt(quiescent.getInt(i));
    }
    for (int i = 0; i < reached.size(); i++) {
      IntArrayList before = predecessors.get(reached.getInt(i));
      for (int k = 0; k < before.size(); k++) {
        int state = before.getInt(k);
        if (!reaches[state]) {
          reaches[state] = true;
          reached.addInt(state);
        }
      }
    }
    if (reached.size() < numbers.size()) {
      throw new AssertionError(
          (numbers.size() - reached.size()) + " states from which the machine never comes to rest");
    }
  }
}
