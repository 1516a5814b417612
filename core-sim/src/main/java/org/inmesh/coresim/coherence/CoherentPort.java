package org.inmesh.coresim.coherence;

import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.coherence.ReplayLog.Access;
import org.inmesh.coresim.coherence.cache.PrivateCaches;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.consistency.StoreBuffer;
import org.inmesh.coresim.coherence.consistency.StoreBuffer.Answer;
import org.inmesh.coresim.coherence.measurement.MemoryObserver;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.MemoryPort;
import org.inmesh.coresim.transputer.MemoryStall;

/**
 * How a core reaches coherent memory: through its private caches and, if there is one, its store
 * buffer. The core blocks on a miss and does its accesses in program order. A store is done only
 * when every other copy is gone; without a store buffer, before the core goes on, so that memory is
 * sequentially consistent; with one, later, in the order of the program.
 */
final class CoherentPort implements MemoryPort {
  private final CachedWords words;
  private final HitsAhead hits;
  private final AtomicInstruction atomic;
  private final CacheController controller;
  private final CoherenceCounters counters;
  private final CoherentDebugger debugger;
  private final ReplayLog log = new ReplayLog();

  /** Or null, if every store is done at once. */
  private final StoreBuffer buffer;

  /** Or null, likewise. */
  private final StoreDrain drain;

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
    this.debugger = debugger;
    this.buffer =
        specification.consistency() == Consistency.TSO
            ? new StoreBuffer(specification.storeBufferEntries())
            : null;
    this.controller = controller;
    this.counters = counters;
    this.hits = new HitsAhead(core, specification.privateCaches().hitCycles(), caches, counters);
    this.words = new CachedWords(core, bytes, specification.lineBytes(), caches, controller, hits);
    this.atomic = new AtomicInstruction(core, controller, counters, arbiter, log);
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
    hits.mark();
  }

  @Override
  public boolean beginAhead() {
    // What is taken back cannot be taken back from those who were told.
    if (words.isObserved() || atomic.isFavoured() || buffer != null && !buffer.isEmpty()) {
      return false;
    }
    hits.begin();
    return true;
  }

  @Override
  public void abandon() {
    hits.rollBackToMark();
    log.clear();
  }

  @Override
  public void rollBack() {
    hits.rollBack();
  }

  @Override
  public void endAhead() {
    hits.end();
  }

  @Override
  public long loadAlone(int address) {
    if (!isSimple()) {
      return MemoryPort.super.loadAlone(address);
    }
    int offset = words.offset("load", address);
    int frame = words.readableFrame(offset);
    if (frame < 0) {
      return WAITS;
    }
    hits.count(1);
    return (long) hits.addCycles(1) << Integer.SIZE | words.word(frame, offset) & 0xFFFF_FFFFL;
  }

  @Override
  public int storeAlone(int address, int value) {
    if (buffer != null || !isSimple()) {
      return MemoryPort.super.storeAlone(address, value);
    }
    int offset = words.offset("store", address);
    int frame = words.writableFrame(offset);
    if (frame < 0) {
      return WAITS;
    }
    words.write(frame, offset, value);
    hits.count(1);
    return hits.addCycles(1);
  }

  @Override
  public long loopEndAlone(int block) {
    int offset = block - MachineImage.MEMORY_START;
    if (buffer != null || !isSimple() || !words.areTwoInOneLine(offset)) {
      return WAITS;
    }
    int frame = words.writableHit(offset);
    if (frame < 0) {
      return WAITS;
    }
    int count = words.word(frame, offset + Integer.BYTES);
    words.write(frame, offset + Integer.BYTES, count - 1);
    int index = 0;
    int accesses = 2;
    if (count > 1) {
      index = words.word(frame, offset) + 1;
      words.write(frame, offset, index);
      accesses = 4;
    }
    hits.count(accesses);
    int cycles = hits.addCycles(accesses);
    long answer = (long) cycles << Integer.SIZE | index & 0xFFFF_FFFFL;
    return count > 1 ? LOOPS_AGAIN | answer : answer;
  }

  /** True if an instruction with one access has nothing to do but this access, if it is a hit. */
  private boolean isSimple() {
    return log.size() == 0
        && !words.isObserved()
        && controller.keepsNothing()
        && !atomic.isFavoured()
        && (buffer == null || buffer.isEmpty());
  }

  @Override
  public int commit() {
    int cycles = hits.addCycles(log.size());
    log.clear();
    atomic.end();
    return cycles;
  }

  void observe(MemoryObserver newObserver) {
    words.observe(newObserver);
    if (drain != null) {
      drain.observe(newObserver);
    }
  }

  /** Cycles that {@link #commit} has returned so far. */
  long hitCyclesAdded() {
    return hits.cyclesAdded();
  }

  @Override
  public boolean loadReady(int address) {
    int offset = words.offset("load", address);
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
    return words.readableFrame(offset) >= 0;
  }

  @Override
  public boolean storeReady(int address) {
    int offset = words.offset("store", address);
    if (log.isReplaying() && log.isAhead(Access.STORE, Access.STORE_BYTE, address)) {
      return true;
    }
    if (isBuffered(address)) {
      if (hits.isActive()) {
        return false;
      }
      if (buffer.isFull()) {
        drain.awaitRoom();
      }
      return !buffer.isFull();
    }
    return words.writableFrame(offset) >= 0;
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
    int offset = words.offset("load", address);
    if (buffer != null && isForwarded(buffer.findWord(address))) {
      return done(Access.LOAD, address, buffer.value());
    }
    int frame = words.readable(offset);
    return done(Access.LOAD, address, words.word(frame, offset));
  }

  @Override
  public int loadByte(int address) {
    if (log.isReplaying()) {
      return log.replay(Access.LOAD_BYTE, address);
    }
    int offset = words.offset("load", address);
    if (buffer != null && isForwarded(buffer.findByte(address))) {
      return done(Access.LOAD_BYTE, address, buffer.value());
    }
    int frame = words.readable(offset);
    return done(Access.LOAD_BYTE, address, words.readByte(frame, offset));
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
    int offset = words.offset("store", address);
    if (isBuffered(address)) {
      awaitRoomInBuffer();
      buffer.addWord(address, value);
    } else {
      int frame = words.writable(offset);
      words.tell(offset, true);
      words.write(frame, offset, value);
      atomic.written(address);
    }
    done(Access.STORE, address, value);
  }

  @Override
  public void storeByte(int address, int value) {
    if (log.isReplaying()) {
      log.replay(Access.STORE_BYTE, address);
      return;
    }
    int offset = words.offset("store", address);
    if (isBuffered(address)) {
      awaitRoomInBuffer();
      buffer.addByte(address, value);
    } else {
      int frame = words.writable(offset);
      words.tell(offset, true);
      words.writeByte(frame, offset, value);
    }
    done(Access.STORE_BYTE, address, value);
  }

  @Override
  public int lock(int address) {
    if (log.isReplaying()) {
      return log.replay(Access.LOCK, address);
    }
    awaitEmptyBuffer();
    int offset = words.offset("store", address);
    int frame = words.writable(offset);
    words.tell(offset, false);
    atomic.lock(address, words.line(offset));
    return done(Access.LOCK, address, words.word(frame, offset));
  }

  @Override
  public int loadForStore(int address) {
    if (log.isReplaying()) {
      return log.replay(Access.LOAD_FOR_STORE, address);
    }
    awaitEmptyBuffer();
    int offset = words.offset("store", address);
    int frame = words.writable(offset);
    words.tell(offset, false);
    atomic.readForStore(address);
    return done(Access.LOAD_FOR_STORE, address, words.word(frame, offset));
  }

  @Override
  public int peek(int address) {
    int word = debugger.read(words.offset("load", address) >>> 2);
    return buffer == null ? word : buffer.overlay(address, word);
  }

  /** Locked and atomic operations go by the buffer, which is empty then. */
  private boolean isBuffered(int address) {
    return buffer != null && !atomic.writesAtOnce(address);
  }

  private void awaitRoomInBuffer() {
    if (hits.isActive()) {
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

  /** Which accesses have been done ahead of simulated time. */
  HitsAhead hits() {
    return hits;
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
    atomic.giveWay(recalled);
  }

  private int done(Access access, int address, int value) {
    hits.count(1);
    log.add(access, address, value);
    return value;
  }
}
