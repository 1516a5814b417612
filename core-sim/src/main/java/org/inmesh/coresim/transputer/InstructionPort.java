package org.inmesh.coresim.transputer;

/**
 * How a core fetches instructions from memory that it shares: in whole lines, through its
 * instruction cache. Addresses of lines are those of their first bytes.
 */
public interface InstructionPort {

  /** Told of a line that has been fetched that it is no longer there, or has been written to. */
  @FunctionalInterface
  interface Listener {
    /** The line has to be fetched anew before anything in it is executed. */
    void changed(int line);
  }

  /** Whom to tell from now on. */
  void tell(Listener listener);

  /** Bytes of a line, a power of two. */
  int lineBytes();

  /**
   * Accesses the instruction cache.
   *
   * @return false if the line is not there: then the miss is under way, unless the core is ahead of
   *     simulated time
   */
  boolean fetch(int line);

  /** A word of a line that has been fetched and has not changed. */
  int word(int address);

  /** From now on fetches are ahead of simulated time. */
  void beginAhead();

  /** Ahead of simulated time a line is executed that was fetched before. */
  void use(int line);

  /** All fetches since {@link #beginAhead} have been taken back. */
  void rollBack();

  /** Fetches from here on may be taken back alone. */
  void mark();

  /** Takes back the fetches since {@link #mark}. */
  void rollBackToMark();
}
