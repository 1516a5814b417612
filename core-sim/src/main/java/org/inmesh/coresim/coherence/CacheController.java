package org.inmesh.coresim.coherence;

import java.util.List;
import org.inmesh.coresim.coherence.protocol.CacheAction;
import org.inmesh.coresim.coherence.protocol.CacheEvent;
import org.inmesh.coresim.coherence.protocol.CacheState;
import org.inmesh.coresim.coherence.protocol.CacheTransition;
import org.inmesh.coresim.coherence.protocol.MessageType;
import org.inmesh.coresim.coherence.protocol.ProtocolTable;

/**
 * One core's half of the protocol: the private cache, the one miss that the blocking core can have
 * outstanding, the eviction buffer of one line, and the lines that are kept for a while from those
 * who ask for them.
 *
 * <p>A line is kept for two reasons. A filled line is kept until the instruction that waited for it
 * ends or misses again, so that every miss leads to progress. A locked line is kept until the
 * instruction ends. A forwarded request or invalidation for a kept line is deferred.
 */
final class CacheController {
  private static final int NONE = -1;
  private static final CacheState[] STATES = CacheState.values();

  /** Learns what concerns the core. It must not access the cache from within. */
  interface Listener {
    /** The core's miss is over. */
    void filled(int core);

    /** Another core waits for the line that this one has locked, and this one waits too. */
    void lockContended(int core);
  }

  private final ProtocolTable table;
  private final int core;
  private final HomeMap homes;
  private final PrivateCache cache;
  private final MessagePool pool;
  private final MessageNetworks networks;
  private final CoherenceCounters counters;
  private final ProtocolHistory history;
  private final Listener listener;

  private int missLine = NONE;
  private boolean missToWrite;

  /** Where the missed line will be; NONE while the miss waits for the eviction buffer. */
  private int missSlot = NONE;

  /** Acknowledgements missing; negative when some came before the data that tells how many. */
  private int acknowledgements;

  private int bufferLine = NONE;
  private CacheState bufferState = CacheState.I;
  private final int[] bufferData;

  private int filledLine = NONE;
  private int lockedLine = NONE;

  /** True if the lock has done its duty though the instruction has not ended. */
  private boolean lockEnded;

  /** Cycle of the latest message, for the history. */
  private long now;

  /** Deferred messages for the filled and for the locked line. */
  private int deferredForFilled = MessagePool.NONE;

  private int deferredForLocked = MessagePool.NONE;

  CacheController(
      ProtocolTable table,
      int core,
      HomeMap homes,
      PrivateCache cache,
      int wordsPerLine,
      MessagePool pool,
      MessageNetworks networks,
      CoherenceCounters counters,
      ProtocolHistory history,
      Listener listener) {
    this.table = table;
    this.core = core;
    this.homes = homes;
    this.cache = cache;
    this.pool = pool;
    this.networks = networks;
    this.counters = counters;
    this.history = history;
    this.listener = listener;
    this.bufferData = new int[wordsPerLine];
  }

  /** The slot from which the line can be read now, or -1: then the miss is under way. */
  int readableSlot(int line) {
    int slot = cache.find(line);
    if (slot >= 0 && cache.state(slot) >= PrivateCache.SHARED) {
      return slot;
    }
    miss(line, false);
    return NONE;
  }

  /** The slot in which the line can be written now, or -1: then the miss is under way. */
  int writableSlot(int line) {
    int slot = cache.find(line);
    if (slot >= 0 && cache.state(slot) >= PrivateCache.EXCLUSIVE) {
      return slot;
    }
    miss(line, true);
    return NONE;
  }

  /** True while the core waits for a line. */
  boolean isMissing() {
    return missLine != NONE;
  }

  /** Keeps a line, which is writable here, until {@link #release}. */
  void lock(int line) {
    if (lockedLine != NONE && lockedLine != line) {
      throw new IllegalStateException(
          "core %d locks line %d while it holds line %d".formatted(core, line, lockedLine));
    }
    lockedLine = line;
    lockEnded = false;
  }

  /** The locked word has been written: from the next miss on the line need not be kept. */
  void endLock() {
    lockEnded = true;
  }

  /** True if somebody waits for the locked line. */
  boolean isLockContended() {
    return deferredForLocked != MessagePool.NONE;
  }

  /** Gives up the lock, and answers who waits for it. */
  void unlock() {
    lockedLine = NONE;
    int slot = deferredForLocked;
    deferredForLocked = MessagePool.NONE;
    if (slot != MessagePool.NONE) {
      handleForward(slot);
    }
  }

  /** The instruction has ended: lets every kept line go. */
  void release() {
    if (missLine != NONE) {
      throw new IllegalStateException("core " + core + " ends an instruction that waits");
    }
    if (filledLine != NONE) {
      releaseFilled();
    }
    if (lockedLine != NONE) {
      unlock();
    }
  }

  /** Takes a message that has arrived; the slot is this controller's. */
  void receive(int slot, long cycle) {
    now = cycle;
    int line = pool.line[slot];
    switch (pool.typeOf(slot)) {
      case FORWARD_GET_SHARED, FORWARD_GET_MODIFIED, INVALIDATE, RECALL -> {
        if (line == lockedLine) {
          deferForLocked(slot);
        } else if (line == filledLine) {
          deferredForFilled = defer(deferredForFilled, slot);
        } else {
          handleForward(slot);
        }
      }
      case PUT_ACKNOWLEDGE -> {
        if (line != bufferLine) {
          throw unexpected(line, CacheState.I, CacheEvent.PUT_ACKNOWLEDGE);
        }
        fire(CacheEvent.PUT_ACKNOWLEDGE, line, slot);
        pool.free(slot);
        if (missLine != NONE && missSlot == NONE) {
          issueMiss();
        }
      }
      default -> {
        fire(responseEvent(slot), line, slot);
        pool.free(slot);
      }
    }
  }

  /** The line's state; the eviction buffer's if it is there. */
  CacheState state(int line) {
    if (line == bufferLine) {
      return bufferState;
    }
    int slot = cache.find(line);
    return slot < 0 ? CacheState.I : STATES[cache.state(slot)];
  }

  /** A word of a line that is in the eviction buffer or has a slot. */
  int peek(int line, int word) {
    return line == bufferLine
        ? bufferData[word & (bufferData.length - 1)]
        : cache.peek(cache.find(line), word);
  }

  private void miss(int line, boolean toWrite) {
    if (missLine != NONE) {
      if (missLine == line && missToWrite == toWrite) {
        return;
      }
      throw new IllegalStateException(
          "core %d accesses line %d while it waits for line %d".formatted(core, line, missLine));
    }
    if (filledLine != NONE) {
      releaseFilled();
    }
    if (lockedLine != NONE && lockEnded) {
      unlock();
    }
    counters.misses++;
    missLine = line;
    missToWrite = toWrite;
    if (deferredForLocked != MessagePool.NONE) {
      listener.lockContended(core);
    }
    issueMiss();
  }

  /** Finds a slot for the miss and sends the request, unless the eviction buffer is in the way. */
  private void issueMiss() {
    if (missLine == bufferLine) {
      return;
    }
    int slot = cache.find(missLine);
    if (slot == PrivateCache.NONE) {
      slot = cache.victim(missLine, lockedLine);
      int victim = cache.line(slot);
      if (victim != PrivateCache.NONE) {
        if (cache.state(slot) > PrivateCache.SHARED && bufferLine != NONE) {
          return;
        }
        fire(CacheEvent.EVICT, victim, MessagePool.NONE);
      }
      cache.assign(slot, missLine);
    } else {
      counters.upgrades++;
    }
    missSlot = slot;
    acknowledgements = 0;
    fire(missToWrite ? CacheEvent.STORE : CacheEvent.LOAD, missLine, MessagePool.NONE);
  }

  private void releaseFilled() {
    int line = filledLine;
    int slot = deferredForFilled;
    filledLine = NONE;
    deferredForFilled = MessagePool.NONE;
    if (slot == MessagePool.NONE) {
      return;
    }
    if (line == lockedLine) {
      deferForLocked(slot);
    } else {
      handleForward(slot);
    }
  }

  private void deferForLocked(int slot) {
    deferredForLocked = defer(deferredForLocked, slot);
    if (missLine != NONE) {
      listener.lockContended(core);
    }
  }

  private int defer(int occupied, int slot) {
    if (occupied != MessagePool.NONE) {
      // The home handles one request for a line at a time, so there cannot be two.
      throw unexpected(
          pool.line[slot], state(pool.line[slot]), pool.typeOf(slot) + " while one is deferred");
    }
    return slot;
  }

  private void handleForward(int slot) {
    CacheEvent event =
        switch (pool.typeOf(slot)) {
          case FORWARD_GET_SHARED -> CacheEvent.FORWARD_GET_SHARED;
          case FORWARD_GET_MODIFIED -> CacheEvent.FORWARD_GET_MODIFIED;
          case RECALL -> CacheEvent.RECALL;
          default -> CacheEvent.INVALIDATE;
        };
    fire(event, pool.line[slot], slot);
    pool.free(slot);
  }

  /** Which event a response is, acknowledgements counted. */
  private CacheEvent responseEvent(int slot) {
    MessageType type = pool.typeOf(slot);
    int line = pool.line[slot];
    if (line != missLine || missSlot == NONE) {
      throw unexpected(line, state(line), type);
    }
    return switch (type) {
      case DATA_SHARED -> CacheEvent.DATA_SHARED;
      case DATA_EXCLUSIVE -> CacheEvent.DATA_EXCLUSIVE;
      case DATA_MODIFIED -> {
        acknowledgements += pool.value[slot];
        yield acknowledgements == 0
            ? CacheEvent.DATA_ALL_ACKNOWLEDGED
            : CacheEvent.DATA_UNACKNOWLEDGED;
      }
      case UPGRADE_ACKNOWLEDGE -> {
        acknowledgements += pool.value[slot];
        yield acknowledgements == 0
            ? CacheEvent.RIGHT_ALL_ACKNOWLEDGED
            : CacheEvent.RIGHT_UNACKNOWLEDGED;
      }
      case INVALIDATE_ACKNOWLEDGE -> {
        acknowledgements--;
        yield acknowledgements == 0 ? CacheEvent.LAST_ACKNOWLEDGE : CacheEvent.ACKNOWLEDGE;
      }
      default -> throw unexpected(line, state(line), type);
    };
  }

  /** Looks the transition up, does its actions, and changes the state. */
  private void fire(CacheEvent event, int line, int message) {
    CacheState state = state(line);
    CacheTransition transition = table.of(state, event);
    if (transition == null) {
      throw unexpected(line, state, event);
    }
    int source = message == MessagePool.NONE ? core : pool.source[message];
    history.cache(now, line, core, state, event, transition.next(), source);
    int slot = line == bufferLine ? NONE : cache.find(line);
    List<CacheAction> actions = transition.actions();
    boolean complete = false;
    for (int i = 0; i < actions.size(); i++) {
      CacheAction action = actions.get(i);
      complete |= action == CacheAction.COMPLETE;
      perform(action, line, slot, message);
    }
    if (line == bufferLine) {
      bufferState = transition.next();
      if (slot != NONE) {
        // The eviction has just moved it: its further states are the buffer's.
        cache.setState(slot, PrivateCache.INVALID);
      }
    } else if (slot != NONE) {
      cache.setState(slot, (byte) transition.next().ordinal());
    }
    if (complete) {
      finishMiss();
    }
  }

  private void perform(CacheAction action, int line, int slot, int message) {
    switch (action) {
      case HIT, COMPLETE -> {}
      case SEND_GET_SHARED -> send(MessageType.GET_SHARED, home(line), line, core);
      case SEND_GET_INSTRUCTION -> send(MessageType.GET_INSTRUCTION, home(line), line, core);
      case SEND_GET_MODIFIED -> send(MessageType.GET_MODIFIED, home(line), line, core);
      case SEND_UPGRADE -> send(MessageType.UPGRADE, home(line), line, core);
      case SEND_PUT_EXCLUSIVE -> moveToBuffer(MessageType.PUT_EXCLUSIVE, line, slot);
      case SEND_PUT_MODIFIED -> moveToBuffer(MessageType.PUT_MODIFIED, line, slot);
      case SEND_PUT_OWNED -> moveToBuffer(MessageType.PUT_OWNED, line, slot);
      case SEND_DATA_SHARED -> {
        counters.cacheTransfers++;
        int requestor = pool.requestor[message];
        sendData(MessageType.DATA_SHARED, requestor, line, slot, requestor, 0);
      }
      case SEND_DATA_MODIFIED -> {
        counters.cacheTransfers++;
        int requestor = pool.requestor[message];
        int toWaitFor = pool.value[message];
        sendData(MessageType.DATA_MODIFIED, requestor, line, slot, requestor, toWaitFor);
      }
      case SEND_COPY_BACK -> sendToHome(MessageType.COPY_BACK, line, slot, message);
      case SEND_RECALL_DATA -> sendToHome(MessageType.RECALL_DATA, line, slot, message);
      case SEND_ACKNOWLEDGE -> {
        int requestor = pool.requestor[message];
        int to = requestor == MessagePool.HOME ? home(line) : requestor;
        send(MessageType.INVALIDATE_ACKNOWLEDGE, to, line, requestor);
      }
      case FREE_BUFFER -> bufferLine = NONE;
      case TAKE_DATA -> cache.copyIn(slot, pool.data, pool.dataStart(message));
    }
  }

  private void finishMiss() {
    int line = missLine;
    missLine = NONE;
    missSlot = NONE;
    filledLine = line;
    send(MessageType.UNBLOCK, home(line), line, core);
    listener.filled(core);
  }

  private void moveToBuffer(MessageType type, int line, int slot) {
    counters.putBacks++;
    cache.copyOut(slot, bufferData, 0);
    bufferLine = line;
    if (type.carriesData()) {
      sendData(type, home(line), line, NONE, core, 0);
    } else {
      send(type, home(line), line, core);
    }
  }

  private void send(MessageType type, int to, int line, int requestor) {
    networks.send(pool.take(type, core, to, line, requestor));
  }

  private void sendToHome(MessageType type, int line, int slot, int cause) {
    sendData(type, home(line), line, slot, pool.requestor[cause], 0);
  }

  /** Sends a line from its slot, or from the eviction buffer if it has none. */
  private void sendData(
      MessageType type, int to, int line, int slot, int requestor, int acknowledgements) {
    int message = pool.take(type, core, to, line, requestor);
    pool.value[message] = acknowledgements;
    if (slot == NONE) {
      System.arraycopy(bufferData, 0, pool.data, pool.dataStart(message), bufferData.length);
    } else {
      cache.copyOut(slot, pool.data, pool.dataStart(message));
    }
    networks.send(message);
  }

  private int home(int line) {
    return homes.home(line);
  }

  private ProtocolException unexpected(int line, CacheState state, Object event) {
    return new ProtocolException("cache", core, line, state, event, history.of(line));
  }
}
