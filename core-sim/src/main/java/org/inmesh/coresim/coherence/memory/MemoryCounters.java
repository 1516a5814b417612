package org.inmesh.coresim.coherence.memory;

/** What the memory controllers have done so far. Plain data, updated by them, read by anyone. */
public final class MemoryCounters {
  /** Lines read, counted when their data is on the bus. */
  public long reads;

  /** Lines written. */
  public long writes;

  /** Accesses to a row that an earlier access had opened. */
  public long rowHits;

  /** Accesses to a bank without an open row. */
  public long rowMisses;

  /** Accesses for which another row had to be closed first. */
  public long rowConflicts;

  /** Bytes read and written. */
  public long bytes;

  /** Cycles in which a controller's data bus was occupied, summed over controllers. */
  public long busBusyCycles;

  /**
   * Cycles from the first possible command to the column command, summed over accesses, apart from
   * those of the closing and opening of a row for this access itself.
   */
  public long waitingCycles;
}
