package org.inmesh.coresim.transputer;

/**
 * Lets a core on shared memory execute instructions ahead of simulated time as if nobody else
 * changed what they read, and go back if somebody does (optimistic execution; Jefferson, Virtual
 * Time, 1985). Only accesses that hit a private cache are done ahead: so nobody can see what the
 * core does, and only who takes a line from the cache, in a cycle before the core's clock, can make
 * it wrong.
 *
 * <p>The core goes back to the registers that it had when it began, and repeats what it did up to
 * the cycle in question: nothing had changed until then, so the result is the same.
 */
final class RunAhead {
  // Cycles. Short ones cost a checkpoint for few instructions, long ones much work done in vain.
  private static final int SHORTEST = 128;
  private static final int LONGEST = 4096;

  private final TransputerCore core;
  private final CoreState state;
  private final CoreCounters counters;
  private final MemoryPort memory;
  private final DecodedCode code;
  private final CoreState checkpoint = new CoreState();
  private final CoreCounters countersBefore = new CoreCounters();
  private boolean active;

  /** The cycle of the instruction that was fetched last. */
  private long fetchTime;

  private long span = SHORTEST;

  RunAhead(
      TransputerCore core,
      CoreState state,
      CoreCounters counters,
      MemoryPort memory,
      DecodedCode code) {
    this.core = core;
    this.state = state;
    this.counters = counters;
    this.memory = memory;
    this.code = code;
  }

  /** True while what the core has done is not final. */
  boolean isActive() {
    return active;
  }

  /** Begins, at the core's clock, between two instructions. Returns false if it may not. */
  boolean begin() {
    if (core.isObserved() || !memory.beginAhead()) {
      return false;
    }
    active = true;
    fetchTime = Long.MIN_VALUE;
    code.beginAhead();
    checkpoint.copyFrom(state);
    countersBefore.copyFrom(counters);
    return true;
  }

  /**
   * The instruction of a cycle is about to be fetched. It may turn out that it cannot be executed
   * ahead; then the fetch is undone by whatever comes in that cycle.
   */
  void fetch(long cycle) {
    if (active && fetchTime != cycle) {
      fetchTime = cycle;
      code.mark();
    }
  }

  /** Cycles that it should go ahead at most. */
  long span() {
    return span;
  }

  /** Simulated time has reached the core's clock: what it has done is final. */
  void end() {
    if (active) {
      active = false;
      span = Math.min(LONGEST, span * 2);
      memory.endAhead();
      code.endAhead();
    }
  }

  /** Undoes what has been done in a cycle and after it. Returns false if that is nothing. */
  boolean goBackTo(long cycle) {
    if (!active) {
      return false;
    }
    active = false;
    code.endAhead();
    boolean tooFar = state.clock > cycle;
    if (tooFar) {
      span = Math.max(SHORTEST, span / 2);
      memory.rollBack();
      code.rollBack();
      state.copyFrom(checkpoint);
      counters.copyFrom(countersBefore);
      core.underWay().forgetFault();
      if (state.clock < cycle) {
        core.bounds().setHorizon(cycle - 1);
        core.goOnUpTo(cycle);
      }
    } else if (fetchTime == state.clock) {
      code.rollBackToMark();
    }
    memory.endAhead();
    return tooFar;
  }
}
