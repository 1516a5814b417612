package org.inmesh.coresim.coherence.protocol;

import static org.inmesh.coresim.coherence.protocol.ModelState.HOME;
import static org.inmesh.coresim.coherence.protocol.ModelState.NOBODY;
import static org.inmesh.coresim.coherence.protocol.ModelState.count;
import static org.inmesh.coresim.coherence.protocol.ModelState.isLatest;
import static org.inmesh.coresim.coherence.protocol.ModelState.requestor;
import static org.inmesh.coresim.coherence.protocol.ModelState.source;
import static org.inmesh.coresim.coherence.protocol.ModelState.type;

import java.util.Set;

/**
 * Carries out a transition of a table on a {@link ModelState}: a second meaning of the actions,
 * apart from that of the simulator's controllers.
 */
final class ModelStep {
  private final ProtocolTable table;
  private final boolean exactSharers;
  private final Set<Object> usedRows;

  ModelStep(ProtocolTable table, boolean exactSharers, Set<Object> usedRows) {
    this.table = table;
    this.exactSharers = exactSharers;
    this.usedRows = usedRows;
  }

  /** The state after a core's event, or null if the core cannot do this now. */
  ModelState core(ModelState before, int cache, CacheEvent event) {
    CacheTransition row = table.of(before.state[cache], event);
    if (row == null) {
      return null;
    }
    ModelState after = before.copy();
    fire(after, cache, row, 0);
    if (event == CacheEvent.STORE && row.actions().contains(CacheAction.HIT)) {
      after.makeOld(cache);
    }
    return after;
  }

  /** The state after a recall by the home, or null if it has nothing to recall now. */
  ModelState recall(ModelState before) {
    if (!before.homeState.isStable()) {
      return null;
    }
    ModelState after = before.copy();
    boolean nobody = before.owner == NOBODY && before.sharers == 0;
    HomeEvent event = nobody ? HomeEvent.RECALL_UNSHARED : HomeEvent.RECALL;
    fire(after, row(before.homeState, event), 0);
    return after;
  }

  /** The state after a message's arrival, or null if it has to wait. */
  ModelState arrival(ModelState before, int index) {
    int message = before.messages[index];
    int destination = ModelState.destination(message);
    ModelState after = before.copy();
    after.take(index);
    if (destination == HOME) {
      HomeTransition row = row(before.homeState, homeEvent(after, message));
      if (row.actions().contains(HomeAction.STALL)) {
        usedRows.add(row);
        return null;
      }
      fire(after, row, message);
    } else {
      CacheEvent event = cacheEvent(after, destination, message);
      CacheTransition row = table.of(before.state[destination], event);
      if (row == null) {
        throw new AssertionError("no row for %s at %d in %s".formatted(event, destination, before));
      }
      fire(after, destination, row, message);
    }
    return after;
  }

  private HomeTransition row(HomeState state, HomeEvent event) {
    HomeTransition row = table.of(state, event);
    if (row == null) {
      throw new AssertionError("no row for %s at the home in %s".formatted(event, state));
    }
    return row;
  }

  private HomeEvent homeEvent(ModelState state, int message) {
    boolean ofOwner = state.owner == source(message);
    return switch (type(message)) {
      case GET_SHARED -> HomeEvent.GET_SHARED;
      case GET_INSTRUCTION -> HomeEvent.GET_INSTRUCTION;
      case GET_MODIFIED -> HomeEvent.GET_MODIFIED;
      case UPGRADE -> {
        if (ofOwner) {
          yield HomeEvent.UPGRADE_BY_OWNER;
        }
        boolean known = exactSharers && (state.sharers & 1 << source(message)) != 0;
        // While somebody owns the line, its data is the owner's to send.
        yield known && state.owner == NOBODY ? HomeEvent.UPGRADE_BY_SHARER : HomeEvent.GET_MODIFIED;
      }
      case PUT_EXCLUSIVE -> ofOwner ? HomeEvent.PUT_CLEAN : HomeEvent.PUT_STALE;
      case PUT_MODIFIED, PUT_OWNED -> ofOwner ? HomeEvent.PUT_DIRTY : HomeEvent.PUT_STALE;
      case UNBLOCK -> HomeEvent.UNBLOCK;
      case COPY_BACK -> HomeEvent.COPY_BACK;
      case INVALIDATE_ACKNOWLEDGE ->
          --state.recallAnswers == 0 ? HomeEvent.LAST_ACKNOWLEDGE : HomeEvent.ACKNOWLEDGE;
      case RECALL_DATA ->
          --state.recallAnswers == 0 ? HomeEvent.LAST_RECALL_DATA : HomeEvent.RECALL_DATA;
      default -> throw new AssertionError(type(message) + " at the home");
    };
  }

  private static CacheEvent cacheEvent(ModelState state, int cache, int message) {
    return switch (type(message)) {
      case FORWARD_GET_SHARED -> CacheEvent.FORWARD_GET_SHARED;
      case FORWARD_GET_MODIFIED -> CacheEvent.FORWARD_GET_MODIFIED;
      case INVALIDATE -> CacheEvent.INVALIDATE;
      case RECALL -> CacheEvent.RECALL;
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

  private static int missing(ModelState state, int cache, int more) {
    state.acknowledgements[cache] += more;
    return state.acknowledgements[cache];
  }

  private void fire(ModelState state, int cache, CacheTransition row, int message) {
    usedRows.add(row);
    boolean latest = state.latest[cache];
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
        case SEND_DATA_MODIFIED ->
            answer(
                state,
                MessageType.DATA_MODIFIED,
                cache,
                requestor(message),
                count(message),
                latest);
        case SEND_ACKNOWLEDGE ->
            answer(state, MessageType.INVALIDATE_ACKNOWLEDGE, cache, requestor(message), 0, false);
        case TAKE_DATA -> state.latest[cache] = isLatest(message);
      }
    }
    state.state[cache] = row.next();
  }

  private static void toHome(ModelState state, MessageType type, int cache, boolean latest) {
    answer(state, type, cache, HOME, 0, latest);
  }

  private static void answer(
      ModelState state, MessageType type, int cache, int to, int count, boolean latest) {
    state.send(ModelState.message(type, cache, to, to, count, latest));
  }

  private void fire(ModelState state, HomeTransition row, int message) {
    usedRows.add(row);
    int requestor = requestorOf(message);
    int invalidations = 0;
    for (HomeAction action : row.actions()) {
      switch (action) {
        case STALL -> throw new AssertionError("stalled requests do not fire");
        case SEND_DATA_SHARED -> data(state, MessageType.DATA_SHARED, requestor, 0);
        case SEND_DATA_EXCLUSIVE -> data(state, MessageType.DATA_EXCLUSIVE, requestor, 0);
        case SEND_DATA_MODIFIED -> data(state, MessageType.DATA_MODIFIED, requestor, invalidations);
        case SEND_UPGRADE_ACKNOWLEDGE ->
            forward(state, MessageType.UPGRADE_ACKNOWLEDGE, requestor, requestor, invalidations);
        case SEND_PUT_ACKNOWLEDGE ->
            forward(state, MessageType.PUT_ACKNOWLEDGE, requestor, requestor, 0);
        case SEND_FORWARD_GET_SHARED ->
            forward(state, MessageType.FORWARD_GET_SHARED, state.owner, requestor, 0);
        case SEND_FORWARD_GET_MODIFIED ->
            forward(state, MessageType.FORWARD_GET_MODIFIED, state.owner, requestor, invalidations);
        case SEND_INVALIDATE -> invalidations = invalidate(state, requestor, requestor);
        case SEND_RECALL -> {
          state.recallAnswers = invalidate(state, NOBODY, HOME);
          if (state.owner != NOBODY) {
            forward(state, MessageType.RECALL, state.owner, HOME, 0);
            state.recallAnswers++;
          }
        }
        case WRITE_DATA -> state.homeLatest = isLatest(message);
        case ADD_SHARER -> state.sharers |= 1 << requestor;
        case REMOVE_SHARER -> {
          if (exactSharers) {
            state.sharers &= ~(1 << requestor);
          }
        }
        case SET_OWNER -> {
          state.owner = requestor;
          state.sharers = 0;
        }
        case OWNER_TO_SHARER -> {
          state.sharers |= 1 << state.owner;
          state.owner = NOBODY;
        }
        case REMOVE_OWNER -> state.owner = NOBODY;
        case CLEAR -> {
          state.owner = NOBODY;
          state.sharers = 0;
        }
      }
    }
    state.homeState = row.next();
  }

  /** The cache that asks, or that puts back. */
  private static int requestorOf(int message) {
    return source(message);
  }

  /** An inexact set of sharers that is not empty stands for all caches. */
  private int invalidate(ModelState state, int exceptCache, int requestor) {
    int targets = exactSharers || state.sharers == 0 ? state.sharers : (1 << state.caches) - 1;
    int sent = 0;
    for (int cache = 0; cache < state.caches; cache++) {
      if ((targets & 1 << cache) != 0 && cache != exceptCache && cache != state.owner) {
        forward(state, MessageType.INVALIDATE, cache, requestor, 0);
        sent++;
      }
    }
    return sent;
  }

  private static void data(ModelState state, MessageType type, int to, int count) {
    state.send(ModelState.message(type, HOME, to, to, count, state.homeLatest));
  }

  private static void forward(
      ModelState state, MessageType type, int to, int requestor, int count) {
    state.send(ModelState.message(type, HOME, to, requestor, count, false));
  }
}
