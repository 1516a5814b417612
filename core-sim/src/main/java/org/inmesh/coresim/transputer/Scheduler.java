package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.CoreState.HIGH;
import static org.inmesh.coresim.transputer.CoreState.LOW;
import static org.inmesh.coresim.transputer.CoreState.NOT_PROCESS;

/**
 * The two run queues, kept in memory and linked through the workspaces as on the real machine, and
 * the interruption of a low priority process by a high priority one.
 *
 * <p>Order of things that become ready in one core: processes whose time has come, then those woken
 * from outside in the order of arrival, then what the running instruction itself makes ready.
 */
final class Scheduler {
  /**
   * Cycles to take a process from a run queue: reads of its link and its instruction pointer, and
   * the fetch of its first word of code. Worked out from what has to be done, not from a document.
   */
  static final int DISPATCH_CYCLES = 3;

  /**
   * Cycles to interrupt a low priority process: T805 data sheet, 760 ns at 25 MHz, of which the
   * last are those of the dispatch.
   */
  static final int INTERRUPT_CYCLES = 19 - DISPATCH_CYCLES;

  /** Cycles to go back to an interrupted process; from the literature, not checked. */
  static final int RESUME_CYCLES = 17;

  /** Cycles that a time slice adds to the j or lend that ends it, at low priority: 13 in all. */
  static final int SLICE_CYCLES = 13 - DISPATCH_CYCLES;

  // Offsets of the save area in the reserved words, and of words below a workspace pointer.
  private static final int SAVED_DESCRIPTOR = 0x2C;
  private static final int SAVED_INSTRUCTION_POINTER = 0x30;
  private static final int SAVED_A = 0x34;
  private static final int SAVED_B = 0x38;
  private static final int SAVED_C = 0x3C;
  private static final int SAVED_STATUS = 0x40;
  private static final int SAVED_E = 0x44;
  static final int INSTRUCTION_POINTER = -4;
  static final int LINK = -8;

  private final TransputerCore core;
  private final CoreState state;
  private final MemoryPort memory;
  private final int reserved;

  Scheduler(TransputerCore core, CoreState state, MemoryPort memory, int reserved) {
    this.core = core;
    this.state = state;
    this.memory = memory;
    this.reserved = reserved;
  }

  /** Puts a process at the end of its run queue. */
  void enqueue(int descriptor) {
    int level = descriptor & 1;
    int workspace = descriptor & ~1;
    if (state.front(level) == NOT_PROCESS) {
      state.setFront(level, workspace);
    } else {
      memory.store(state.back(level) + LINK, workspace);
    }
    state.setBack(level, workspace);
    core.waiting().remove(descriptor);
    core.events().enqueued(descriptor);
  }

  /** Takes over everything that has become ready from outside by the time of this instruction. */
  void acceptReady() {
    core.timers().expire(HIGH);
    core.timers().expire(LOW);
    WakeQueue wakes = core.wakes();
    while (state.wakesTaken != core.underWay().wakesBefore()) {
      int woken = wakes.get(state.wakesTaken++);
      if (woken < 0) {
        enqueue(woken);
      } else {
        takeUp(woken);
      }
    }
  }

  private void takeUp(int event) {
    int process = core.channels().takeUp(event);
    if (process != 0) {
      enqueue(process);
    }
  }

  /** Gives the core to the next process, or leaves it idle. */
  void dispatch() {
    acceptReady();
    if (state.frontHigh != NOT_PROCESS) {
      if (state.priority == LOW) {
        // The process that has just been descheduled, or none, is saved like an interrupted one.
        save();
      }
      run(HIGH);
    } else if (state.priority == HIGH && leaveHighPriority()) {
      core.spend(RESUME_CYCLES);
    } else if (state.frontLow != NOT_PROCESS) {
      run(LOW);
    } else {
      state.workspace = NOT_PROCESS;
      state.priority = LOW;
      state.activity = CoreState.IDLE;
      core.events().idle();
    }
  }

  private void run(int level) {
    int workspace = state.front(level);
    if (workspace == state.back(level)) {
      state.setFront(level, NOT_PROCESS);
    } else {
      state.setFront(level, memory.load(workspace + LINK));
    }
    state.instructionPointer = memory.load(workspace + INSTRUCTION_POINTER);
    state.workspace = workspace;
    state.priority = level;
    state.activity = CoreState.RUNNING;
    state.sliceEnd = level == LOW ? core.clock().sliceEnd(core.operationStart()) : Long.MAX_VALUE;
    core.counters().contextSwitches++;
    core.spend(DISPATCH_CYCLES);
    core.events().running();
  }

  /**
   * Saves the low priority process that runs, so that a high priority one can. This begins with the
   * error flags that the other had.
   */
  void interrupt() {
    core.events().gaveWay(state.instructionPointer);
    save();
    state.priority = HIGH;
    state.lowInterrupted = true;
    state.interruptedSliceEnd = state.sliceEnd;
    state.activity = CoreState.DISPATCHING;
    core.spend(INTERRUPT_CYCLES);
  }

  /** If no process was running, its descriptor, NotProcess at low priority, is all. */
  private void save() {
    memory.store(reserved + SAVED_DESCRIPTOR, state.descriptor());
    if (state.workspace != NOT_PROCESS) {
      boolean moving = state.moving != null;
      memory.store(reserved + SAVED_INSTRUCTION_POINTER, state.instructionPointer);
      memory.store(reserved + SAVED_A, moving ? state.moveBytes : state.a);
      memory.store(reserved + SAVED_B, moving ? state.moveDestination : state.b);
      memory.store(reserved + SAVED_C, moving ? state.moveSource : state.c);
      memory.store(reserved + SAVED_STATUS, StatusRegister.of(state));
      if (moving) {
        memory.store(reserved + SAVED_E, state.e);
      }
    }
    state.saveInterruptedRegisters();
  }

  /**
   * Takes up what a high priority process took the core from; false if that had no process to go on
   * with. The words of the save area are left as they are.
   */
  private boolean leaveHighPriority() {
    int descriptor = memory.load(reserved + SAVED_DESCRIPTOR);
    state.restoreInterruptedRegisters();
    state.priority = LOW;
    if ((descriptor & ~1) == NOT_PROCESS) {
      return false;
    }
    int status = memory.load(reserved + SAVED_STATUS);
    StatusRegister.setFlags(state, status);
    if ((status & StatusRegister.GOTO_START_NEXT_PROCESS) != 0) {
      return false;
    }
    state.workspace = descriptor & ~1;
    state.instructionPointer = memory.load(reserved + SAVED_INSTRUCTION_POINTER);
    state.a = memory.load(reserved + SAVED_A);
    state.b = memory.load(reserved + SAVED_B);
    state.c = memory.load(reserved + SAVED_C);
    if (state.moving != null) {
      state.moveBytes = state.a;
      state.moveDestination = state.b;
      state.moveSource = state.c;
      state.e = memory.load(reserved + SAVED_E);
    }
    state.lowInterrupted = false;
    state.sliceEnd = state.interruptedSliceEnd;
    state.activity = CoreState.RUNNING;
    core.counters().contextSwitches++;
    core.events().running();
    return true;
  }

  /** At a j or lend whose process has used up its slice: others of its priority come first. */
  void giveWay() {
    acceptReady();
    if (state.frontLow == NOT_PROCESS) {
      state.sliceEnd = core.clock().sliceEnd(core.operationStart());
      return;
    }
    memory.store(state.workspace + INSTRUCTION_POINTER, state.instructionPointer);
    core.events().gaveWay(core.underWay().address());
    enqueue(state.descriptor());
    state.activity = CoreState.DISPATCHING;
    core.spend(SLICE_CYCLES);
  }

  /**
   * Makes a process ready wherever it lives. One of another core must find there what has been
   * stored for it, so a message that wakes it waits for the store buffer.
   */
  void makeReady(int descriptor) {
    if (core.waker().isLocal(descriptor)) {
      acceptReady();
      enqueue(descriptor);
    } else {
      memory.fence();
      core.waker().wake(descriptor);
    }
  }

  /** startp: A is the new workspace, B the offset of its code. */
  void startProcess() {
    int workspace = state.a & ~1;
    memory.store(workspace + INSTRUCTION_POINTER, state.instructionPointer + state.b);
    acceptReady();
    enqueue(workspace | state.priority);
    core.counters().processesStarted++;
  }

  /** endp: A is the parent's record, successor address and count of components still to end. */
  void endProcess() {
    int parent = state.a & ~1;
    int count = memory.loadForStore(parent + 4);
    memory.store(parent + 4, count - 1);
    core.events().ended();
    if (count == 1) {
      state.instructionPointer = memory.load(parent);
      state.workspace = parent;
      core.events().running();
    } else {
      state.activity = CoreState.DISPATCHING;
    }
  }

  /** runp: A is a process descriptor. */
  void runProcess() {
    int descriptor = state.a;
    if ((descriptor & 1) == HIGH) {
      core.bounds().useHighPriority();
    }
    makeReady(descriptor);
    core.counters().processesStarted++;
  }

  /** stopp: the process can be taken up later from where it is. */
  void stopProcess() {
    memory.store(state.workspace + INSTRUCTION_POINTER, state.instructionPointer);
    state.activity = CoreState.DISPATCHING;
    core.events().ended();
  }

  /** savel and saveh: A is where the queue registers go. */
  void saveQueue(int level) {
    acceptReady();
    memory.store(state.a, state.front(level));
    memory.store(state.a + 4, state.back(level));
    state.a = state.b;
    state.b = state.c;
  }

  /** stlf and sthf. What has become ready before is in the queue that gets lost. */
  void storeFront(int level, int value) {
    acceptReady();
    state.setFront(level, value);
    if (level == HIGH && value != NOT_PROCESS) {
      core.bounds().useHighPriority();
    }
  }

  /** stlb and sthb. */
  void storeBack(int level, int value) {
    acceptReady();
    state.setBack(level, value);
  }

  /** Saves where a process goes on when it has waited, and leaves it. */
  void suspend(int channel, WaitingProcesses.Reason reason) {
    if (state.activity != CoreState.FAULTED) {
      state.activity = CoreState.DISPATCHING;
    }
    core.waiting().add(state.descriptor(), channel, reason);
    core.events().waiting(reason, channel);
  }
}
