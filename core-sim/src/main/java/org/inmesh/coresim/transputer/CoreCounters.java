package org.inmesh.coresim.transputer;

/** What a core has done. Plain data, updated by the core, read by anyone. */
public final class CoreCounters {
  /** Instructions executed, prefixes not counted. */
  public long instructions;

  /** Core cycles spent on instructions, waiting for memory not counted. */
  public long busyCycles;

  /** Processes taken from a run queue or back from interruption. */
  public long contextSwitches;

  /** Processes started by startp and runp. */
  public long processesStarted;

  /** Messages that passed through a word of memory. */
  public long localMessages;

  /** Cycle after the last instruction. */
  public long lastCycle;
}
