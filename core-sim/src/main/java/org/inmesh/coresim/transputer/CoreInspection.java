package org.inmesh.coresim.transputer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks into a core without changing it: its registers, and the queues that it keeps in memory. */
public final class CoreInspection {
  private static final int SAVED_DESCRIPTOR = 0x2C;
  private static final int SAVED_INSTRUCTION_POINTER = 0x30;
  private static final int TIMER_HEAD = 0x24;

  /** A process that broke its own queue may have made a ring of it. */
  private static final int MOST_PROCESSES = 1_000_000;

  private final TransputerCore core;
  private final CoreState state;

  /** Looks into a core. */
  public CoreInspection(TransputerCore core) {
    this.core = core;
    this.state = core.state();
  }

  /**
   * A process that does not run.
   *
   * @param descriptor workspace pointer and priority
   * @param instructionPointer where it goes on
   */
  public record Suspended(int descriptor, int instructionPointer) {}

  /** A process in a timer queue, with the time in its priority's ticks after which it is ready. */
  public record Timed(Suspended process, int time) {}

  /** Registers of the process that runs, or of the last one that ran. */
  public CoreRegisters registers() {
    return CoreRegisters.of(state);
  }

  /** True if a process runs: the core executes its instructions, or one that waits for memory. */
  public boolean isRunning() {
    int activity = state.activity == CoreState.STALLED ? state.stalledActivity : state.activity;
    return activity == CoreState.RUNNING;
  }

  /** True if an instruction waits for memory. */
  public boolean isStalled() {
    return state.activity == CoreState.STALLED;
  }

  /** The core's clock: cycle in which it does the next thing, or did the last one. */
  public long clock() {
    return state.clock;
  }

  /** The low priority process that has been interrupted. */
  public Optional<Suspended> interrupted() {
    if (!state.lowInterrupted) {
      return Optional.empty();
    }
    return Optional.of(
        new Suspended(
            core.peek(core.reserved() + SAVED_DESCRIPTOR),
            core.peek(core.reserved() + SAVED_INSTRUCTION_POINTER)));
  }

  /**
   * A run queue from its front.
   *
   * @param priority 0 high, 1 low
   */
  public List<Suspended> runQueue(int priority) {
    List<Suspended> queue = new ArrayList<>();
    int workspace = state.front(priority);
    Set<Integer> seen = new HashSet<>();
    while (workspace != CoreState.NOT_PROCESS && seen.add(workspace)) {
      queue.add(suspended(workspace | priority));
      if (workspace == state.back(priority) || seen.size() == MOST_PROCESSES) {
        break;
      }
      workspace = core.peek(workspace + Scheduler.LINK);
    }
    return queue;
  }

  /** Processes that others have made ready and that the core has not yet put into its queues. */
  public List<Suspended> woken() {
    List<Suspended> processes = new ArrayList<>();
    for (int number = state.wakesTaken; number != core.wakes().tail(); number++) {
      int woken = core.wakes().get(number);
      if (woken < 0) {
        processes.add(suspended(woken));
      }
    }
    return processes;
  }

  /**
   * A timer queue from its head.
   *
   * @param priority 0 high, 1 low
   */
  public List<Timed> timerQueue(int priority) {
    List<Timed> queue = new ArrayList<>();
    int workspace = core.peek(core.reserved() + TIMER_HEAD + 4 * priority);
    Set<Integer> seen = new HashSet<>();
    while (workspace != CoreState.NOT_PROCESS && seen.add(workspace)) {
      queue.add(
          new Timed(suspended(workspace | priority), core.peek(workspace + TimerQueues.TIME)));
      workspace = core.peek(workspace + TimerQueues.TIMER_LINK);
    }
    return queue;
  }

  /**
   * A clock register.
   *
   * @param priority 0 high, 1 low
   * @param cycle of the core's clock
   */
  public int ticks(int priority, long cycle) {
    return core.clock().ticks(priority, cycle) + state.clockOffset(priority);
  }

  /** A process that waits, runs later or has stopped: its instruction pointer is in memory. */
  public Suspended suspended(int descriptor) {
    return new Suspended(descriptor, core.peek((descriptor & ~1) + Scheduler.INSTRUCTION_POINTER));
  }
}
