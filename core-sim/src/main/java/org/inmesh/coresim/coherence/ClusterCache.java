package org.inmesh.coresim.coherence;

import java.util.List;
import org.inmesh.coresim.coherence.measurement.LineSource;
import org.inmesh.coresim.coherence.protocol.CacheAction;
import org.inmesh.coresim.coherence.protocol.CacheEvent;
import org.inmesh.coresim.coherence.protocol.CacheState;
import org.inmesh.coresim.coherence.protocol.CacheTransition;
import org.inmesh.coresim.coherence.protocol.MessageType;
import org.inmesh.coresim.coherence.protocol.ProtocolTable;

/**
 * Carries out the rows of the protocol's table for caches between the clusters, where a cluster is
 * one cache.
 */
final class ClusterCache {
  private final ProtocolTable table;
  private final int cluster;
  private final ClusterMap map;
  private final Homes homes;
  private final ClusterLines lines;
  private final int cycles;
  private final MessagePool pool;
  private final DelayQueue delayed;
  private final CoherenceCounters counters;
  private final ProtocolHistory history;
  private final MemoryClock clock;

  /**
   * @param homes between the clusters
   */
  ClusterCache(
      ProtocolTable table,
      int cluster,
      ClusterMap map,
      Homes homes,
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
    this.homes = homes;
    this.lines = lines;
    this.cycles = cycles;
    this.pool = pool;
    this.delayed = delayed;
    this.counters = counters;
    this.history = history;
    this.clock = clock;
  }

  /** Which event an answer is, acknowledgements counted. */
  CacheEvent event(int slot, int entry) {
    MessageType type = pool.typeOf(slot);
    return switch (type) {
      case PUT_ACKNOWLEDGE -> CacheEvent.PUT_ACKNOWLEDGE;
      case DATA_SHARED -> CacheEvent.DATA_SHARED;
      case DATA_EXCLUSIVE -> CacheEvent.DATA_EXCLUSIVE;
      case DATA_MODIFIED ->
          missing(entry, pool.value[slot]) == 0
              ? CacheEvent.DATA_ALL_ACKNOWLEDGED
              : CacheEvent.DATA_UNACKNOWLEDGED;
      case UPGRADE_ACKNOWLEDGE ->
          missing(entry, pool.value[slot]) == 0
              ? CacheEvent.RIGHT_ALL_ACKNOWLEDGED
              : CacheEvent.RIGHT_UNACKNOWLEDGED;
      case INVALIDATE_ACKNOWLEDGE ->
          missing(entry, -1) == 0 ? CacheEvent.LAST_ACKNOWLEDGE : CacheEvent.ACKNOWLEDGE;
      default -> throw unexpected(entry, type);
    };
  }

  private int missing(int entry, int more) {
    lines.acknowledgements[entry] += more;
    return lines.acknowledgements[entry];
  }

  /** Which event a demand is; null for any other message. */
  static CacheEvent demand(MessageType type) {
    return switch (type) {
      case FORWARD_GET_SHARED -> CacheEvent.FORWARD_GET_SHARED;
      case FORWARD_GET_MODIFIED -> CacheEvent.FORWARD_GET_MODIFIED;
      case INVALIDATE -> CacheEvent.INVALIDATE;
      case RECALL -> CacheEvent.RECALL;
      default -> null;
    };
  }

  /**
   * Does what the table says.
   *
   * @param slot of the message that brought the event, or {@link MessagePool#NONE}
   * @throws ProtocolException if the table has no such row
   */
  void fire(CacheEvent event, int entry, int slot) {
    CacheState state = lines.cacheState(entry);
    CacheTransition row = table.of(state, event);
    if (row == null) {
      throw unexpected(entry, event);
    }
    int line = lines.line[entry];
    int source = slot == MessagePool.NONE ? map.home(cluster, line) : pool.source[slot];
    history.clusterCache(clock.now, line, cluster, state, event, row.next(), source);
    List<CacheAction> actions = row.actions();
    for (int i = 0; i < actions.size(); i++) {
      perform(actions.get(i), entry, slot);
    }
    lines.setCacheState(entry, row.next());
  }

  private void perform(CacheAction action, int entry, int slot) {
    switch (action) {
      case HIT, FREE_BUFFER -> {}
      case SEND_GET_SHARED -> sendHome(MessageType.GET_SHARED, entry);
      case SEND_GET_INSTRUCTION -> sendHome(MessageType.GET_INSTRUCTION, entry);
      case SEND_GET_MODIFIED -> sendHome(MessageType.GET_MODIFIED, entry);
      case SEND_UPGRADE -> sendHome(MessageType.UPGRADE, entry);
      case SEND_PUT_EXCLUSIVE -> putBack(MessageType.PUT_EXCLUSIVE, entry);
      case SEND_PUT_MODIFIED -> putBack(MessageType.PUT_MODIFIED, entry);
      case SEND_PUT_OWNED -> putBack(MessageType.PUT_OWNED, entry);
      case SEND_DATA_SHARED -> supply(MessageType.DATA_SHARED, entry, slot, 0);
      case SEND_DATA_MODIFIED -> supply(MessageType.DATA_MODIFIED, entry, slot, pool.value[slot]);
      case SEND_COPY_BACK -> sendHome(MessageType.COPY_BACK, entry);
      case SEND_RECALL_DATA -> sendHome(MessageType.RECALL_DATA, entry);
      case SEND_ACKNOWLEDGE -> {
        int requestor = pool.requestor[slot];
        int to = requestor == MessagePool.HOME ? homes.home(lines.line[entry]) : requestor;
        send(MessageType.INVALIDATE_ACKNOWLEDGE, entry, to, requestor, 0);
      }
      case TAKE_DATA -> {
        lines.copyIn(entry, pool.data, pool.dataStart(slot));
        lines.setSource(entry, pool.sourceOf(slot));
      }
      case COMPLETE -> {
        lines.setSource(entry, pool.sourceOf(slot));
        lines.acknowledgements[entry] = 0;
        sendHome(MessageType.UNBLOCK, entry);
      }
    }
  }

  private void putBack(MessageType type, int entry) {
    counters.clusterPutBacks++;
    sendHome(type, entry);
  }

  /** To the requestor, another cluster's home. */
  private void supply(MessageType type, int entry, int slot, int acknowledgements) {
    counters.clusterTransfers++;
    int requestor = pool.requestor[slot];
    send(type, entry, requestor, requestor, acknowledgements);
  }

  private void sendHome(MessageType type, int entry) {
    int line = lines.line[entry];
    boolean recalled = type == MessageType.RECALL_DATA;
    int requestor = recalled ? MessagePool.HOME : map.home(cluster, line);
    send(type, entry, homes.home(line), requestor, 0);
  }

  private void send(MessageType type, int entry, int to, int requestor, int value) {
    int line = lines.line[entry];
    int slot = pool.take(type, map.home(cluster, line), to, line, requestor);
    pool.betweenClusters[slot] = true;
    pool.value[slot] = value;
    if (type.carriesData()) {
      pool.setSupplier(slot, LineSource.REMOTE_CACHE);
      lines.copyOut(entry, pool.data, pool.dataStart(slot));
    }
    delayed.add(clock.now + cycles, slot);
  }

  /** The report of something that the table does not have. */
  ProtocolException unexpected(int entry, Object event) {
    int line = lines.line[entry];
    CacheState state = lines.cacheState(entry);
    return new ProtocolException("cluster", cluster, line, state, event, history.of(line));
  }
}
