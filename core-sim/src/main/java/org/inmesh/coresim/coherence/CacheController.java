package org.inmesh.coresim.coherence;

import java.util.Locale;
import org.inmesh.coresim.coherence.cache.PrivateCacheSpecification;
import org.inmesh.coresim.coherence.cache.PrivateCaches;
import org.inmesh.coresim.coherence.cache.PrivateCaches.Port;
import org.inmesh.coresim.coherence.measurement.LineSource;
import org.inmesh.coresim.coherence.measurement.MemoryObserver;
import org.inmesh.coresim.coherence.protocol.CacheEvent;
import org.inmesh.coresim.coherence.protocol.CacheState;
import org.inmesh.coresim.coherence.protocol.ProtocolTable;

/**
 * One core's half of the protocol: what its accesses and the messages that arrive for it mean for
 * its {@link Misses}, its {@link KeptLines} and the table's {@link CacheTransitions}. A forwarded
 * request or invalidation for a kept line is deferred.
 */
final class CacheController {
  private static final int NONE = PrivateCaches.NONE;

  /** Learns what concerns the core. It must not access the cache from within. */
  interface Listener {
    /** The core's miss is over. */
    void filled(int core);

    /** A line of instructions has come; {@link #releaseFetched} is to be called in a cycle. */
    void fetched(int core);

    /** The core waits for a line, and keeps the one before no longer. */
    void missing(int core);

    /** A line that the store buffer has asked for can be written, and a miss register is free. */
    void bufferFilled(int core);

    /** A line will come from the second level at a cycle: {@link #secondLevelDue}. */
    void secondLevelHit(int core, int register, long cycle);

    /** A forward has come for a line that the core has used ahead of simulated time. */
    void overtaken(int core);

    /** Another core waits for the line that this one has locked, and this one waits too. */
    void lockContended(int core);
  }

  private final int core;
  private final PrivateCaches caches;
  private final MessagePool pool;
  private final CacheTransitions transitions;
  private final Misses misses;
  private final KeptLines kept;
  private final Listener listener;

  CacheController(
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
      MemoryClock clock,
      Listener listener) {
    this.core = core;
    this.caches = caches;
    this.pool = pool;
    this.listener = listener;
    kept = new KeptLines(caches, pool);
    transitions =
        new CacheTransitions(
            table,
            core,
            homes,
            caches,
            specification,
            pool,
            networks,
            delayed,
            counters,
            history,
            clock);
    misses =
        new Misses(
            core,
            caches,
            transitions,
            specification.secondCycles(),
            specification.missRegisters(),
            pool,
            counters,
            clock,
            new MissListener());
  }

  void observe(MemoryObserver observer) {
    transitions.observe(observer);
    misses.observe(observer);
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

  /** Has a line of instructions brought, which the instruction cache has not got. */
  void fetch(int line) {
    miss(line, CacheEvent.FETCH);
  }

  /** True if the core's last miss was of instructions. */
  boolean hasFetched() {
    return misses.ofCore().access == CacheEvent.FETCH;
  }

  /** The cycle is over that was told by {@link Listener#fetched}. */
  void releaseFetched() {
    int slot = kept.releaseFetched();
    if (slot != MessagePool.NONE) {
      if (caches.isUsedAhead(pool.line[slot])) {
        listener.overtaken(core);
      }
      forward(slot);
    }
    misses.issueAll();
  }

  /**
   * The frame in which the store buffer's oldest store can be done now, or -1: then its miss is
   * under way.
   */
  int frameForBuffer(int line) {
    int frame = caches.writable(line);
    if (frame == NONE) {
      misses.beginOfBuffer(line);
    }
    return frame;
  }

  /**
   * Asks for the right to write a line of one of the store buffer's later stores, if the core has
   * not got it. The line is not kept until the store: others may take it.
   *
   * @return false if there is no miss register for it
   */
  boolean prepareForBuffer(int line) {
    int frame = caches.firstLevelFrame(Port.DATA, line);
    boolean writable = frame != NONE && caches.state(frame).compareTo(CacheState.E) >= 0;
    return writable || misses.beginOfBuffer(line);
  }

  /**
   * The core waits for its store buffer, not for a line: nothing but a lock is kept from others.
   */
  void awaitBuffer() {
    if (kept.hasFilled()) {
      releaseFilled();
    }
  }

  /** True if the core waits for the line. */
  boolean awaits(int line) {
    return misses.ofCore().line == line;
  }

  /** The line that is locked. */
  int lockedLine() {
    return kept.lockedLine();
  }

  /** True while the core waits for a line. */
  boolean isMissing() {
    return !misses.ofCore().isFree();
  }

  /** Who ended the last miss, of the core or of its store buffer. */
  LineSource lastSource() {
    return misses.lastSource();
  }

  /** True if no line is kept for the instruction. */
  boolean keepsNothing() {
    return kept.isEmpty();
  }

  /** True if a forward for the line would be deferred. */
  boolean keeps(int line) {
    return kept.isFilled(line) || kept.isLocked(line);
  }

  /** True while a line is locked. */
  boolean isLocked() {
    return kept.hasLocked();
  }

  /** Keeps a line, which is writable here, until {@link #release}. */
  void lock(int line) {
    if (kept.hasLocked() && !kept.isLocked(line)) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "core %d locks line %d while it holds line %d",
              core,
              line,
              kept.lockedLine()));
    }
    if (!kept.isLocked(line)) {
      kept.lock(line);
    }
    kept.setLockEnded(false);
  }

  /** The locked word has been written: from the next miss on the line need not be kept. */
  void endLock() {
    kept.setLockEnded(true);
  }

  /** True if somebody waits for the locked line. */
  boolean isLockContended() {
    return kept.isLockContended();
  }

  /**
   * True if the home waits for the locked line to have room in its directory: what this core waits
   * for may need that room.
   */
  boolean isLockRecalled() {
    return kept.isLockRecalled();
  }

  /** Gives up the lock, and answers who waits for it. */
  void unlock() {
    int slot = kept.unlock();
    if (slot != MessagePool.NONE) {
      transitions.forwarded(slot);
    }
    misses.issueAll();
  }

  /** The instruction has ended: lets every kept line go. */
  void release() {
    if (isMissing()) {
      throw new IllegalStateException("core " + core + " ends an instruction that waits");
    }
    if (kept.hasFilled()) {
      releaseFilled();
    }
    if (kept.hasLocked()) {
      unlock();
    }
  }

  /** Takes a message that has arrived; the slot is this controller's. */
  void receive(int slot) {
    int line = pool.line[slot];
    switch (pool.typeOf(slot)) {
      case FORWARD_GET_SHARED, FORWARD_GET_MODIFIED, INVALIDATE, RECALL, DOWNGRADE -> {
        if (caches.isUsedAhead(line)) {
          listener.overtaken(core);
        }
        forward(slot);
      }
      case PUT_ACKNOWLEDGE -> {
        transitions.fire(CacheEvent.PUT_ACKNOWLEDGE, line, slot);
        pool.free(slot);
      }
      default -> {
        misses.answered(slot);
        pool.free(slot);
      }
    }
    misses.issueAll();
  }

  /** The time has come that was told by {@link Listener#secondLevelHit}. */
  void secondLevelDue(int register) {
    misses.secondLevelDue(register);
  }

  /** The line's state, wherever the core has it. */
  CacheState state(int line) {
    return transitions.state(line);
  }

  /** A word of a line that has a frame, counted from the line's first. */
  int peek(int line, int word) {
    return caches.word(caches.frame(line), word);
  }

  private void miss(int line, CacheEvent access) {
    MissRegister miss = misses.ofCore();
    if (!miss.isFree()) {
      if (miss.line == line && miss.access == access) {
        return;
      }
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "core %d accesses line %d while it waits for line %d",
              core,
              line,
              miss.line));
    }
    if (kept.hasFilled()) {
      releaseFilled();
    }
    if (kept.isLockEnded()) {
      unlock();
    }
    misses.begin(miss, line, access);
    if (kept.isLockContended()) {
      listener.lockContended(core);
    }
    misses.issue(miss);
    listener.missing(core);
  }

  private void releaseFilled() {
    int slot = kept.releaseFilled();
    if (slot != MessagePool.NONE) {
      forward(slot);
    }
    misses.issueOfBuffer();
  }

  /** Handles a forward, or defers it. */
  private void forward(int slot) {
    int line = pool.line[slot];
    boolean mayBeDeferred = true;
    if (kept.isLocked(line)) {
      mayBeDeferred = kept.deferForLocked(slot);
      if (isMissing()) {
        listener.lockContended(core);
      }
    } else if (kept.isFilled(line)) {
      mayBeDeferred = kept.deferForFilled(slot);
    } else if (kept.isFetched(line)) {
      mayBeDeferred = kept.deferForFetched(slot);
    } else {
      transitions.forwarded(slot);
    }
    if (!mayBeDeferred) {
      // The home handles one request for a line at a time, so there cannot be two.
      throw transitions.unexpected(line, state(line), pool.typeOf(slot) + " while one is deferred");
    }
  }

  /** Passes on what misses report. */
  private final class MissListener implements Misses.Listener {
    @Override
    public void ended(MissRegister miss, int line) {
      if (miss == misses.ofCore()) {
        if (miss.access == CacheEvent.FETCH) {
          kept.fetch(line);
          listener.fetched(core);
        } else {
          kept.fill(line);
        }
        listener.filled(core);
      } else {
        listener.bufferFilled(core);
      }
    }

    @Override
    public void secondLevelHit(int register, long cycle) {
      listener.secondLevelHit(core, register, cycle);
    }
  }
}
