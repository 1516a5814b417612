package org.inmesh.coresim.coherence;

import org.inmesh.coresim.coherence.protocol.CacheEvent;
import org.inmesh.coresim.coherence.protocol.CacheState;
import org.inmesh.coresim.coherence.protocol.ClusterReaction;
import org.inmesh.coresim.coherence.protocol.ClusterRows;
import org.inmesh.coresim.coherence.protocol.HomeEvent;

/**
 * The homes of one cluster: for its caches they are homes ({@link ClusterHome}), between the
 * clusters they are one cache ({@link ClusterCache}); {@link ClusterRows} says how the two are
 * joined. Their slices hold every line that a cache of the cluster has.
 *
 * <p>Of what waits for a line, a demand from between the clusters comes first, then the line's
 * leaving, then requests of caches in order of arrival. A line that has come is given to the
 * request that waited for it before anything else is done with it, so every miss of a cluster leads
 * to progress.
 */
final class ClusterController {
  private static final int NONE = ClusterLines.NONE;

  private final ClusterRows joints;
  private final ClusterLines lines;
  private final ClusterSlices slices;
  private final ClusterHome below;
  private final ClusterCache above;
  private final MessagePool pool;
  private final CoherenceCounters counters;

  ClusterController(
      ClusterRows joints,
      ClusterLines lines,
      ClusterSlices slices,
      ClusterHome below,
      ClusterCache above,
      MessagePool pool,
      CoherenceCounters counters) {
    this.joints = joints;
    this.lines = lines;
    this.slices = slices;
    this.below = below;
    this.above = above;
    this.pool = pool;
    this.counters = counters;
  }

  ClusterLines lines() {
    return lines;
  }

  /** Takes a message of one of the cluster's caches; the slot is this controller's. */
  void receiveFromBelow(int slot) {
    int entry = lines.take(pool.line[slot]);
    switch (pool.typeOf(slot)) {
      case UNBLOCK, COPY_BACK, RECALL_DATA, INVALIDATE_ACKNOWLEDGE -> {
        fireBelow(below.event(slot, entry), entry, slot);
        pool.free(slot);
      }
      default -> enqueue(entry, slot);
    }
    proceed(entry);
  }

  /** Takes a message from between the clusters; the slot is this controller's. */
  void receiveFromAbove(int slot) {
    int entry = lines.take(pool.line[slot]);
    if (ClusterCache.demand(pool.typeOf(slot)) == null) {
      above.fire(above.event(slot, entry), entry, slot);
      pool.free(slot);
    } else if (lines.demand[entry] == NONE) {
      lines.demand[entry] = slot;
    } else {
      // The home handles one request for a line at a time, so there cannot be two.
      throw above.unexpected(entry, pool.typeOf(slot) + " while one waits");
    }
    proceed(entry);
  }

  private void fireBelow(HomeEvent event, int entry, int slot) {
    if (below.fire(event, entry, slot)) {
      above.fire(CacheEvent.STORE, entry, MessagePool.NONE);
    }
  }

  private void enqueue(int entry, int slot) {
    pool.next[slot] = MessagePool.NONE;
    if (lines.firstWaiting[entry] == NONE) {
      lines.firstWaiting[entry] = slot;
    } else {
      pool.next[lines.lastWaiting[entry]] = slot;
    }
    lines.lastWaiting[entry] = slot;
  }

  /** Does with a line whatever can be done now, and with others of its set what that allows. */
  private void proceed(int entry) {
    int set = slices.set(lines.line[entry]);
    proceedAlone(entry);
    proceedWithSet(set);
  }

  /** Lines that had to be kept may leave now. */
  void evictSpared() {
    for (int set : slices.takeSpared()) {
      proceedWithSet(set);
    }
  }

  private void proceedWithSet(int set) {
    placeWaiting(set);
    for (int leaving = slices.beginDeparture(set);
        leaving != NONE;
        leaving = slices.beginDeparture(set)) {
      counters.clusterEvictions++;
      proceedAlone(leaving);
      placeWaiting(set);
    }
  }

  private void placeWaiting(int set) {
    for (int next = slices.placeFirst(set); next != NONE; next = slices.placeFirst(set)) {
      proceedAlone(next);
    }
  }

  private void proceedAlone(int entry) {
    boolean changed = true;
    while (changed && lines.homeState(entry).isStable()) {
      if (lines.demand[entry] != NONE) {
        changed = proceedWithDemand(entry);
      } else if (!lines.cacheState(entry).isStable()) {
        changed = false;
      } else if (lines.leaving[entry]) {
        changed = proceedWithLeaving(entry);
      } else {
        changed = lines.firstWaiting[entry] != NONE && proceedWithRequest(entry);
      }
      settle(entry);
    }
    if (isForgettable(entry)) {
      lines.free(entry);
    }
  }

  /** A line that the cluster has no more has no place. */
  private void settle(int entry) {
    CacheState state = lines.cacheState(entry);
    if (state == CacheState.I || state.isEvicting()) {
      slices.leave(entry);
    }
  }

  private boolean isForgettable(int entry) {
    return lines.cacheState(entry) == CacheState.I
        && lines.homeState(entry).isStable()
        && lines.firstWaiting[entry] == NONE
        && lines.demand[entry] == NONE;
  }

  private boolean proceedWithDemand(int entry) {
    int slot = lines.demand[entry];
    CacheEvent event = ClusterCache.demand(pool.typeOf(slot));
    boolean forRoom = event == CacheEvent.RECALL && pool.value[slot] == MessagePool.FOR_ROOM;
    if (clear(entry, event, forRoom)) {
      lines.demand[entry] = NONE;
      above.fire(event, entry, slot);
      pool.free(slot);
    }
    return true;
  }

  private boolean proceedWithLeaving(int entry) {
    if (clear(entry, CacheEvent.EVICT, true)) {
      above.fire(CacheEvent.EVICT, entry, MessagePool.NONE);
    }
    return true;
  }

  /** True if nothing in the caches below is in an event's way; otherwise sees to it. */
  private boolean clear(int entry, CacheEvent event, boolean forRoom) {
    ClusterRows.Demand joint = joints.of(lines.homeState(entry), event);
    if (joint == null) {
      throw below.unexpected(entry, event);
    }
    switch (joint.reaction()) {
      case RECALL_BELOW -> below.recall(entry, forRoom);
      case DOWNGRADE_BELOW -> below.fire(HomeEvent.DOWNGRADE, entry, MessagePool.NONE);
      default -> {
        return joint.reaction() == ClusterReaction.ANSWER;
      }
    }
    return false;
  }

  /** Returns false if the request has to wait. */
  private boolean proceedWithRequest(int entry) {
    int slot = lines.firstWaiting[entry];
    HomeEvent event = below.event(slot, entry);
    ClusterRows.Request joint = joints.of(lines.cacheState(entry), event);
    if (joint == null) {
      throw above.unexpected(entry, event);
    }
    switch (joint.reaction()) {
      case MISS_TO_LOAD -> {
        return miss(entry, CacheEvent.LOAD);
      }
      case MISS_TO_FETCH -> {
        return miss(entry, CacheEvent.FETCH);
      }
      case MISS_TO_STORE -> {
        return miss(entry, CacheEvent.STORE);
      }
      case SERVE_SHARED -> serve(HomeEvent.GET_INSTRUCTION, entry, slot);
      default -> serve(event, entry, slot);
    }
    return true;
  }

  private void serve(HomeEvent event, int entry, int slot) {
    boolean isAccess = event.compareTo(HomeEvent.UPGRADE_BY_OWNER) <= 0;
    if (isAccess) {
      counters.clusterAccesses++;
      counters.clusterMisses += lines.missed[entry] ? 1 : 0;
      lines.missed[entry] = false;
      slices.touch(entry);
    }
    lines.firstWaiting[entry] = pool.next[slot];
    fireBelow(event, entry, slot);
    pool.free(slot);
  }

  /** Asks for a line, or the right to write it, if there is a place for it. */
  private boolean miss(int entry, CacheEvent event) {
    if (lines.place[entry] == NONE) {
      boolean mayPlace = !slices.hasWaiters(slices.set(lines.line[entry]));
      if (lines.awaitsPlace[entry] || !(mayPlace && slices.place(entry))) {
        if (!lines.awaitsPlace[entry]) {
          slices.await(entry);
        }
        return false;
      }
    }
    lines.missed[entry] = true;
    above.fire(event, entry, MessagePool.NONE);
    return true;
  }
}
