package org.inmesh.coresim.coherence.protocol;

import static org.inmesh.coresim.coherence.protocol.HierarchyState.NOBODY;
import static org.inmesh.coresim.coherence.protocol.HierarchyState.carriesLatest;
import static org.inmesh.coresim.coherence.protocol.HierarchyState.count;
import static org.inmesh.coresim.coherence.protocol.HierarchyState.destination;
import static org.inmesh.coresim.coherence.protocol.HierarchyState.requestor;
import static org.inmesh.coresim.coherence.protocol.HierarchyState.source;
import static org.inmesh.coresim.coherence.protocol.HierarchyState.type;

import java.util.Set;

/**
 * Carries out a transition of the tables on a {@link HierarchyState}: a second meaning of the
 * actions, apart from that of the simulator's controllers.
 */
final class HierarchyStep {
  private final ProtocolTable table;
  private final ClusterRows joints;
  private final boolean exactSharers;
  private final Set<Object> usedRows;

  /**
   * @param exactSharers of the home of all; those of clusters' homes are exact
   */
  HierarchyStep(
      ProtocolTable table, ClusterRows joints, boolean exactSharers, Set<Object> usedRows) {
    this.table = table;
    this.joints = joints;
    this.exactSharers = exactSharers;
    this.usedRows = usedRows;
  }

  /** The state after a core's event, or null if the core cannot do this now. */
  HierarchyState core(HierarchyState before, int cache, CacheEvent event) {
    CacheTransition row = table.of(before.cache(cache), event);
    if (row == null) {
      return null;
    }
    HierarchyState after = before.copy();
    fire(after, cache, row, 0);
    if (event == CacheEvent.STORE && row.actions().contains(CacheAction.HIT)) {
      after.makeOld(cache);
    }
    return after;
  }

  /** The state after the home of all has recalled the line, or null if it cannot now. */
  HierarchyState recall(HierarchyState before) {
    int home = before.top;
    if (!before.home(home).isStable()) {
      return null;
    }
    HierarchyState after = before.copy();
    recallBelow(after, home);
    return after;
  }

  private void recallBelow(HierarchyState state, int home) {
    boolean nobody = state.owner[home] == NOBODY && state.sharers[home] == 0;
    fireHome(state, home, nobody ? HomeEvent.RECALL_UNSHARED : HomeEvent.RECALL, 0);
  }

  /** The state after a cluster has begun to evict the line, or null if it cannot now. */
  HierarchyState evict(HierarchyState before, int cluster) {
    CacheState state = before.cache(cluster);
    if (!state.isStable() || state == CacheState.I) {
      return null;
    }
    ClusterReaction reaction = demand(before, cluster, CacheEvent.EVICT);
    if (reaction == ClusterReaction.WAIT) {
      return null;
    }
    HierarchyState after = before.copy();
    if (reaction == ClusterReaction.RECALL_BELOW) {
      recallBelow(after, cluster);
    } else {
      fireCache(after, cluster, CacheEvent.EVICT, 0);
    }
    return after;
  }

  /** The state after a message's arrival, or null if it has to wait. */
  HierarchyState arrival(HierarchyState before, int index) {
    int message = before.messages[index];
    int destination = destination(message);
    boolean fromBelow =
        source(message) < before.top && before.parent(source(message)) == destination;
    return fromBelow
        ? arrivalAtHome(before, index, message, destination)
        : arrivalAtCache(before, index, message, destination);
  }

  private HierarchyState arrivalAtHome(HierarchyState before, int index, int message, int home) {
    HierarchyState after = before.copy();
    after.take(index);
    HomeEvent event = homeEvent(after, home, message);
    HomeTransition row = table.of(before.home(home), event);
    if (row != null && row.actions().contains(HomeAction.STALL)) {
      usedRows.add(row);
      return null;
    }
    if (event.isRequest() && before.isCluster(home)) {
      ClusterRows.Request joint = joints.of(before.cache(home), event);
      require(joint != null, "row for " + event + " at cluster " + home, before);
      usedRows.add(joint);
      switch (joint.reaction()) {
        case WAIT -> {
          return null;
        }
        case MISS_TO_LOAD -> {
          return miss(before, home, CacheEvent.LOAD);
        }
        case MISS_TO_FETCH -> {
          return miss(before, home, CacheEvent.FETCH);
        }
        case MISS_TO_STORE -> {
          return miss(before, home, CacheEvent.STORE);
        }
        case SERVE_SHARED -> event = HomeEvent.GET_INSTRUCTION;
        default -> {}
      }
    }
    fireHome(after, home, event, message);
    return after;
  }

  /** The request waits where it is. */
  private HierarchyState miss(HierarchyState before, int cluster, CacheEvent event) {
    HierarchyState after = before.copy();
    fireCache(after, cluster, event, 0);
    return after;
  }

  private HierarchyState arrivalAtCache(HierarchyState before, int index, int message, int cache) {
    HierarchyState after = before.copy();
    CacheEvent demanded = demandOf(type(message));
    if (demanded != null && before.isCluster(cache)) {
      switch (demand(before, cache, demanded)) {
        case WAIT -> {
          return null;
        }
        case DOWNGRADE_BELOW -> {
          fireHome(after, cache, HomeEvent.DOWNGRADE, 0);
          return after;
        }
        case RECALL_BELOW -> {
          recallBelow(after, cache);
          return after;
        }
        default -> {}
      }
    }
    after.take(index);
    CacheEvent event = demanded != null ? demanded : responseEvent(after, cache, message);
    fireCache(after, cache, event, message);
    return after;
  }

  private ClusterReaction demand(HierarchyState state, int cluster, CacheEvent event) {
    ClusterRows.Demand joint = joints.of(state.home(cluster), event);
    require(joint != null, "row for " + event + " at cluster " + cluster, state);
    usedRows.add(joint);
    return joint.reaction();
  }

  private HomeEvent homeEvent(HierarchyState state, int home, int message) {
    int source = source(message);
    boolean ofOwner = state.owner[home] == source;
    return switch (type(message)) {
      case GET_SHARED -> HomeEvent.GET_SHARED;
      case GET_INSTRUCTION -> HomeEvent.GET_INSTRUCTION;
      case GET_MODIFIED -> HomeEvent.GET_MODIFIED;
      case UPGRADE -> {
        if (ofOwner) {
          yield HomeEvent.UPGRADE_BY_OWNER;
        }
        boolean known = isExact(state, home) && (state.sharers[home] & 1 << source) != 0;
        // While somebody owns the line, its data is the owner's to send.
        yield known && state.owner[home] == NOBODY
            ? HomeEvent.UPGRADE_BY_SHARER
            : HomeEvent.GET_MODIFIED;
      }
      case PUT_EXCLUSIVE -> ofOwner ? HomeEvent.PUT_CLEAN : HomeEvent.PUT_STALE;
      case PUT_MODIFIED, PUT_OWNED -> ofOwner ? HomeEvent.PUT_DIRTY : HomeEvent.PUT_STALE;
      case UNBLOCK -> HomeEvent.UNBLOCK;
      case COPY_BACK -> HomeEvent.COPY_BACK;
      case INVALIDATE_ACKNOWLEDGE ->
          --state.recallAnswers[home] == 0 ? HomeEvent.LAST_ACKNOWLEDGE : HomeEvent.ACKNOWLEDGE;
      case RECALL_DATA ->
          --state.recallAnswers[home] == 0 ? HomeEvent.LAST_RECALL_DATA : HomeEvent.RECALL_DATA;
      default -> throw new AssertionError(type(message) + " at the home");
    };
  }

  private static CacheEvent demandOf(MessageType type) {
    return switch (type) {
      case FORWARD_GET_SHARED -> CacheEvent.FORWARD_GET_SHARED;
      case FORWARD_GET_MODIFIED -> CacheEvent.FORWARD_GET_MODIFIED;
      case INVALIDATE -> CacheEvent.INVALIDATE;
      case RECALL -> CacheEvent.RECALL;
      case DOWNGRADE -> CacheEvent.DOWNGRADE;
      default -> null;
    };
  }

  private static CacheEvent responseEvent(HierarchyState state, int cache, int message) {
    return switch (type(message)) {
      case PUT_ACKNOWLEDGE -> CacheEvent.PUT_ACKNOWLEDGE;
      case DATA_SHARED -> CacheEvent.DATA_SHARED;
      case DATA_EXCLUSIVE -> CacheEvent.DATA_EXCLUSIVE;
      case DATA_MODIFIED ->
          missing(state, cache, count(message)) == 0
              ? CacheEvent.DATA_ALL_ACKNOWLEDGED
              : CacheEvent.DATA_UNACKNOWLEDGED;
      case UPGRADE_ACKNOWLEDGE ->
          missing(state, cache, count(message)) == 0
              ? CacheEvent.RIGHT_ALL_ACKNOWLEDGED
              : CacheEvent.RIGHT_UNACKNOWLEDGED;
      case INVALIDATE_ACKNOWLEDGE ->
          missing(state, cache, -1) == 0 ? CacheEvent.LAST_ACKNOWLEDGE : CacheEvent.ACKNOWLEDGE;
      default -> throw new AssertionError(type(message) + " at a cache");
    };
  }

  private static int missing(HierarchyState state, int cache, int more) {
    state.acknowledgements[cache] += (byte) more;
    return state.acknowledgements[cache];
  }

  private boolean isExact(HierarchyState state, int home) {
    return exactSharers || state.isCluster(home);
  }

  private void fireCache(HierarchyState state, int cache, CacheEvent event, int message) {
    CacheTransition row = table.of(state.cache(cache), event);
    require(row != null, "row for " + event + " at " + cache, state);
    fire(state, cache, row, message);
  }

  private void fire(HierarchyState state, int cache, CacheTransition row, int message) {
    usedRows.add(row);
    boolean latest = state.isLatest(cache);
    for (CacheAction action : row.actions()) {
      switch (action) {
        case HIT, FREE_BUFFER -> {}
        case SEND_GET_SHARED -> toHome(state, MessageType.GET_SHARED, cache, false);
        case SEND_GET_INSTRUCTION -> toHome(state, MessageType.GET_INSTRUCTION, cache, false);
        case SEND_GET_MODIFIED -> toHome(state, MessageType.GET_MODIFIED, cache, false);
        case SEND_UPGRADE -> toHome(state, MessageType.UPGRADE, cache, false);
        case SEND_PUT_EXCLUSIVE -> toHome(state, MessageType.PUT_EXCLUSIVE, cache, false);
        case SEND_PUT_MODIFIED -> toHome(state, MessageType.PUT_MODIFIED, cache, latest);
        case SEND_PUT_OWNED -> toHome(state, MessageType.PUT_OWNED, cache, latest);
        case SEND_COPY_BACK -> toHome(state, MessageType.COPY_BACK, cache, latest);
        case SEND_RECALL_DATA -> toHome(state, MessageType.RECALL_DATA, cache, latest);
        case COMPLETE -> {
          toHome(state, MessageType.UNBLOCK, cache, false);
          state.acknowledgements[cache] = 0;
        }
        case SEND_DATA_SHARED ->
            answer(state, MessageType.DATA_SHARED, cache, requestor(message), 0, latest);
        case SEND_DATA_MODIFIED -> {
          int toWaitFor = count(message);
          MessageType type = MessageType.DATA_MODIFIED;
          answer(state, type, cache, requestor(message), toWaitFor, latest);
        }
        case SEND_ACKNOWLEDGE ->
            answer(state, MessageType.INVALIDATE_ACKNOWLEDGE, cache, requestor(message), 0, false);
        case TAKE_DATA -> state.setLatest(cache, carriesLatest(message));
      }
    }
    state.setCache(cache, row.next());
  }

  private static void toHome(HierarchyState state, MessageType type, int cache, boolean latest) {
    answer(state, type, cache, state.parent(cache), 0, latest);
  }

  private static void answer(
      HierarchyState state, MessageType type, int from, int to, int count, boolean latest) {
    state.send(HierarchyState.message(type, from, to, to, count, latest));
  }

  private void fireHome(HierarchyState state, int home, HomeEvent event, int message) {
    HomeTransition row = table.of(state.home(home), event);
    require(row != null, "row for " + event + " at home " + home, state);
    usedRows.add(row);
    // The cache that asks, or that puts back.
    int requestor = source(message);
    int owner = state.owner[home];
    int invalidations = 0;
    for (HomeAction action : row.actions()) {
      switch (action) {
        case STALL -> throw new AssertionError("stalled requests do not fire");
        case SEND_DATA_SHARED -> data(state, MessageType.DATA_SHARED, home, requestor, 0);
        case SEND_DATA_EXCLUSIVE -> data(state, MessageType.DATA_EXCLUSIVE, home, requestor, 0);
        case SEND_DATA_MODIFIED ->
            data(state, MessageType.DATA_MODIFIED, home, requestor, invalidations);
        case SEND_UPGRADE_ACKNOWLEDGE ->
            answer(state, MessageType.UPGRADE_ACKNOWLEDGE, home, requestor, invalidations, false);
        case SEND_PUT_ACKNOWLEDGE ->
            answer(state, MessageType.PUT_ACKNOWLEDGE, home, requestor, 0, false);
        case SEND_FORWARD_GET_SHARED ->
            forward(state, MessageType.FORWARD_GET_SHARED, home, owner, requestor, 0);
        case SEND_FORWARD_GET_MODIFIED ->
            forward(state, MessageType.FORWARD_GET_MODIFIED, home, owner, requestor, invalidations);
        case SEND_INVALIDATE -> invalidations = invalidate(state, home, requestor, requestor);
        case SEND_RECALL -> {
          state.recallAnswers[home] = (byte) invalidate(state, home, NOBODY, home);
          if (owner != NOBODY) {
            forward(state, MessageType.RECALL, home, owner, home, 0);
            state.recallAnswers[home]++;
          }
        }
        case SEND_DOWNGRADE -> forward(state, MessageType.DOWNGRADE, home, owner, home, 0);
        case WRITE_DATA -> {
          state.setLatest(home, carriesLatest(message));
          if (state.isCluster(home)) {
            fireCache(state, home, CacheEvent.STORE, 0);
            require(state.cache(home) == CacheState.M, "cluster may be written to", state);
          }
        }
        case ADD_SHARER -> state.sharers[home] |= (short) (1 << requestor);
        case REMOVE_SHARER -> {
          if (isExact(state, home)) {
            state.sharers[home] &= (short) ~(1 << requestor);
          }
        }
        case SET_OWNER -> {
          state.owner[home] = (byte) requestor;
          state.sharers[home] = 0;
        }
        case OWNER_TO_SHARER -> {
          state.sharers[home] |= (short) (1 << owner);
          state.owner[home] = NOBODY;
        }
        case REMOVE_OWNER -> state.owner[home] = NOBODY;
        case CLEAR -> {
          state.owner[home] = NOBODY;
          state.sharers[home] = 0;
        }
      }
    }
    state.setHome(home, row.next());
  }

  /** An inexact set of sharers that is not empty stands for all caches. */
  private int invalidate(HierarchyState state, int home, int exceptCache, int requestor) {
    int first = state.firstChild(home);
    int targets = state.sharers[home];
    if (targets != 0 && !isExact(state, home)) {
      targets = (1 << state.children(home)) - 1 << first;
    }
    int sent = 0;
    for (int cache = first; cache < first + state.children(home); cache++) {
      if ((targets & 1 << cache) != 0 && cache != exceptCache && cache != state.owner[home]) {
        forward(state, MessageType.INVALIDATE, home, cache, requestor, 0);
        sent++;
      }
    }
    return sent;
  }

  private static void data(HierarchyState state, MessageType type, int home, int to, int count) {
    answer(state, type, home, to, count, state.isLatest(home));
  }

  private static void forward(
      HierarchyState state, MessageType type, int home, int to, int requestor, int count) {
    state.send(HierarchyState.message(type, home, to, requestor, count, false));
  }

  private static void require(boolean condition, String what, HierarchyState state) {
    if (!condition) {
      throw new AssertionError("no " + what + " in " + state);
    }
  }
}
