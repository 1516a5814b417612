package org.inmesh.coresim.coherence;

import org.inmesh.coresim.MachineSpecification.CacheSpecification;
import org.inmesh.coresim.coherence.ReplayLog.Access;
import org.inmesh.coresim.coherence.cache.PrivateCaches;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.MemoryFault;
import org.inmesh.coresim.transputer.MemoryPort;
import org.inmesh.coresim.transputer.MemoryStall;

/**
 * How a core reaches coherent memory: through its private cache. The core blocks on a miss, does
 * its accesses in program order, and a store is done only when every other copy is gone: memory is
 * sequentially consistent.
 */
final class CoherentPort implements MemoryPort {
  /** Not the address of a word. */
  private static final int NO_WORD = 1;

  private final int core;
  private final int bytes;
  private final int lineShift;
  private final int hitCycles;
  private final int wordMask;
  private final PrivateCaches caches;
  private final CacheController controller;
  private final CoherenceCounters counters;
  private final CoherentDebugger debugger;
  private final LockArbiter arbiter;
  private final ReplayLog log = new ReplayLog();

  /** The word whose store ends the lock. */
  private int lockedWord = NO_WORD;

  private boolean favoured;

  CoherentPort(
      int core,
      int bytes,
      CacheSpecification specification,
      PrivateCaches caches,
      CacheController controller,
      CoherenceCounters counters,
      CoherentDebugger debugger,
      LockArbiter arbiter) {
    this.core = core;
    this.debugger = debugger;
    this.arbiter = arbiter;
    this.bytes = bytes;
    this.lineShift = Integer.numberOfTrailingZeros(specification.lineBytes());
    this.hitCycles = specification.hitCycles();
    this.caches = caches;
    this.wordMask = specification.lineBytes() / Integer.BYTES - 1;
    this.controller = controller;
    this.counters = counters;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public boolean mayStall() {
    return true;
  }

  @Override
  public void begin() {
    log.rewind();
  }

  @Override
  public int commit() {
    int cycles = log.size() * hitCycles;
    log.clear();
    lockedWord = NO_WORD;
    controller.release();
    if (favoured) {
      favoured = false;
      arbiter.release(core);
    }
    return cycles;
  }

  @Override
  public boolean loadReady(int address) {
    int offset = offset("load", address);
    return log.isReplaying() && log.isAhead(Access.LOAD, Access.LOAD_BYTE, address)
        || controller.readableFrame(offset >>> lineShift) >= 0;
  }

  @Override
  public boolean storeReady(int address) {
    int offset = offset("store", address);
    return log.isReplaying() && log.isAhead(Access.STORE, Access.STORE_BYTE, address)
        || controller.writableFrame(offset >>> lineShift) >= 0;
  }

  @Override
  public int load(int address) {
    if (log.isReplaying()) {
      return log.replay(Access.LOAD, address);
    }
    int offset = offset("load", address);
    int frame = readable(offset);
    return done(Access.LOAD, address, word(frame, offset));
  }

  @Override
  public void store(int address, int value) {
    if (log.isReplaying()) {
      log.replay(Access.STORE, address);
      return;
    }
    int offset = offset("store", address);
    int frame = writable(offset);
    caches.write(frame, offset >>> 2 & wordMask, value);
    if ((address & ~3) == lockedWord) {
      controller.endLock();
    }
    done(Access.STORE, address, value);
  }

  @Override
  public int loadByte(int address) {
    if (log.isReplaying()) {
      return log.replay(Access.LOAD_BYTE, address);
    }
    int offset = offset("load", address);
    int frame = readable(offset);
    int word = word(frame, offset);
    return done(Access.LOAD_BYTE, address, word >>> shift(offset) & 0xFF);
  }

  @Override
  public void storeByte(int address, int value) {
    if (log.isReplaying()) {
      log.replay(Access.STORE_BYTE, address);
      return;
    }
    int offset = offset("store", address);
    int frame = writable(offset);
    int shift = shift(offset);
    int others = word(frame, offset) & ~(0xFF << shift);
    caches.write(frame, offset >>> 2 & wordMask, others | (value & 0xFF) << shift);
    done(Access.STORE_BYTE, address, value);
  }

  @Override
  public int lock(int address) {
    if (log.isReplaying()) {
      return log.replay(Access.LOCK, address);
    }
    int offset = offset("store", address);
    int frame = writable(offset);
    controller.lock(offset >>> lineShift);
    lockedWord = address & ~3;
    return done(Access.LOCK, address, word(frame, offset));
  }

  @Override
  public int loadForStore(int address) {
    if (log.isReplaying()) {
      return log.replay(Access.LOAD_FOR_STORE, address);
    }
    int offset = offset("store", address);
    int frame = writable(offset);
    return done(Access.LOAD_FOR_STORE, address, word(frame, offset));
  }

  @Override
  public int peek(int address) {
    return debugger.read(offset("load", address) >>> 2);
  }

  /** Patience is over: lets go of a line that others want if this instruction waits. */
  void giveWay() {
    if (!controller.isLockContended() || !controller.isMissing() || log.isIrrevocable()) {
      return;
    }
    if (arbiter.favour(core)) {
      favoured = true;
      return;
    }
    // What it has written it will write again, so it can be done afresh when its line has come.
    log.clear();
    lockedWord = NO_WORD;
    counters.brokenLocks++;
    controller.unlock();
  }

  private int done(Access access, int address, int value) {
    counters.accesses++;
    log.add(access, address, value);
    return value;
  }

  private int readable(int offset) {
    int frame = controller.readableFrame(offset >>> lineShift);
    if (frame < 0) {
      throw MemoryStall.INSTANCE;
    }
    return frame;
  }

  private int writable(int offset) {
    int frame = controller.writableFrame(offset >>> lineShift);
    if (frame < 0) {
      throw MemoryStall.INSTANCE;
    }
    return frame;
  }

  private int word(int frame, int offset) {
    return caches.word(frame, offset >>> 2 & wordMask);
  }

  private int offset(String access, int address) {
    int offset = address - MachineImage.MEMORY_START;
    if (Integer.compareUnsigned(offset, bytes) >= 0) {
      throw new MemoryFault(access, address);
    }
    return offset;
  }

  private static int shift(int offset) {
    return (offset & 3) * Byte.SIZE;
  }
}
