package org.inmesh.coresim.transputer;

/**
 * How a core reaches memory. Private memory always answers at once. Coherent memory may not: then
 * the access has been noted as a miss, and the whole instruction is done again when the line has
 * arrived.
 *
 * <p>Protocol for one instruction: {@link #begin}; any number of accesses; {@link #commit}. If an
 * access throws {@link MemoryStall} the core restores the registers it had at {@code begin}, waits,
 * and executes the same instruction from its beginning, with {@code begin} again. The port
 * remembers the accesses that were already done: on the repeated execution they return what they
 * returned, write nothing twice, and cost nothing. The core must repeat the same accesses in the
 * same order.
 *
 * <p>Simple instructions ask {@link #loadReady} or {@link #storeReady} first, and so need no
 * exception.
 *
 * <p>Words are little endian; word addresses have their two lowest bits ignored. An address outside
 * memory throws {@link MemoryFault}.
 */
public interface MemoryPort {
  /** The answer of an access that has to wait. */
  int WAITS = -1;

  /** The answer of {@link #loopEndAlone} for a loop that goes on is at least this. */
  long LOOPS_AGAIN = 1L << 62;

  /** True if other cores reach the same words. */
  boolean isShared();

  /** False if no access ever stalls. */
  boolean mayStall();

  /** Starts an instruction, or starts it again after a stall. */
  void begin();

  /**
   * Ends an instruction: forgets its accesses and releases what {@link #lock} holds.
   *
   * @return core cycles that its accesses took beyond those of the cycle table, which assumes
   *     single-cycle memory; time spent stalled not included
   */
  int commit();

  /** What {@link #commit} would return now, if that is known before. */
  default int cyclesSoFar() {
    return 0;
  }

  /** Core cycles that a jump to an instruction costs beyond those of the cycle table. */
  default int jumpCycles(int address) {
    return 0;
  }

  /** True if a load of this word would be answered now; otherwise the miss is under way. */
  boolean loadReady(int address);

  /** True if a store to this word would be done now; otherwise the miss is under way. */
  boolean storeReady(int address);

  /**
   * Does an instruction whose only access is the load of a word, from {@link #begin} to {@link
   * #commit}.
   *
   * @return {@link #WAITS}, or the word and, in the upper half, what {@code commit} returns
   */
  default long loadAlone(int address) {
    begin();
    if (!loadReady(address)) {
      return WAITS;
    }
    int word = load(address);
    return (long) commit() << Integer.SIZE | word & 0xFFFF_FFFFL;
  }

  /** The same for the store of a word; returns {@link #WAITS} or what {@code commit} returns. */
  default int storeAlone(int address, int value) {
    begin();
    if (!storeReady(address)) {
      return WAITS;
    }
    store(address, value);
    return commit();
  }

  /**
   * Does all accesses of a {@code lend}, if they can be done at once: counts down the second word
   * of a loop's two and, if it was more than one, the first word up.
   *
   * @return {@link #WAITS}, with nothing done; or the first word if it was changed and otherwise 0,
   *     in the upper half what {@link #commit} returns, and all of {@link #LOOPS_AGAIN} more if the
   *     loop goes on
   */
  default long loopEndAlone(int block) {
    return WAITS;
  }

  /**
   * From now on instructions are ahead of simulated time, so that others may still change what they
   * read. An access that can be done without anybody's notice is done so that it can be taken back;
   * any other has to wait, and has no effect. Ends with {@link #endAhead}.
   *
   * @return false if this memory does not do so, or not now
   */
  default boolean beginAhead() {
    return false;
  }

  /** Takes back the accesses of the instruction under way, one of which has to wait. */
  default void abandon() {
    throw new IllegalStateException("memory is not ahead of simulated time");
  }

  /**
   * Takes back all accesses since {@link #beginAhead}. The core then repeats the first of these
   * instructions in their time, and calls {@link #endAhead}.
   */
  default void rollBack() {
    throw new IllegalStateException("memory is not ahead of simulated time");
  }

  /** What was done ahead of simulated time is final. */
  default void endAhead() {}

  /** Waits until everything that the core has stored is done for all cores. */
  default void fence() {}

  /** Reads a word. */
  int load(int address);

  /** Writes a word. */
  void store(int address, int value);

  /** Reads a word without being part of the simulation. */
  int peek(int address);

  /** Reads a byte, 0 to 255. */
  int loadByte(int address);

  /** Writes the lowest byte of a value. */
  void storeByte(int address, int value);

  /**
   * Reads a word with the right to write it, and keeps other cores from the line until the word is
   * written with {@link #store}, or else until {@link #commit}. A read, decision and store of the
   * word in one instruction is then atomic. At most one line is locked at a time: locking a second
   * one is a bug.
   *
   * <p>While it waits for another line, an instruction with a lock may be made to start afresh, its
   * remembered accesses forgotten, so that two instructions that wait for each other's lines do not
   * wait for ever. The stores that it does before the one to the locked word must be such that
   * doing them twice does no harm; after a store that follows {@link #loadForStore} the next store
   * must be the one to the locked word.
   */
  int lock(int address);

  /**
   * Reads a word with the right to write it, without keeping anybody from it. If a {@link #store}
   * to the same word follows as the very next access, read and store together are atomic: the store
   * then cannot stall. Allowed while another line is locked.
   */
  int loadForStore(int address);
}
