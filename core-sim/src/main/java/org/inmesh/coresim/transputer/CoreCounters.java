package org.inmesh.coresim.transputer;

/** What a core has done. Plain data, updated by the core, read by anyone. */
public final class CoreCounters {
  /** Instructions executed, prefixes not counted. */
  public long instructions;

  /** Core cycles spent on instructions, waiting for memory not counted. */
  public long busyCycles;

  /** Cycles without a process to execute, up to when the last of them became ready. */
  public long idleCycles;

  /** Processes taken from a run queue or back from interruption. */
  public long contextSwitches;

  /** Processes started by startp and runp. */
  public long processesStarted;

  /** Messages that passed through a word of memory. */
  public long localMessages;

  /** Cycle after the last instruction. */
  public long lastCycle;

  private final long[] cycles = new long[Activity.values().length];

  /** Counts instructions, and the cycles that they took. */
  void count(long executed, long cyclesSpent) {
    instructions += executed;
    busyCycles += cyclesSpent;
  }

  void count(Activity activity, long spent) {
    cycles[activity.ordinal()] += spent;
  }

  /**
   * Those of {@link #busyCycles} that were spent on an activity other than {@link
   * Activity#COMPUTE}; on shared memory without what its accesses took. Translated code does not
   * count them.
   */
  public long cyclesOf(Activity activity) {
    return cycles[activity.ordinal()];
  }

  /** Makes this a copy. */
  void copyFrom(CoreCounters other) {
    instructions = other.instructions;
    busyCycles = other.busyCycles;
    contextSwitches = other.contextSwitches;
    processesStarted = other.processesStarted;
    localMessages = other.localMessages;
    lastCycle = other.lastCycle;
    idleCycles = other.idleCycles;
    System.arraycopy(other.cycles, 0, cycles, 0, cycles.length);
  }
}
