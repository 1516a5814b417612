package org.inmesh.coresim.coherence;

import org.inmesh.coresim.coherence.MissRegister.Stage;
import org.inmesh.coresim.coherence.cache.PrivateCaches;
import org.inmesh.coresim.coherence.measurement.LineSource;
import org.inmesh.coresim.coherence.measurement.MemoryObserver;
import org.inmesh.coresim.coherence.protocol.CacheEvent;
import org.inmesh.coresim.coherence.protocol.CacheState;
import org.inmesh.coresim.coherence.protocol.MessageType;

/**
 * What one core's private caches wait for: the one miss that the blocking core can have, and those
 * of its store buffer. A miss makes room for its line, asks the second level or the home, and ends
 * when the line can be accessed as wanted. Two misses of the same line become one: the second waits
 * for the first.
 */
final class Misses {
  private static final int NONE = PrivateCaches.NONE;
  private static final long NEVER = -1;

  /** Learns how misses go on. */
  interface Listener {
    /** A miss is over: the line can be accessed now. */
    void ended(MissRegister miss, int line);

    /** A line will come from the second level at a cycle: {@link #secondLevelDue}. */
    void secondLevelHit(int register, long cycle);
  }

  private final int core;
  private final PrivateCaches caches;
  private final CacheTransitions transitions;
  private final int secondCycles;
  private final MessagePool pool;
  private final CoherenceCounters counters;
  private final MemoryClock clock;
  private final Listener listener;

  /** The core's first, then the store buffer's. */
  private final MissRegister[] registers;

  private int inUse;

  /** The cycle since which a store waits for a register, or {@link #NEVER}. */
  private long refusedSince = NEVER;

  /** Or null. */
  private MemoryObserver observer;

  /** Who ended the last miss. */
  private LineSource lastSource = LineSource.LAST_LEVEL;

  Misses(
      int core,
      PrivateCaches caches,
      CacheTransitions transitions,
      int secondCycles,
      int registers,
      MessagePool pool,
      CoherenceCounters counters,
      MemoryClock clock,
      Listener listener) {
    this.core = core;
    this.caches = caches;
    this.transitions = transitions;
    this.secondCycles = secondCycles;
    this.pool = pool;
    this.counters = counters;
    this.clock = clock;
    this.listener = listener;
    this.registers = new MissRegister[registers];
    for (int i = 0; i < registers; i++) {
      this.registers[i] = new MissRegister(i);
    }
  }

  void observe(MemoryObserver newObserver) {
    observer = newObserver;
  }

  /** The register of the core's own accesses. */
  MissRegister ofCore() {
    return registers[0];
  }

  /** Who ended the last miss, of the core or of its store buffer. */
  LineSource lastSource() {
    return lastSource;
  }

  /** Begins a miss in a register that is free: notes it, but does not {@link #issue} it. */
  void begin(MissRegister miss, int line, CacheEvent access) {
    miss.begin(line, access, clock.now);
    inUse++;
    counters.mostMissRegisters = Math.max(counters.mostMissRegisters, inUse);
  }

  /**
   * Asks for the right to write a line for the store buffer, unless that is under way already.
   *
   * @return false if no register is free
   */
  boolean beginOfBuffer(int line) {
    MissRegister free = null;
    for (int i = 1; i < registers.length; i++) {
      if (registers[i].line == line) {
        return true;
      }
      free = free == null && registers[i].isFree() ? registers[i] : free;
    }
    if (free == null) {
      refusedSince = refusedSince == NEVER ? clock.now : refusedSince;
      return false;
    }
    if (refusedSince != NEVER) {
      counters.missRegisterWaitCycles += clock.now - refusedSince;
      refusedSince = NEVER;
    }
    begin(free, line, CacheEvent.STORE);
    issue(free);
    return true;
  }

  /** Goes on with whatever waits for room. */
  void issueAll() {
    for (MissRegister miss : registers) {
      issue(miss);
    }
  }

  /** Goes on with those of the store buffer that wait for room. */
  void issueOfBuffer() {
    for (int i = 1; i < registers.length; i++) {
      issue(registers[i]);
    }
  }

  /** Goes on with a miss that waits for room, if there is one and it can. */
  void issue(MissRegister miss) {
    if (miss.isFree() || miss.stage != Stage.AWAITS_ROOM) {
      return;
    }
    int line = miss.line;
    int frame = caches.frame(line);
    if (isAskedForByOther(miss) || frame != NONE && caches.state(frame).isEvicting()) {
      return;
    }
    if (permits(miss)) {
      miss.frame = frame;
      if (caches.firstLevelFrame(miss.port(), line) == frame) {
        // Another miss of the line has brought it.
        end(miss, lastSource);
      } else {
        miss.stage = Stage.AWAITS_SECOND_LEVEL;
        caches.hold(frame);
        counters.secondLevelHits++;
        countFetch(miss);
        if (observer != null) {
          observeMiss(miss, true);
        }
        listener.secondLevelHit(miss.number, clock.now + secondCycles);
      }
      return;
    }
    if (!makeRoom(miss)) {
      return;
    }
    counters.misses++;
    counters.upgrades += frame == NONE ? 0 : 1;
    countFetch(miss);
    if (observer != null) {
      if (frame != NONE) {
        observer.upgraded(core, line);
      } else {
        observeMiss(miss, false);
      }
    }
    miss.frame = caches.place(line, miss.port());
    miss.stage = Stage.AWAITS_HOME;
    transitions.fire(miss.access, line, MessagePool.NONE);
  }

  /** Takes an answer to what the home was asked for. */
  void answered(int slot) {
    int line = pool.line[slot];
    MissRegister miss = awaitingHome(line);
    if (miss == null) {
      throw transitions.unexpected(line, transitions.state(line), pool.typeOf(slot));
    }
    if (transitions.fire(event(miss, slot), line, slot)) {
      end(miss, pool.sourceOf(slot));
    }
  }

  /** The time has come that was told by {@link Listener#secondLevelHit}. */
  void secondLevelDue(int register) {
    MissRegister miss = registers[register];
    int line = miss.line;
    if (caches.frame(line) == miss.frame) {
      caches.release(miss.frame);
    }
    miss.stage = Stage.AWAITS_ROOM;
    // Other cores may have had the line meanwhile, or its rights.
    if (permits(miss) && makeRoom(miss)) {
      miss.frame = caches.place(line, miss.port());
      end(miss, LineSource.SECOND_LEVEL);
    } else {
      issue(miss);
    }
  }

  private boolean isAskedForByOther(MissRegister miss) {
    for (MissRegister other : registers) {
      if (other != miss && other.line == miss.line && other.stage != Stage.AWAITS_ROOM) {
        return true;
      }
    }
    return false;
  }

  private void countFetch(MissRegister miss) {
    counters.fetchMisses += miss.access == CacheEvent.FETCH ? 1 : 0;
  }

  private void observeMiss(MissRegister miss, boolean secondHas) {
    if (miss.access == CacheEvent.FETCH) {
      observer.fetchMissed(core, miss.line, secondHas);
    } else {
      observer.missed(core, miss.line, secondHas);
    }
  }

  /** True if the core has the line with the rights that the access needs, at whatever level. */
  private boolean permits(MissRegister miss) {
    CacheState least = miss.access == CacheEvent.STORE ? CacheState.E : CacheState.S;
    return transitions.state(miss.line).compareTo(least) >= 0;
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
      if (leaving == PrivateCaches.WAIT || announced && !transitions.hasEvictionBuffer()) {
        return false;
      }
      transitions.fire(CacheEvent.EVICT, caches.line(leaving), MessagePool.NONE);
    }
  }

  private void end(MissRegister miss, LineSource source) {
    int line = miss.line;
    miss.end();
    inUse--;
    counters.missRegisterCycles += clock.now - miss.begun;
    lastSource = source;
    listener.ended(miss, line);
    issueAll();
  }

  /** Which event an answer is, acknowledgements counted. */
  private CacheEvent event(MissRegister miss, int slot) {
    MessageType type = pool.typeOf(slot);
    int line = pool.line[slot];
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
      default -> throw transitions.unexpected(line, transitions.state(line), type);
    };
  }

  /** The register of a line that the home was asked for, or null. */
  private MissRegister awaitingHome(int line) {
    for (MissRegister miss : registers) {
      if (miss.line == line && miss.stage == Stage.AWAITS_HOME) {
        return miss;
      }
    }
    return null;
  }

  private static int missing(MissRegister miss, int more) {
    miss.acknowledgements += more;
    return miss.acknowledgements;
  }
}
