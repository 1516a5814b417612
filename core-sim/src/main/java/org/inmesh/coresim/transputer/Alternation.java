package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.CoreState.NOT_PROCESS;

import org.inmesh.isa.transputer.Operation;

/**
 * The alternation instructions. The state of an alternation is in the word below the workspace that
 * otherwise holds a message's pointer: Enabling, Waiting or Ready.
 *
 * <p>The code of an alternation enables every guard, waits, and disables every guard; the first
 * disabled guard that is found ready is the one taken.
 */
final class Alternation {
  static final int STATE = -12;
  static final int ENABLING = NOT_PROCESS + 1;
  static final int WAITING = NOT_PROCESS + 2;
  static final int READY = NOT_PROCESS + 3;
  static final int TIME_SET = NOT_PROCESS + 1;
  static final int TIME_NOT_SET = NOT_PROCESS + 2;
  private static final int NONE_SELECTED = -1;

  private final TransputerCore core;
  private final CoreState state;
  private final MemoryPort memory;
  private final Communication communication;

  Alternation(
      TransputerCore core, CoreState state, MemoryPort memory, Communication communication) {
    this.core = core;
    this.state = state;
    this.memory = memory;
    this.communication = communication;
  }

  /** True if the word of a waiting process is an alternation's state and not a pointer. */
  static boolean isState(int word) {
    return word == ENABLING || word == WAITING || word == READY;
  }

  /** alt. */
  void start() {
    memory.store(state.workspace + STATE, ENABLING);
  }

  /** talt. */
  void startWithTimers() {
    memory.store(state.workspace + STATE, ENABLING);
    memory.store(state.workspace + TimerQueues.TIMER_LINK, TIME_NOT_SET);
  }

  /** enbc: A guard, B channel. */
  void enableChannel() {
    boolean guard = state.a != 0;
    int channel = state.b;
    if (!guard) {
      core.spendShorter(Operation.ENBC);
    } else if (communication.isExternal(channel)) {
      if (core.channels().enable(state.descriptor(), channel)) {
        memory.store(state.workspace + STATE, READY);
      }
    } else {
      int other = memory.lock(channel);
      if (other == NOT_PROCESS) {
        memory.store(channel, state.descriptor());
      } else if (other != state.descriptor()) {
        memory.store(state.workspace + STATE, READY);
      }
    }
    state.b = state.c;
  }

  /** enbs: A guard. */
  void enableSkip() {
    if (state.a != 0) {
      memory.store(state.workspace + STATE, READY);
    }
  }

  /** enbt: A guard, B time. */
  void enableTimer() {
    if (state.a != 0) {
      int time = state.b;
      if (memory.load(state.workspace + TimerQueues.TIMER_LINK) == TIME_NOT_SET) {
        memory.store(state.workspace + TimerQueues.TIMER_LINK, TIME_SET);
        memory.store(state.workspace + TimerQueues.TIME, time);
      } else if (TimerQueues.isAfter(memory.load(state.workspace + TimerQueues.TIME), time)) {
        memory.store(state.workspace + TimerQueues.TIME, time);
      }
    }
    state.b = state.c;
  }

  /** altwt. */
  void await() {
    memory.store(state.workspace, NONE_SELECTED);
    if (isReady()) {
      core.spendShorter(Operation.ALTWT);
    } else {
      suspendUnlessReady(Operation.ALTWT);
    }
  }

  /**
   * taltwt. If a guard is ready, or the earliest time is past, the time becomes now, so that every
   * timer guard whose time is past is ready too.
   */
  void awaitWithTimers() {
    memory.store(state.workspace, NONE_SELECTED);
    int clock = core.timers().now(state.priority);
    boolean ready = isReady();
    if (!ready && memory.load(state.workspace + TimerQueues.TIMER_LINK) == TIME_SET) {
      int time = memory.load(state.workspace + TimerQueues.TIME);
      if (TimerQueues.isAfter(clock, time)) {
        memory.store(state.workspace + STATE, READY);
        ready = true;
      } else {
        core.timers().insert(time);
      }
    }
    if (ready) {
      memory.store(state.workspace + TimerQueues.TIME, clock);
      core.spendShorter(Operation.TALTWT);
    } else {
      suspendUnlessReady(Operation.TALTWT);
    }
  }

  private boolean isReady() {
    return memory.load(state.workspace + STATE) == READY;
  }

  /** Another core may make a guard ready until the state says that the process waits. */
  private void suspendUnlessReady(Operation operation) {
    memory.store(state.workspace + Scheduler.INSTRUCTION_POINTER, state.instructionPointer);
    int guardState = memory.loadForStore(state.workspace + STATE);
    if (guardState == READY) {
      core.spendShorter(operation);
    } else {
      memory.store(state.workspace + STATE, WAITING);
      core.scheduler().suspend(0, WaitingProcesses.Reason.ALTERNATION);
    }
  }

  /** disc: A offset, B guard, C channel; A becomes true if this guard is taken. */
  void disableChannel() {
    boolean ready = false;
    int channel = state.c;
    if (state.b != 0) {
      if (communication.isExternal(channel)) {
        ready = core.channels().disable(state.descriptor(), channel);
      } else {
        int other = memory.lock(channel);
        if (other == state.descriptor()) {
          memory.store(channel, NOT_PROCESS);
        } else {
          ready = other != NOT_PROCESS;
        }
      }
    }
    select(ready);
  }

  /** diss: A offset, B guard. */
  void disableSkip() {
    select(state.b != 0);
    state.b = state.c;
  }

  /** dist: A offset, B guard, C time. */
  void disableTimer() {
    boolean ready = false;
    if (state.b != 0) {
      // The time may have come since the process was woken.
      core.timers().expire(state.priority);
      int link = memory.load(state.workspace + TimerQueues.TIMER_LINK);
      if (link == TIME_SET) {
        ready = TimerQueues.isAfter(memory.load(state.workspace + TimerQueues.TIME), state.c);
      } else if (link != TIME_NOT_SET) {
        core.timers().remove();
        memory.store(state.workspace + TimerQueues.TIMER_LINK, TIME_NOT_SET);
      }
    }
    select(ready);
    if (state.a != 0) {
      // Undefined by the manual; as observed on silicon.
      state.c = TIME_NOT_SET;
    }
  }

  private void select(boolean ready) {
    boolean taken = ready && memory.load(state.workspace) == NONE_SELECTED;
    if (taken) {
      memory.store(state.workspace, state.a);
    }
    state.a = taken ? 1 : 0;
  }

  /** altend. */
  void end() {
    state.instructionPointer += memory.load(state.workspace);
  }
}
