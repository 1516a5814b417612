package org.inmesh.coresim.coherence;

import java.util.List;
import org.inmesh.coresim.coherence.protocol.HomeAction;
import org.inmesh.coresim.coherence.protocol.HomeEvent;
import org.inmesh.coresim.coherence.protocol.HomeState;
import org.inmesh.coresim.coherence.protocol.HomeTransition;
import org.inmesh.coresim.coherence.protocol.MessageType;
import org.inmesh.coresim.coherence.protocol.ProtocolTable;

/** Carries out the rows of the protocol's table for homes at a cluster's homes. */
final class ClusterHome {
  private static final int NOBODY = ClusterLines.NONE;

  private final ProtocolTable table;
  private final int cluster;
  private final ClusterMap map;
  private final ClusterLines lines;
  private final int cycles;
  private final MessagePool pool;
  private final DelayQueue delayed;
  private final CoherenceCounters counters;
  private final ProtocolHistory history;
  private final MemoryClock clock;

  ClusterHome(
      ProtocolTable table,
      int cluster,
      ClusterMap map,
      ClusterLines lines,
      int cycles,
      MessagePool pool,
      DelayQueue delayed,
      CoherenceCounters counters,
      ProtocolHistory history,
      MemoryClock clock) {
    this.table = table;
    this.cluster = cluster;
    this.map = map;
    this.lines = lines;
    this.cycles = cycles;
    this.pool = pool;
    this.delayed = delayed;
    this.counters = counters;
    this.history = history;
    this.clock = clock;
  }

  /** Which event a message is for its line, as things are now; answers to recalls are counted. */
  HomeEvent event(int slot, int entry) {
    int source = map.number(pool.source[slot]);
    boolean ofOwner = lines.owner[entry] == source;
    MessageType type = pool.typeOf(slot);
    return switch (type) {
      case GET_SHARED -> HomeEvent.GET_SHARED;
      case GET_INSTRUCTION -> HomeEvent.GET_INSTRUCTION;
      case GET_MODIFIED -> HomeEvent.GET_MODIFIED;
      case UPGRADE -> ofOwner ? HomeEvent.UPGRADE_BY_OWNER : upgrade(entry, source);
      case PUT_EXCLUSIVE -> ofOwner ? HomeEvent.PUT_CLEAN : HomeEvent.PUT_STALE;
      case PUT_MODIFIED, PUT_OWNED -> ofOwner ? HomeEvent.PUT_DIRTY : HomeEvent.PUT_STALE;
      case UNBLOCK -> HomeEvent.UNBLOCK;
      case COPY_BACK -> HomeEvent.COPY_BACK;
      case INVALIDATE_ACKNOWLEDGE ->
          --lines.recallAnswers[entry] == 0 ? HomeEvent.LAST_ACKNOWLEDGE : HomeEvent.ACKNOWLEDGE;
      case RECALL_DATA ->
          --lines.recallAnswers[entry] == 0 ? HomeEvent.LAST_RECALL_DATA : HomeEvent.RECALL_DATA;
      default -> throw unexpected(entry, type);
    };
  }

  private HomeEvent upgrade(int entry, int source) {
    // While a cache owns the line the data is that cache's to send.
    boolean known = (lines.sharers[entry] & 1L << source) != 0;
    return known && lines.owner[entry] == NOBODY
        ? HomeEvent.UPGRADE_BY_SHARER
        : HomeEvent.GET_MODIFIED;
  }

  /** Recalls the line from all caches below. */
  void recall(int entry, boolean forRoom) {
    boolean nobody = lines.owner[entry] == NOBODY && lines.sharers[entry] == 0;
    fire(nobody ? HomeEvent.RECALL_UNSHARED : HomeEvent.RECALL, entry, MessagePool.NONE, forRoom);
  }

  /**
   * Does what the table says.
   *
   * @param slot of the message that brought the event, or {@link MessagePool#NONE}
   * @return true if data was taken from below
   * @throws ProtocolException if the table has no such row
   */
  boolean fire(HomeEvent event, int entry, int slot) {
    return fire(event, entry, slot, false);
  }

  private boolean fire(HomeEvent event, int entry, int slot, boolean forRoom) {
    HomeState state = lines.homeState(entry);
    HomeTransition row = table.of(state, event);
    if (row == null) {
      throw unexpected(entry, event);
    }
    int source = slot == MessagePool.NONE ? MessagePool.HOME : pool.source[slot];
    int line = lines.line[entry];
    history.clusterHome(clock.now, line, cluster, state, event, row.next(), source);
    boolean taken = false;
    int invalidations = 0;
    List<HomeAction> actions = row.actions();
    for (int i = 0; i < actions.size(); i++) {
      switch (actions.get(i)) {
        case STALL -> throw new IllegalStateException("a request that waits is not handled");
        case SEND_DATA_SHARED -> sendData(MessageType.DATA_SHARED, entry, source, 0);
        case SEND_DATA_EXCLUSIVE -> sendData(MessageType.DATA_EXCLUSIVE, entry, source, 0);
        case SEND_DATA_MODIFIED ->
            sendData(MessageType.DATA_MODIFIED, entry, source, invalidations);
        case SEND_UPGRADE_ACKNOWLEDGE -> {
          int message = send(MessageType.UPGRADE_ACKNOWLEDGE, line, source, source, invalidations);
          pool.setSupplier(message, lines.takeSource(entry));
        }
        case SEND_PUT_ACKNOWLEDGE -> send(MessageType.PUT_ACKNOWLEDGE, line, source, source, 0);
        case SEND_FORWARD_GET_SHARED ->
            send(MessageType.FORWARD_GET_SHARED, line, owner(entry), source, 0);
        case SEND_FORWARD_GET_MODIFIED ->
            send(MessageType.FORWARD_GET_MODIFIED, line, owner(entry), source, invalidations);
        case SEND_INVALIDATE -> invalidations = invalidate(entry, source, source);
        case SEND_RECALL -> recallFromAll(entry, forRoom);
        case SEND_DOWNGRADE -> {
          counters.downgrades++;
          send(MessageType.DOWNGRADE, line, owner(entry), MessagePool.HOME, 0);
        }
        case WRITE_DATA -> {
          lines.copyIn(entry, pool.data, pool.dataStart(slot));
          taken = true;
        }
        case ADD_SHARER -> lines.sharers[entry] |= 1L << map.number(source);
        case REMOVE_SHARER -> lines.sharers[entry] &= ~(1L << map.number(source));
        case SET_OWNER -> {
          lines.clear(entry);
          lines.owner[entry] = map.number(source);
        }
        case OWNER_TO_SHARER -> {
          lines.sharers[entry] |= 1L << lines.owner[entry];
          lines.owner[entry] = NOBODY;
        }
        case REMOVE_OWNER -> lines.owner[entry] = NOBODY;
        case CLEAR -> lines.clear(entry);
      }
    }
    lines.setHomeState(entry, row.next());
    return taken;
  }

  private int owner(int entry) {
    return map.nodeOf(cluster, lines.owner[entry]);
  }

  private void recallFromAll(int entry, boolean forRoom) {
    int answers = invalidate(entry, NOBODY, MessagePool.HOME);
    if (lines.owner[entry] != NOBODY) {
      int wanted = forRoom ? MessagePool.FOR_ROOM : MessagePool.FOR_ANOTHER;
      send(MessageType.RECALL, lines.line[entry], owner(entry), MessagePool.HOME, wanted);
      answers++;
    }
    lines.recallAnswers[entry] = answers;
  }

  /** Invalidates all sharers but one and the owner, and tells how many. */
  private int invalidate(int entry, int exceptNode, int requestor) {
    int invalidations = 0;
    for (long rest = lines.sharers[entry]; rest != 0; rest &= rest - 1) {
      int sharer = Long.numberOfTrailingZeros(rest);
      int node = map.nodeOf(cluster, sharer);
      if (node != exceptNode && sharer != lines.owner[entry]) {
        send(MessageType.INVALIDATE, lines.line[entry], node, requestor, 0);
        invalidations++;
      }
    }
    counters.invalidations += invalidations;
    return invalidations;
  }

  private int send(MessageType type, int line, int to, int requestor, int value) {
    int slot = pool.take(type, map.home(cluster, line), to, line, requestor);
    pool.value[slot] = value;
    delayed.add(clock.now + cycles, slot);
    return slot;
  }

  private void sendData(MessageType type, int entry, int requestor, int acknowledgements) {
    int slot = send(type, lines.line[entry], requestor, requestor, acknowledgements);
    pool.setSupplier(slot, lines.takeSource(entry));
    lines.copyOut(entry, pool.data, pool.dataStart(slot));
  }

  /** The report of something that the table does not have. */
  ProtocolException unexpected(int entry, Object event) {
    int line = lines.line[entry];
    HomeState state = lines.homeState(entry);
    return new ProtocolException(
        "home of a cluster", map.home(cluster, line), line, state, event, history.of(line));
  }
}
