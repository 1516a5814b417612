package org.inmesh.coresim.coherence;

import java.util.List;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.coherence.MissRegister.Stage;
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
 * One core's half of the protocol: its private caches, the one miss that the blocking core can have
 * outstanding, that of its store buffer, the eviction buffers, and the lines that are kept for a
 * while from those who ask for them.
 *
 * <p>A line is kept for two reasons. A filled line is kept until the instruction that waited for it
 * ends or misses again, so that every miss leads to progress. A locked line is kept until the
 * instruction ends. A forwarded request or invalidation for a kept line is deferred.
 */
final class CacheController {
  private static final int NONE = PrivateCaches.NONE;
  private static final int NO_LINE = MissRegister.NO_LINE;

  /** Learns what concerns the core. It must not access the cache from within. */
  interface Listener {
    /** The core's miss is over. */
    void filled(int core);

    /** The line of the store buffer's oldest store can be written. */
    void bufferFilled(int core);

    /** A line will come from the second level at a cycle: {@link #secondLevelDue}. */
    void secondLevelHit(int core, boolean ofBuffer, long cycle);

    /** A forward has come for a line that the core has used ahead of simulated time. */
    void overtaken(int core);

    /** Another core waits for the line that this one has locked, and this one waits too. */
    void lockContended(int core);
  }

  private final ProtocolTable table;
  private final int core;
  private final HomeMap homes;
  private final PrivateCaches caches;
  private final int secondCycles;
  private final int evictionBuffers;
  private final MessagePool pool;
  private final MessageNetworks networks;
  private final CoherenceCounters counters;
  private final ProtocolHistory history;
  private final MemoryClock clock;
  private final Listener listener;
  private final MissRegister ofCore = new MissRegister();
  private final MissRegister ofBuffer = new MissRegister();

  /** Lines that are being put back. */
  private int evictions;

  /** Or null. */
  private MemoryObserver observer;

  /** Who ended the last miss. */
  private LineSource lastSource = LineSource.LAST_LEVEL;

  private int filledLine = NO_LINE;
  private int lockedLine = NO_LINE;

  /** True if the lock has done its duty though the instruction has not ended. */
  private boolean lockEnded;

  /** Deferred messages for the filled and for the locked line. */
  private int deferredForFilled = MessagePool.NONE;

  private int deferredForLocked = MessagePool.NONE;

  CacheController(
      ProtocolTable table,
      int core,
      HomeMap homes,
      PrivateCaches caches,
      CacheSpecification specification,
      MessagePool pool,
      MessageNetworks networks,
      CoherenceCounters counters,
      ProtocolHistory history,
      MemoryClock clock,
      Listener listener) {
    this.table = table;
    this.core = core;
    this.homes = homes;
    this.caches = caches;
    this.secondCycles = specification.privateCaches().secondCycles();
    this.evictionBuffers = specification.privateCaches().evictionBuffers();
    this.pool = pool;
    this.networks = networks;
    this.counters = counters;
    this.history = history;
    this.clock = clock;
    this.listener = listener;
  }

  void observe(MemoryObserver newObserver) {
    observer = newObserver;
  }

  /** The frame from which the line can be read now, or -1: then the miss is under way. */
  int readableFrame(int line) {
    int frame = caches.readable(line);
    if (frame == NONE) {
      miss(line, CacheEvent.LOAD);
    }
    return frame;
  }

  /** The frame in which the line can be written now, or -1: then the miss is under way. */
  int writableFrame(int line) {
    int frame = caches.writable(line);
    if (frame == NONE) {
      miss(line, CacheEvent.STORE);
    }
    return frame;
  }

  /**
   * The frame in which the store buffer's oldest store can be done now, or -1: then its miss is
   * under way.
   */
  int frameForBuffer(int line) {
    int frame = caches.writable(line);
    if (frame == NONE && ofBuffer.isFree()) {
      ofBuffer.begin(line, CacheEvent.STORE);
      issue(ofBuffer);
    }
    return frame;
  }

  /**
   * The core waits for its store buffer, not for a line: nothing but a lock is kept from others.
   */
  void awaitBuffer() {
    if (filledLine != NO_LINE) {
      releaseFilled();
    }
  }

  /** True while the core waits for a line. */
  boolean isMissing() {
    return !ofCore.isFree();
  }

  /** Who ended the last miss, of the core or of its store buffer. */
  LineSource lastSource() {
    return lastSource;
  }

  /** True if no line is kept for the instruction. */
  boolean keepsNothing() {
    return filledLine == NO_LINE && lockedLine == NO_LINE;
  }

  /** True while a line is locked. */
  boolean isLocked() {
    return lockedLine != NO_LINE;
  }

  /** Keeps a line, which is writable here, until {@link #release}. */
  void lock(int line) {
    if (lockedLine == line) {
      lockEnded = false;
      return;
    }
    if (lockedLine != NO_LINE) {
      throw new IllegalStateException(
          "core %d locks line %d while it holds line %d".formatted(core, line, lockedLine));
    }
    lockedLine = line;
    lockEnded = false;
    caches.hold(caches.frame(line));
  }

  /** The locked word has been written: from the next miss on the line need not be kept. */
  void endLock() {
    lockEnded = true;
  }

  /** True if somebody waits for the locked line. */
  boolean isLockContended() {
    return deferredForLocked != MessagePool.NONE;
  }

  /**
   * True if the home waits for the locked line to have room in its directory: what this core waits
   * for may need that room.
   */
  boolean isLockRecalled() {
    return deferredForLocked != MessagePool.NONE
        && pool.typeOf(deferredForLocked) == MessageType.RECALL;
  }

  /** Gives up the lock, and answers who waits for it. */
  void unlock() {
    caches.release(caches.frame(lockedLine));
    lockedLine = NO_LINE;
    int slot = deferredForLocked;
    deferredForLocked = MessagePool.NONE;
    if (slot != MessagePool.NONE) {
      handleForward(slot);
    }
    issueAll();
  }

  /** The instruction has ended: lets every kept line go. */
  void release() {
    if (!ofCore.isFree()) {
      throw new IllegalStateException("core " + core + " ends an instruction that waits");
    }
    if (filledLine != NO_LINE) {
      releaseFilled();
    }
    if (lockedLine != NO_LINE) {
      unlock();
    }
  }

  /** Takes a message that has arrived; the slot is this controller's. */
  void receive(int slot) {
    int line = pool.line[slot];
    switch (pool.typeOf(slot)) {
      case FORWARD_GET_SHARED, FORWARD_GET_MODIFIED, INVALIDATE, RECALL -> {
        if (caches.isUsedAhead(line)) {
          listener.overtaken(core);
        }
        if (line == lockedLine) {
          deferForLocked(slot);
        } else if (line == filledLine) {
          deferredForFilled = defer(deferredForFilled, slot);
        } else {
          handleForward(slot);
        }
      }
      case PUT_ACKNOWLEDGE -> {
        fire(CacheEvent.PUT_ACKNOWLEDGE, line, slot);
        pool.free(slot);
      }
      default -> {
        fire(responseEvent(slot), line, slot);
        pool.free(slot);
      }
    }
    issueAll();
  }

  /** The time has come that was told by {@link Listener#secondLevelHit}. */
  void secondLevelDue(boolean forBuffer) {
    MissRegister miss = forBuffer ? ofBuffer : ofCore;
    int line = miss.line;
    if (caches.frame(line) == miss.frame) {
      caches.release(miss.frame);
    }
    miss.stage = Stage.AWAITS_ROOM;
    // Other cores may have had the line meanwhile, or its rights.
    if (permits(miss) && makeRoom(miss)) {
      miss.frame = caches.place(line, miss.port());
      finish(miss, LineSource.SECOND_LEVEL);
    } else {
      issue(miss);
    }
  }

  /** The line's state, wherever the core has it. */
  CacheState state(int line) {
    int frame = caches.frame(line);
    return frame == NONE ? CacheState.I : caches.state(frame);
  }

  /** A word of a line that has a frame, counted from the line's first. */
  int peek(int line, int word) {
    return caches.word(caches.frame(line), word);
  }

  private void miss(int line, CacheEvent access) {
    if (!ofCore.isFree()) {
      if (ofCore.line == line && ofCore.access == access) {
        return;
      }
      throw new IllegalStateException(
          "core %d accesses line %d while it waits for line %d".formatted(core, line, ofCore.line));
    }
    if (filledLine != NO_LINE) {
      releaseFilled();
    }
    if (lockedLine != NO_LINE && lockEnded) {
      unlock();
    }
    ofCore.begin(line, access);
    if (deferredForLocked != MessagePool.NONE) {
      listener.lockContended(core);
    }
    issue(ofCore);
  }

  /** Goes on with whatever waits for room. */
  private void issueAll() {
    issue(ofCore);
    issue(ofBuffer);
  }

  /** Goes on with a miss that waits for room, if there is one and it can. */
  private void issue(MissRegister miss) {
    if (miss.isFree() || miss.stage != Stage.AWAITS_ROOM) {
      return;
    }
    int line = miss.line;
    int frame = caches.frame(line);
    MissRegister other = miss == ofCore ? ofBuffer : ofCore;
    if (other.line == line && other.stage != Stage.AWAITS_ROOM
        || frame != NONE && caches.state(frame).isEvicting()) {
      return;
    }
    if (permits(miss)) {
      miss.frame = frame;
      if (caches.firstLevelFrame(miss.port(), line) == frame) {
        // The other of the two has brought it.
        finish(miss, lastSource);
      } else {
        miss.stage = Stage.AWAITS_SECOND_LEVEL;
        caches.hold(frame);
        counters.secondLevelHits++;
        if (observer != null) {
          observer.missed(core, line, true);
        }
        listener.secondLevelHit(core, miss == ofBuffer, clock.now + secondCycles);
      }
      return;
    }
    if (!makeRoom(miss)) {
      return;
    }
    counters.misses++;
    counters.upgrades += frame == NONE ? 0 : 1;
    if (observer != null) {
      observeRequest(line, frame != NONE);
    }
    miss.frame = caches.place(line, miss.port());
    miss.stage = Stage.AWAITS_HOME;
    fire(miss.access, line, MessagePool.NONE);
  }

  private void observeRequest(int line, boolean isHere) {
    if (isHere) {
      observer.upgraded(core, line);
    } else {
      observer.missed(core, line, false);
    }
  }

  /** True if the core has the line with the rights that the access needs, at whatever level. */
  private boolean permits(MissRegister miss) {
    CacheState least = miss.access == CacheEvent.STORE ? CacheState.E : CacheState.S;
    return state(miss.line).compareTo(least) >= 0;
  }

  /** Has lines leave until there is room for the missed one, unless that has to wait. */
  private boolean makeRoom(MissRegister miss) {
    while (true) {
      int leaving = caches.mustLeave(miss.line, miss.port());
      if (leaving == NONE) {
        return true;
      }
      boolean announced =
          leaving != PrivateCaches.WAIT && caches.state(leaving).compareTo(CacheState.S) > 0;
      if (leaving == PrivateCaches.WAIT || announced && evictions == evictionBuffers) {
        return false;
      }
      fire(CacheEvent.EVICT, caches.line(leaving), MessagePool.NONE);
    }
  }

  private void releaseFilled() {
    int line = filledLine;
    int slot = deferredForFilled;
    filledLine = NO_LINE;
    deferredForFilled = MessagePool.NONE;
    caches.release(caches.frame(line));
    if (slot != MessagePool.NONE) {
      if (line == lockedLine) {
        deferForLocked(slot);
      } else {
        handleForward(slot);
      }
    }
    issue(ofBuffer);
  }

  private void deferForLocked(int slot) {
    deferredForLocked = defer(deferredForLocked, slot);
    if (!ofCore.isFree()) {
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
    counters.invalidationsReceived += event == CacheEvent.INVALIDATE ? 1 : 0;
    if (observer != null && event != CacheEvent.FORWARD_GET_SHARED) {
      observeLoss(pool.line[slot]);
    }
    fire(event, pool.line[slot], slot);
    pool.free(slot);
  }

  /** Another core, or the home, takes a line that may be here. */
  private void observeLoss(int line) {
    CacheState state = state(line);
    if (state.compareTo(CacheState.S) >= 0
        || state == CacheState.SM_AD
        || state == CacheState.OM_AD) {
      observer.invalidated(core, line, caches.firstLevelFrame(Port.DATA, line) != NONE);
    }
  }

  /** Which event a response is, acknowledgements counted. */
  private CacheEvent responseEvent(int slot) {
    MessageType type = pool.typeOf(slot);
    int line = pool.line[slot];
    MissRegister miss = awaitingHome(line);
    if (miss == null) {
      throw unexpected(line, state(line), type);
    }
    return switch (type) {
      case DATA_SHARED -> CacheEvent.DATA_SHARED;
      case DATA_EXCLUSIVE -> CacheEvent.DATA_EXCLUSIVE;
      case DATA_MODIFIED ->
          missing(miss, pool.value[slot]) == 0
              ? CacheEvent.DATA_ALL_ACKNOWLEDGED
              : CacheEvent.DATA_UNACKNOWLEDGED;
      case UPGRADE_ACKNOWLEDGE ->
          missing(miss, pool.value[slot]) == 0
              ? CacheEvent.RIGHT_ALL_ACKNOWLEDGED
              : CacheEvent.RIGHT_UNACKNOWLEDGED;
      case INVALIDATE_ACKNOWLEDGE ->
          missing(miss, -1) == 0 ? CacheEvent.LAST_ACKNOWLEDGE : CacheEvent.ACKNOWLEDGE;
      default -> throw unexpected(line, state(line), type);
    };
  }

  /** The register of a line that the home was asked for, or null. */
  private MissRegister awaitingHome(int line) {
    if (ofCore.line == line && ofCore.stage == Stage.AWAITS_HOME) {
      return ofCore;
    }
    return ofBuffer.line == line && ofBuffer.stage == Stage.AWAITS_HOME ? ofBuffer : null;
  }

  private static int missing(MissRegister miss, int more) {
    miss.acknowledgements += more;
    return miss.acknowledgements;
  }

  /** Looks the transition up, does its actions, and changes the state. */
  private void fire(CacheEvent event, int line, int message) {
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
      finish(awaitingHome(line), pool.sourceOf(message));
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

  private void finish(MissRegister miss, LineSource source) {
    int line = miss.line;
    int frame = miss.frame;
    miss.end();
    lastSource = source;
    if (miss == ofCore) {
      filledLine = line;
      caches.hold(frame);
      listener.filled(core);
    } else {
      listener.bufferFilled(core);
    }
    issueAll();
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
    networks.send(pool.take(type, core, to, line, requestor));
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
    networks.send(message);
  }

  private int home(int line) {
    return homes.home(line);
  }

  private ProtocolException unexpected(int line, CacheState state, Object event) {
    return new ProtocolException("cache", core, line, state, event, history.of(line));
  }
}
