package org.inmesh.coresim.transputer;

/**
 * Up to when a core may execute what, before it has to look around: the caller's promise, what may
 * be executed ahead of it, the end of a time slice, an interruption.
 */
final class ExecutionBounds {
  private static final byte[] KINDS = InstructionKind.table();

  private final TransputerCore core;
  private final CoreState state;
  private final WakeQueue wakes;
  private final int barrier;
  private boolean highPriorityUsed;

  /** No instruction starts at this cycle or later, for now. */
  private long limit;

  /** Last cycle up to which nothing outside will wake or change anything in this core. */
  private long horizon;

  ExecutionBounds(TransputerCore core, CoreState state, WakeQueue wakes, int barrier) {
    this.core = core;
    this.state = state;
    this.wakes = wakes;
    this.barrier = barrier;
  }

  /** No instruction may start at this cycle or later. */
  long limit() {
    return limit;
  }

  void setLimit(long cycle) {
    limit = cycle;
  }

  /** Up to which cycle instructions of all kinds may be executed. */
  long horizon() {
    return horizon;
  }

  void setHorizon(long cycle) {
    // One less than the largest number, so that there is a cycle after it.
    horizon = Math.min(cycle, Long.MAX_VALUE - 1);
  }

  /** Takes back part of the promise. */
  void lowerHorizon(long cycle) {
    horizon = Math.min(horizon, cycle);
  }

  /**
   * What may not be executed beyond the horizon: instructions of this kind and those after it. A
   * low priority process may be interrupted before any.
   */
  int barrier() {
    if (isInterruptible()) {
      return TransputerCore.STEPWISE;
    }
    return core.runAhead().isActive() ? InstructionKind.VISIBLE : barrier;
  }

  /**
   * True if an instruction may be executed at the core's clock though that is beyond the horizon. A
   * jump that ends a time slice may not: who comes next depends on who is ready then.
   */
  boolean mayRunAhead(int instruction) {
    return KINDS[instruction] < barrier()
        && !(InstructionKind.mayGiveWay(instruction) && state.clock >= sliceEnd());
  }

  /** From now on a high priority process may become ready at any time. */
  void useHighPriority() {
    highPriorityUsed = true;
  }

  /** True if a process runs that one of high priority may interrupt. */
  boolean isInterruptible() {
    return highPriorityUsed && state.priority == CoreState.LOW;
  }

  /** True if the running low priority process is to be interrupted before the next instruction. */
  boolean interruptDue() {
    if (core.underWay().isRetrying()) {
      return core.underWay().isInterruptStalled();
    }
    return isInterruptible()
        && (state.frontHigh != CoreState.NOT_PROCESS
            || wakes.hasHigh()
            || state.timerDueHigh <= state.clock);
  }

  /** The cycle at which the core has to interrupt its running process by itself. */
  long interruptCycle() {
    return state.priority == CoreState.LOW && !core.underWay().isRetrying()
        ? state.timerDueHigh
        : Long.MAX_VALUE;
  }

  /** The cycle from which a j or lend is not a simple jump. */
  long sliceEnd() {
    return state.j0Break ? Long.MIN_VALUE : state.sliceEnd;
  }

  /** True if processes have been woken that are not yet ready. */
  boolean hasWakes() {
    // Some may arrive while a dispatch waits for memory; it does not see them.
    return state.wakesTaken != wakes.tail();
  }

  /**
   * True if a low priority process runs, and no process of high priority and none that was woken
   * from outside is ready.
   */
  boolean isOnlyLowPriorityReady() {
    return state.priority == CoreState.LOW
        && state.frontHigh == CoreState.NOT_PROCESS
        && !hasWakes()
        && !core.underWay().isRetrying();
  }

  /**
   * True if a block move has to stop before what it does at a cycle, as something may interrupt it.
   */
  boolean mayBeInterruptedAt(long cycle) {
    return cycle > horizon || cycle >= state.timerDueHigh || wakes.hasHigh();
  }
}
