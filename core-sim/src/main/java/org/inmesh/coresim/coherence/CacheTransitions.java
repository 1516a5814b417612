package org.inmesh.coresim.coherence;

import java.util.List;
import org.inmesh.coresim.coherence.cache.PrivateCacheSpecification;
import org.inmesh.coresim.coherence.cache.PrivateCaches;
import org.inmesh.coresim.coherence.cache.PrivateCaches.Port;
import org.inmesh.coresim.coherence.measurement.LineSource;
import org.inmesh.coresim.coherence.measurement.MemoryObserver;
import org.inmesh.coresim.coherence.protocol.CacheAction;
import org.inmesh.coresim.coherence.protocol.CacheEvent;
import org.inmesh.coresim.coherence.protocol.CacheState;
import org.inmesh.coresim.coherence.protocol.CacheTransition;
import org.inmesh.coresim.coherence.protocol.MessageType;
import org.inmesh.coresim.coherence.protocol.ProtocolTable;

/**
 * Carries out the rows of the protocol's table at one core's private caches: looks an event up,
 * does its actions, and changes the line's state.
 *
 * <p>A forward changes the line's state when it is handled; what its look-ups take delays the
 * answer alone. To all others that is as if the answer were longer under way, so the protocol need
 * not know of it, and a core that has run ahead goes back to the forward's arrival.
 */
final class CacheTransitions {
  private static final int NONE = PrivateCaches.NONE;

  private final ProtocolTable table;
  private final int core;
  private final Homes homes;
  private final PrivateCaches caches;
  private final int evictionBuffers;

  /** Cycles by which an answer to a forward is later than any other message. */
  private final int answerDelay;

  private final MessagePool pool;
  private final MessageNetworks networks;
  private final DelayQueue delayed;
  private final CoherenceCounters counters;
  private final ProtocolHistory history;
  private final MemoryClock clock;

  /** True while a forward is handled. */
  private boolean answering;

  /** Lines that are being put back. */
  private int evictions;

  /** Or null. */
  private MemoryObserver observer;

  CacheTransitions(
      ProtocolTable table,
      int core,
      Homes homes,
      PrivateCaches caches,
      PrivateCacheSpecification specification,
      MessagePool pool,
      MessageNetworks networks,
      DelayQueue delayed,
      CoherenceCounters counters,
      ProtocolHistory history,
      MemoryClock clock) {
    this.table = table;
    this.core = core;
    this.homes = homes;
    this.caches = caches;
    this.evictionBuffers = specification.evictionBuffers();
    this.answerDelay = specification.forwardCycles() - 1;
    this.pool = pool;
    this.networks = networks;
    this.delayed = delayed;
    this.counters = counters;
    this.history = history;
    this.clock = clock;
  }

  void observe(MemoryObserver newObserver) {
    observer = newObserver;
  }

  /** The line's state, wherever the core has it. */
  CacheState state(int line) {
    int frame = caches.frame(line);
    return frame == NONE ? CacheState.I : caches.state(frame);
  }

  /** True if an owned line can be put back now. */
  boolean hasEvictionBuffer() {
    return evictions < evictionBuffers;
  }

  /**
   * Does what the table says.
   *
   * @param message that brought the event, or {@link MessagePool#NONE}
   * @return true if it ends the line's miss
   * @throws ProtocolException if the table has no such row
   */
  boolean fire(CacheEvent event, int line, int message) {
    CacheState state = state(line);
    CacheTransition transition = table.of(state, event);
    if (transition == null) {
      throw unexpected(line, state, event);
    }
    int source = message == MessagePool.NONE ? core : pool.source[message];
    history.cache(clock.now, line, core, state, event, transition.next(), source);
    int frame = caches.frame(line);
    List<CacheAction> actions = transition.actions();
    boolean complete = false;
    for (int i = 0; i < actions.size(); i++) {
      CacheAction action = actions.get(i);
      complete |= action == CacheAction.COMPLETE;
      perform(action, line, frame, message);
    }
    if (frame != NONE) {
      caches.setState(frame, transition.next());
      if (transition.next() == CacheState.I) {
        caches.forget(frame);
      }
    }
    if (complete) {
      send(MessageType.UNBLOCK, home(line), line, core);
    }
    return complete;
  }

  /** Handles another core's forwarded request, an invalidation or a recall, and frees its slot. */
  void forwarded(int slot) {
    CacheEvent event =
        switch (pool.typeOf(slot)) {
          case FORWARD_GET_SHARED -> CacheEvent.FORWARD_GET_SHARED;
          case FORWARD_GET_MODIFIED -> CacheEvent.FORWARD_GET_MODIFIED;
          case RECALL -> CacheEvent.RECALL;
          case DOWNGRADE -> CacheEvent.DOWNGRADE;
          default -> CacheEvent.INVALIDATE;
        };
    counters.invalidationsReceived += event == CacheEvent.INVALIDATE ? 1 : 0;
    boolean staysHere = event == CacheEvent.FORWARD_GET_SHARED || event == CacheEvent.DOWNGRADE;
    if (observer != null && !staysHere) {
      observeLoss(pool.line[slot]);
    }
    answering = true;
    fire(event, pool.line[slot], slot);
    answering = false;
    pool.free(slot);
  }

  /** The report of something that the table does not have. */
  ProtocolException unexpected(int line, CacheState state, Object event) {
    return new ProtocolException("cache", core, line, state, event, history.of(line));
  }

  /** Another core, or the home, takes a line that may be here. */
  private void observeLoss(int line) {
    CacheState state = state(line);
    if (state.compareTo(CacheState.S) >= 0
        || state == CacheState.SM_AD
        || state == CacheState.OM_AD) {
      observer.invalidated(
          core,
          line,
          caches.firstLevelFrame(Port.DATA, line) != NONE,
          caches.firstLevelFrame(Port.INSTRUCTION, line) != NONE);
    }
  }

  private void perform(CacheAction action, int line, int frame, int message) {
    switch (action) {
      case HIT, COMPLETE -> {}
      case SEND_GET_SHARED -> send(MessageType.GET_SHARED, home(line), line, core);
      case SEND_GET_INSTRUCTION -> send(MessageType.GET_INSTRUCTION, home(line), line, core);
      case SEND_GET_MODIFIED -> send(MessageType.GET_MODIFIED, home(line), line, core);
      case SEND_UPGRADE -> send(MessageType.UPGRADE, home(line), line, core);
      case SEND_PUT_EXCLUSIVE -> putBack(MessageType.PUT_EXCLUSIVE, line, frame);
      case SEND_PUT_MODIFIED -> putBack(MessageType.PUT_MODIFIED, line, frame);
      case SEND_PUT_OWNED -> putBack(MessageType.PUT_OWNED, line, frame);
      case SEND_DATA_SHARED -> {
        countTransfer(frame);
        int requestor = pool.requestor[message];
        sendData(MessageType.DATA_SHARED, requestor, line, frame, requestor, 0);
      }
      case SEND_DATA_MODIFIED -> {
        countTransfer(frame);
        int requestor = pool.requestor[message];
        int toWaitFor = pool.value[message];
        sendData(MessageType.DATA_MODIFIED, requestor, line, frame, requestor, toWaitFor);
      }
      case SEND_COPY_BACK -> sendToHome(MessageType.COPY_BACK, line, frame, message);
      case SEND_RECALL_DATA -> sendToHome(MessageType.RECALL_DATA, line, frame, message);
      case SEND_ACKNOWLEDGE -> {
        int requestor = pool.requestor[message];
        int to = requestor == MessagePool.HOME ? home(line) : requestor;
        send(MessageType.INVALIDATE_ACKNOWLEDGE, to, line, requestor);
      }
      case FREE_BUFFER -> evictions--;
      case TAKE_DATA -> caches.copyIn(frame, pool.data, pool.dataStart(message));
    }
  }

  private void countTransfer(int frame) {
    CacheState state = caches.state(frame);
    counters.cacheTransfers++;
    if (observer != null) {
      observer.transferred(caches.line(frame));
    }
    counters.dirtyTransfers += state == CacheState.E || state == CacheState.EI_A ? 0 : 1;
  }

  private void putBack(MessageType type, int line, int frame) {
    counters.putBacks++;
    evictions++;
    caches.leave(frame);
    if (type.carriesData()) {
      sendData(type, home(line), line, frame, core, 0);
    } else {
      send(type, home(line), line, core);
    }
  }

  private void send(MessageType type, int to, int line, int requestor) {
    send(pool.take(type, core, to, line, requestor));
  }

  private void send(int message) {
    if (answering && answerDelay > 0) {
      delayed.add(networks.sendCycle() + answerDelay, message);
    } else {
      networks.send(message);
    }
  }

  private void sendToHome(MessageType type, int line, int frame, int cause) {
    sendData(type, home(line), line, frame, pool.requestor[cause], 0);
  }

  private void sendData(
      MessageType type, int to, int line, int frame, int requestor, int acknowledgements) {
    int message = pool.take(type, core, to, line, requestor);
    pool.value[message] = acknowledgements;
    pool.setSupplier(message, LineSource.REMOTE_CACHE);
    caches.copyOut(frame, pool.data, pool.dataStart(message));
    send(message);
  }

  private int home(int line) {
    return homes.home(line);
  }
}
