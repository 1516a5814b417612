package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.CoreState.NOT_PROCESS;

/**
 * The timer queues: for each priority a list in memory in the order of time, linked through the
 * workspaces, its head in a reserved word. The time in a workspace is the first that is after the
 * one asked for; of equal times the last to come is the first. Both are the T414's microcode's.
 *
 * <p>Both a delayed input and an alternation with a time wait here; the state word of each is
 * Waiting, so that whatever wakes them first is the only one to do so.
 */
final class TimerQueues {
  private static final int HEAD = 0x24;
  static final int TIMER_LINK = -16;
  static final int TIME = -20;

  /** More than fit into memory with their workspaces: the queue's links lead in a circle. */
  private static final int MOST_PROCESSES = 1 << 26;

  private final TransputerCore core;
  private final CoreState state;
  private final MemoryPort memory;
  private final int reserved;

  TimerQueues(TransputerCore core, CoreState state, MemoryPort memory, int reserved) {
    this.core = core;
    this.state = state;
    this.memory = memory;
    this.reserved = reserved;
  }

  /** The clock register of a priority when this instruction started. */
  int now(int priority) {
    int offset = state.clockOffset(priority);
    return state.clocksStopped
        ? offset
        : core.clock().ticks(priority, core.operationStart()) + offset;
  }

  /** occam's AFTER. */
  static boolean isAfter(int clock, int time) {
    return clock - time > 0;
  }

  /** Adds the running process, before all whose time is not before its own. */
  void insert(int time) {
    int priority = state.priority;
    int workspace = state.workspace;
    int firstAfter = time + 1;
    int previous = reserved + HEAD + 4 * priority;
    int next = memory.load(previous);
    int passed = 0;
    while (next != NOT_PROCESS && isAfter(firstAfter, memory.load(next + TIME))) {
      checkEnd(passed++);
      previous = next + TIMER_LINK;
      next = memory.load(previous);
    }
    memory.store(workspace + TIME, firstAfter);
    memory.store(workspace + TIMER_LINK, next);
    memory.store(previous, workspace);
    updateDue(priority);
    if (priority == CoreState.HIGH) {
      core.bounds().useHighPriority();
    }
  }

  /** Takes the running process out again, if it is there. */
  void remove() {
    int priority = state.priority;
    int previous = reserved + HEAD + 4 * priority;
    int next = memory.load(previous);
    int passed = 0;
    while (next != NOT_PROCESS && next != state.workspace) {
      checkEnd(passed++);
      previous = next + TIMER_LINK;
      next = memory.load(previous);
    }
    if (next != NOT_PROCESS) {
      memory.store(previous, memory.load(next + TIMER_LINK));
      updateDue(priority);
    }
  }

  /** Wakes those whose time has come when this instruction started. */
  void expire(int priority) {
    int passed = 0;
    while (state.timerDue(priority) <= core.operationStart()) {
      checkEnd(passed++);
      int head = reserved + HEAD + 4 * priority;
      int workspace = memory.load(head);
      memory.store(head, memory.load(workspace + TIMER_LINK));
      memory.store(workspace + TIMER_LINK, Alternation.TIME_SET);
      int guardState = memory.loadForStore(workspace + Alternation.STATE);
      memory.store(workspace + Alternation.STATE, Alternation.READY);
      if (guardState == Alternation.WAITING) {
        core.scheduler().enqueue(workspace | priority);
      }
      updateDue(priority);
    }
  }

  /** The processor would go round for ever; so that the simulator does not. */
  private static void checkEnd(int passed) {
    if (passed == MOST_PROCESSES) {
      throw new ProgramFault("a timer queue without an end");
    }
  }

  private void updateDue(int priority) {
    int workspace = memory.load(reserved + HEAD + 4 * priority);
    boolean waited = workspace != NOT_PROCESS;
    state.setTimerEnabled(priority, waited);
    state.setTimerDue(priority, waited ? due(priority, workspace) : Long.MAX_VALUE);
  }

  private long due(int priority, int workspace) {
    int now = now(priority);
    int time = memory.load(workspace + TIME) - 1;
    if (state.clocksStopped) {
      return isAfter(now, time) ? core.operationStart() : Long.MAX_VALUE;
    }
    return core.clock().cycleAfter(priority, core.operationStart(), now, time);
  }

  /**
   * sttimer: both clocks become A, and run. The queues are looked at only if a process has been put
   * there: before that their heads in memory may be anything.
   */
  void start(int value) {
    state.clocksStopped = false;
    state.clockOffsetHigh = value - core.clock().ticks(CoreState.HIGH, core.operationStart());
    state.clockOffsetLow = value - core.clock().ticks(CoreState.LOW, core.operationStart());
    for (int priority = CoreState.HIGH; priority <= CoreState.LOW; priority++) {
      if (state.isTimerEnabled(priority)) {
        updateDue(priority);
      }
    }
  }

  /** timerdisableh and timerdisablel: no process wakes until one is enabled or put in the queue. */
  void disable(int priority) {
    state.setTimerEnabled(priority, false);
    state.setTimerDue(priority, Long.MAX_VALUE);
  }

  /** timerenableh and timerenablel. */
  void enable(int priority) {
    updateDue(priority);
    if (priority == CoreState.HIGH && state.timerDueHigh != Long.MAX_VALUE) {
      core.bounds().useHighPriority();
    }
  }

  /** tin: waits until the clock is after A; true if it already is. */
  boolean input(int time) {
    if (isAfter(now(state.priority), time)) {
      return true;
    }
    memory.store(state.workspace + Scheduler.INSTRUCTION_POINTER, state.instructionPointer);
    memory.store(state.workspace + Alternation.STATE, Alternation.WAITING);
    insert(time);
    core.scheduler().suspend(0, WaitingProcesses.Reason.TIMER);
    return false;
  }
}
