package org.inmesh.coresim.transputer;

import org.inmesh.isa.transputer.Instruction;

/** What a core did, for a person who watches. The cycle is the core's, in which it began. */
public sealed interface CoreEvent {
  /** Number of the core. */
  int core();

  /** Cycle of its clock in which this began. */
  long cycle();

  /**
   * An instruction, with all its prefixes, was executed.
   *
   * @param descriptor of the process, before the instruction
   * @param address of the first byte
   * @param bytes of the instruction as it was before it was executed; not to be changed
   * @param instruction the same, decoded
   * @param before registers before it
   * @param after registers after it
   * @param leaves whether the process does not have the core any more after it
   */
  record Executed(
      int core,
      long cycle,
      int descriptor,
      int address,
      byte[] bytes,
      Instruction instruction,
      CoreRegisters before,
      CoreRegisters after,
      boolean leaves)
      implements CoreEvent {}

  /**
   * An instruction waits for memory; it begins anew when memory has answered.
   *
   * @param descriptor of the process
   * @param address of the instruction's first byte
   */
  record MemoryAwaited(int core, long cycle, int descriptor, int address) implements CoreEvent {}

  /**
   * Another process has the core, or none.
   *
   * @param change what happened
   * @param descriptor of the process that has the core now; of an interruption that of the process
   *     that lost it; 0 if no process is ready
   * @param address where the process goes on, or went
   */
  record ProcessChanged(int core, long cycle, Change change, int descriptor, int address)
      implements CoreEvent {}

  /** Ways in which a core comes to another process. */
  enum Change {
    /** It was taken from a run queue. */
    DISPATCHED,
    /** A high priority process is ready and this one, of low priority, gives way. */
    INTERRUPTED,
    /** It had been interrupted. */
    RESUMED,
    /** No process is ready. */
    IDLE
  }

  /**
   * The process did something that cannot go on, and the core has stopped.
   *
   * @param descriptor of the process
   * @param address of the instruction
   * @param reason in words
   */
  record Failed(int core, long cycle, int descriptor, int address, String reason)
      implements CoreEvent {}
}
