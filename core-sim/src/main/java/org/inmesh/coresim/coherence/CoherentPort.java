package org.inmesh.coresim.coherence;

import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.coherence.ReplayLog.Access;
import org.inmesh.coresim.coherence.cache.PrivateCaches;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.consistency.StoreBuffer;
import org.inmesh.coresim.coherence.consistency.StoreBuffer.Answer;
import org.inmesh.coresim.coherence.measurement.MemoryObserver;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.MemoryFault;
import org.inmesh.coresim.transputer.MemoryPort;
import org.inmesh.coresim.transputer.MemoryStall;

/**
 * How a core reaches coherent memory: through its private caches and, if there is one, its store
 * buffer. The core blocks on a miss and does its accesses in program order. A store is done only
 * when every other copy is gone; without a store buffer, before the core goes on, so that memory is
 * sequentially consistent; with one, later, in the order of the program.
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

  /** The word that was read to be written by the next access. */
  private int atomicWord = NO_WORD;

  private boolean favoured;
  private long hitCyclesAdded;

  /** Or null. */
  private MemoryObserver observer;

  /** Or null, if every store is done at once. */
  private final StoreBuffer buffer;

  /** Or null, likewise. */
  private final StoreDrain drain;

  /** Accesses are ahead of simulated time: hits only, which can be taken back. */
  private boolean ahead;

  /** What was taken back is done again, in its time. */
  private boolean repeating;

  /** Accesses done ahead, and how many of them before the instruction under way. */
  private long accessesAhead;

  private long accessesAtMark;
  private long hitCyclesBefore;

  CoherentPort(
      int core,
      int bytes,
      CacheSpecification specification,
      PrivateCaches caches,
      CacheController controller,
      CoherenceCounters counters,
      CoherentDebugger debugger,
      LockArbiter arbiter,
      StoreDrain.Listener drainListener) {
    this.core = core;
    this.debugger = debugger;
    this.arbiter = arbiter;
    this.buffer =
        specification.consistency() == Consistency.TSO
            ? new StoreBuffer(specification.storeBufferEntries())
            : null;
    this.bytes = bytes;
    this.lineShift = Integer.numberOfTrailingZeros(specification.lineBytes());
    this.hitCycles = specification.privateCaches().hitCycles();
    this.caches = caches;
    this.wordMask = specification.lineBytes() / Integer.BYTES - 1;
    this.controller = controller;
    this.counters = counters;
    this.drain =
        buffer == null
            ? null
            : new StoreDrain(
                core,
                buffer,
                specification.lineBytes(),
                specification.privateCaches().missRegisters() > 2,
                caches,
                controller,
                counters,
                drainListener);
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
    if (ahead) {
      caches.mark();
      accessesAtMark = accessesAhead;
    }
  }

  @Override
  public boolean beginAhead() {
    // What is taken back cannot be taken back from those who were told.
    if (observer != null || favoured || buffer != null && !buffer.isEmpty()) {
      return false;
    }
    ahead = true;
    accessesAhead = 0;
    hitCyclesBefore = hitCyclesAdded;
    caches.beginAhead();
    return true;
  }

  @Override
  public void abandon() {
    caches.rollBackToMark();
    counters.accesses -= accessesAhead - accessesAtMark;
    accessesAhead = accessesAtMark;
    log.clear();
  }

  @Override
  public void rollBack() {
    caches.rollBack();
    counters.accesses -= accessesAhead;
    hitCyclesAdded = hitCyclesBefore;
    ahead = false;
    repeating = true;
  }

  @Override
  public void endAhead() {
    ahead = false;
    repeating = false;
    caches.endAhead();
  }

  @Override
  public long loadAlone(int address) {
    if (!isSimple()) {
      return MemoryPort.super.loadAlone(address);
    }
    int offset = offset("load", address);
    int frame = readableFrame(offset >>> lineShift);
    if (frame < 0) {
      return WAITS;
    }
    countHit();
    hitCyclesAdded += hitCycles;
    return (long) hitCycles << Integer.SIZE | word(frame, offset) & 0xFFFF_FFFFL;
  }

  @Override
  public int storeAlone(int address, int value) {
    if (buffer != null || !isSimple()) {
      return MemoryPort.super.storeAlone(address, value);
    }
    int offset = offset("store", address);
    int frame = writableFrame(offset >>> lineShift);
    if (frame < 0) {
      return WAITS;
    }
    caches.write(frame, offset >>> 2 & wordMask, value);
    countHit();
    hitCyclesAdded += hitCycles;
    return hitCycles;
  }

  @Override
  public long loopEndAlone(int block) {
    int last = block + Integer.BYTES - MachineImage.MEMORY_START;
    int offset = last - Integer.BYTES;
    if (buffer != null
        || !isSimple()
        || offset < 0
        || last >= bytes
        || offset >>> lineShift != last >>> lineShift) {
      return WAITS;
    }
    int frame = caches.writable(offset >>> lineShift);
    if (frame < 0) {
      return WAITS;
    }
    int count = word(frame, last);
    caches.write(frame, last >>> 2 & wordMask, count - 1);
    int index = 0;
    int accesses = 2;
    if (count > 1) {
      index = word(frame, offset) + 1;
      caches.write(frame, offset >>> 2 & wordMask, index);
      accesses = 4;
    }
    counters.accesses += accesses;
    accessesAhead += accesses;
    int cycles = accesses * hitCycles;
    hitCyclesAdded += cycles;
    long answer = (long) cycles << Integer.SIZE | index & 0xFFFF_FFFFL;
    return count > 1 ? LOOPS_AGAIN | answer : answer;
  }

  /** True if an instruction with one access has nothing to do but this access, if it is a hit. */
  private boolean isSimple() {
    return log.size() == 0
        && observer == null
        && controller.keepsNothing()
        && !favoured
        && (buffer == null || buffer.isEmpty());
  }

  private void countHit() {
    counters.accesses++;
    accessesAhead++;
  }

  @Override
  public int commit() {
    int cycles = log.size() * hitCycles;
    hitCyclesAdded += cycles;
    log.clear();
    lockedWord = NO_WORD;
    atomicWord = NO_WORD;
    controller.release();
    if (favoured) {
      favoured = false;
      arbiter.release(core);
    }
    return cycles;
  }

  void observe(MemoryObserver newObserver) {
    observer = newObserver;
    if (drain != null) {
      drain.observe(newObserver);
    }
  }

  private void observe(int offset, boolean write) {
    if (observer != null) {
      observer.accessed(core, offset >>> lineShift, offset >>> 2 & wordMask, write);
    }
  }

  /** Cycles that {@link #commit} has returned so far. */
  long hitCyclesAdded() {
    return hitCyclesAdded;
  }

  @Override
  public boolean loadReady(int address) {
    int offset = offset("load", address);
    if (log.isReplaying() && log.isAhead(Access.LOAD, Access.LOAD_BYTE, address)) {
      return true;
    }
    if (buffer != null && !buffer.isEmpty()) {
      Answer answer = buffer.findWord(address);
      if (answer == Answer.PARTIAL) {
        drain.awaitEmpty();
      }
      if (answer != Answer.NONE) {
        return answer == Answer.FORWARDED;
      }
    }
    return readableFrame(offset >>> lineShift) >= 0;
  }

  @Override
  public boolean storeReady(int address) {
    int offset = offset("store", address);
    if (log.isReplaying() && log.isAhead(Access.STORE, Access.STORE_BYTE, address)) {
      return true;
    }
    if (isBuffered(address)) {
      if (ahead) {
        return false;
      }
      if (buffer.isFull()) {
        drain.awaitRoom();
      }
      return !buffer.isFull();
    }
    return writableFrame(offset >>> lineShift) >= 0;
  }

  @Override
  public void fence() {
    awaitEmptyBuffer();
  }

  @Override
  public int load(int address) {
    if (log.isReplaying()) {
      return log.replay(Access.LOAD, address);
    }
    int offset = offset("load", address);
    if (buffer != null && isForwarded(buffer.findWord(address))) {
      return done(Access.LOAD, address, buffer.value());
    }
    int frame = readable(offset);
    return done(Access.LOAD, address, word(frame, offset));
  }

  @Override
  public int loadByte(int address) {
    if (log.isReplaying()) {
      return log.replay(Access.LOAD_BYTE, address);
    }
    int offset = offset("load", address);
    if (buffer != null && isForwarded(buffer.findByte(address))) {
      return done(Access.LOAD_BYTE, address, buffer.value());
    }
    int frame = readable(offset);
    return done(Access.LOAD_BYTE, address, word(frame, offset) >>> shift(offset) & 0xFF);
  }

  /** True if the store buffer answers a load; one that it answers in part waits. */
  private boolean isForwarded(Answer answer) {
    if (answer == Answer.PARTIAL) {
      awaitEmptyBuffer();
    }
    counters.forwardedLoads += answer == Answer.FORWARDED ? 1 : 0;
    return answer == Answer.FORWARDED;
  }

  @Override
  public void store(int address, int value) {
    if (log.isReplaying()) {
      log.replay(Access.STORE, address);
      return;
    }
    int offset = offset("store", address);
    if (isBuffered(address)) {
      awaitRoomInBuffer();
      buffer.addWord(address, value);
    } else {
      int frame = writable(offset);
      observe(offset, true);
      caches.write(frame, offset >>> 2 & wordMask, value);
      if ((address & ~3) == lockedWord) {
        controller.endLock();
      }
    }
    done(Access.STORE, address, value);
  }

  @Override
  public void storeByte(int address, int value) {
    if (log.isReplaying()) {
      log.replay(Access.STORE_BYTE, address);
      return;
    }
    int offset = offset("store", address);
    if (isBuffered(address)) {
      awaitRoomInBuffer();
      buffer.addByte(address, value);
    } else {
      int frame = writable(offset);
      observe(offset, true);
      int shift = shift(offset);
      int others = word(frame, offset) & ~(0xFF << shift);
      caches.write(frame, offset >>> 2 & wordMask, others | (value & 0xFF) << shift);
    }
    done(Access.STORE_BYTE, address, value);
  }

  @Override
  public int lock(int address) {
    if (log.isReplaying()) {
      return log.replay(Access.LOCK, address);
    }
    awaitEmptyBuffer();
    int offset = offset("store", address);
    int frame = writable(offset);
    observe(offset, false);
    controller.lock(offset >>> lineShift);
    lockedWord = address & ~3;
    return done(Access.LOCK, address, word(frame, offset));
  }

  @Override
  public int loadForStore(int address) {
    if (log.isReplaying()) {
      return log.replay(Access.LOAD_FOR_STORE, address);
    }
    awaitEmptyBuffer();
    int offset = offset("store", address);
    int frame = writable(offset);
    observe(offset, false);
    atomicWord = address & ~3;
    return done(Access.LOAD_FOR_STORE, address, word(frame, offset));
  }

  @Override
  public int peek(int address) {
    int word = debugger.read(offset("load", address) >>> 2);
    return buffer == null ? word : buffer.overlay(address, word);
  }

  /** Locked and atomic operations go by the buffer, which is empty then. */
  private boolean isBuffered(int address) {
    return buffer != null && !controller.isLocked() && (address & ~3) != atomicWord;
  }

  private void awaitRoomInBuffer() {
    if (ahead) {
      throw MemoryStall.INSTANCE;
    }
    if (buffer.isFull()) {
      drain.awaitRoom();
      throw MemoryStall.INSTANCE;
    }
    drain.expectStore();
  }

  private void awaitEmptyBuffer() {
    if (buffer != null && !buffer.isEmpty()) {
      drain.awaitEmpty();
      throw MemoryStall.INSTANCE;
    }
  }

  /** What takes stores from the store buffer; null if there is none. */
  StoreDrain drain() {
    return drain;
  }

  /**
   * Patience is over: lets go of a line that others want if this instruction waits.
   *
   * @param recalled whether what waits for it is a recall, though not the first that does
   */
  void giveWay(boolean recalled) {
    if (!controller.isLockContended() || !controller.isMissing() || log.isIrrevocable()) {
      return;
    }
    favoured = arbiter.favour(core);
    if (favoured && !recalled && !controller.isLockRecalled()) {
      return;
    }
    // What it has written it will write again, so it can be done afresh when its line has come.
    log.clear();
    lockedWord = NO_WORD;
    counters.brokenLocks++;
    controller.unlock();
  }

  private int done(Access access, int address, int value) {
    countHit();
    log.add(access, address, value);
    return value;
  }

  private int readable(int offset) {
    int frame = readableFrame(offset >>> lineShift);
    if (frame < 0) {
      throw MemoryStall.INSTANCE;
    }
    observe(offset, false);
    return frame;
  }

  private int readableFrame(int line) {
    int frame = caches.readable(line);
    return frame < 0 && mayMiss(line) ? controller.readableFrame(line) : frame;
  }

  private int writableFrame(int line) {
    int frame = caches.writable(line);
    return frame < 0 && mayMiss(line) ? controller.writableFrame(line) : frame;
  }

  /** False ahead of simulated time: the access is done in its own cycle, and a miss begins then. */
  boolean mayMiss(int line) {
    if (repeating) {
      throw new IllegalStateException(
          "core %d misses line %d where it had a hit".formatted(core, line));
    }
    return !ahead;
  }

  private int writable(int offset) {
    int frame = writableFrame(offset >>> lineShift);
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
