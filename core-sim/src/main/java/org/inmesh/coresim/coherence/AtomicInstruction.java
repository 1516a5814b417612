package org.inmesh.coresim.coherence;

/**
 * What a core's instruction has locked, or has read to write it, and how it gives way to others.
 */
final class AtomicInstruction {
  /** Not the address of a word. */
  private static final int NO_WORD = 1;

  private final int core;
  private final CacheController controller;
  private final CoherenceCounters counters;
  private final LockArbiter arbiter;
  private final ReplayLog log;

  /** The word whose store ends the lock. */
  private int lockedWord = NO_WORD;

  /** The word that was read to be written by the next access. */
  private int readWord = NO_WORD;

  private boolean favoured;

  AtomicInstruction(
      int core,
      CacheController controller,
      CoherenceCounters counters,
      LockArbiter arbiter,
      ReplayLog log) {
    this.core = core;
    this.controller = controller;
    this.counters = counters;
    this.arbiter = arbiter;
    this.log = log;
  }

  /** True if it keeps its locked line until it ends, unless the home recalls the line. */
  boolean isFavoured() {
    return favoured;
  }

  /** Keeps the line of a word until the word is written. */
  void lock(int address, int line) {
    controller.lock(line);
    lockedWord = address & ~3;
  }

  /** The next access writes this word. */
  void readForStore(int address) {
    readWord = address & ~3;
  }

  /** True if a store to the word is a part of what is done at once. */
  boolean writesAtOnce(int address) {
    return controller.isLocked() || (address & ~3) == readWord;
  }

  /** The word has been written. */
  void written(int address) {
    if ((address & ~3) == lockedWord) {
      controller.endLock();
    }
  }

  /** The instruction has ended. */
  void end() {
    lockedWord = NO_WORD;
    readWord = NO_WORD;
    controller.release();
    if (favoured) {
      favoured = false;
      arbiter.release(core);
    }
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
}
