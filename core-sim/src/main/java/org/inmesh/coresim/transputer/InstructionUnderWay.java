package org.inmesh.coresim.transputer;

import java.util.Optional;

/**
 * The instruction, dispatch or interruption that a core performs outside of its inner loop: as one
 * unit that is abandoned and repeated from its beginning if memory stalls, and that may end the
 * run.
 */
final class InstructionUnderWay {
  // Entries that no instruction has.
  private static final long DISPATCH = DecodedCode.entry(DecodedCode.INSTRUCTION_LIMIT, 0, 0, 0);
  private static final long INTERRUPT =
      DecodedCode.entry(DecodedCode.INSTRUCTION_LIMIT + 1, 0, 0, 0);
  private static final long CONTINUE_MOVE =
      DecodedCode.entry(DecodedCode.INSTRUCTION_LIMIT + 2, 0, 0, 0);

  private final TransputerCore core;
  private final CoreState state;
  private final CoreState checkpoint = new CoreState();
  private final MemoryPort memory;
  private final InfrequentInstructions infrequent;

  // Fixed when it is first tried, so that a repeated try after a stall decides everything the same
  // way.
  private boolean retrying;

  /** What is being retried. */
  private long stalledEntry;

  /** What is being retried is an interruption, no instruction. */
  private boolean interruptStalled;

  private long start;
  private int wakesBefore;
  private boolean mayBeInterrupted;
  private int address;
  private Activity activity = Activity.COMPUTE;

  /** Of the message that was begun last: what continues a message belongs to it. */
  private Activity message = Activity.RECEIVE;

  private int extraCycles;
  private int wakesForgotten;

  private CoreFault fault;

  InstructionUnderWay(TransputerCore core, CoreState state, MemoryPort memory, TimerQueues timers) {
    this.core = core;
    this.state = state;
    this.memory = memory;
    this.infrequent = new InfrequentInstructions(core, state, memory, core.scheduler(), timers);
  }

  /** Gives the core to the next process; returns as {@link #perform}. */
  boolean dispatch() {
    return perform(DISPATCH);
  }

  /** Interrupts the running process; returns as {@link #perform}. */
  boolean interrupt() {
    return perform(INTERRUPT);
  }

  /** Goes on with the block move that has paused; returns as {@link #perform}. */
  boolean continueMove() {
    return perform(CONTINUE_MOVE);
  }

  /**
   * Performs an instruction; false if it stalled or the core has stopped.
   *
   * @param entry as of {@link DecodedCode}
   */
  boolean perform(long entry) {
    if (!retrying) {
      // Which timers a message's end finds due must not depend on where the move paused.
      start = entry == CONTINUE_MOVE ? state.moveStart : state.clock;
      wakesBefore = core.wakes().tail();
      mayBeInterrupted = core.bounds().isInterruptible();
      activity = activity(entry);
      if (entry != CONTINUE_MOVE) {
        address = state.instructionPointer;
      }
    }
    extraCycles = 0;
    if (memory.mayStall() && InstructionKind.mayAccessMemory(entry)) {
      checkpoint.copyFrom(state);
    }
    memory.begin();
    try {
      if (entry == DISPATCH) {
        core.scheduler().dispatch();
        if (state.activity == CoreState.RUNNING) {
          extraCycles += memory.jumpCycles(state.instructionPointer);
        }
      } else if (entry == INTERRUPT) {
        core.scheduler().interrupt();
      } else if (entry == CONTINUE_MOVE) {
        infrequent.continueMove();
      } else {
        int next = state.instructionPointer + DecodedCode.length(entry);
        state.instructionPointer = next;
        extraCycles = DecodedCode.cycles(entry);
        infrequent.execute(DecodedCode.instruction(entry), DecodedCode.operand(entry));
        if (state.instructionPointer != next && state.activity == CoreState.RUNNING) {
          extraCycles += memory.jumpCycles(state.instructionPointer);
        }
      }
    } catch (MemoryStall stalled) {
      core.events().forget();
      state.copyFrom(checkpoint);
      if (core.runAhead().isActive()) {
        memory.abandon();
        return false;
      }
      retrying = true;
      stalledEntry = entry;
      interruptStalled = entry == INTERRUPT;
      state.stall();
      return false;
    } catch (ProgramFault failure) {
      fail(failure.getMessage());
    }
    int accessCycles = memory.commit();
    // Of shared memory its own counters tell.
    core.counters().count(activity, memory.isShared() ? extraCycles : extraCycles + accessCycles);
    extraCycles += accessCycles;
    retrying = false;
    core.lookAgain();
    WakeQueue wakes = core.wakes();
    while (wakesForgotten != state.wakesTaken) {
      int woken = wakes.get(wakesForgotten++);
      wakes.forget(woken);
      if (woken >= 0) {
        core.channels().takenUp(woken);
      }
    }
    core.events().tellKept(state.clock);
    state.clock += extraCycles;
    core.counters().busyCycles += extraCycles;
    if (entry != DISPATCH && entry != INTERRUPT && entry != CONTINUE_MOVE) {
      core.counters().instructions++;
      core.counters().lastCycle = state.clock;
    } else if (state.activity == CoreState.RUNNING) {
      core.counters().lastCycle = state.clock;
    }
    return state.activity != CoreState.FAULTED;
  }

  /** Performs again what has stalled; returns as {@link #perform}. */
  boolean retry() {
    return perform(stalledEntry);
  }

  private Activity activity(long entry) {
    if (entry == CONTINUE_MOVE) {
      return state.moving == BlockMove.Purpose.MESSAGE ? message : Activity.COMPUTE;
    }
    if (entry == DISPATCH || entry == INTERRUPT) {
      return Activity.SCHEDULER;
    }
    Activity found = Activity.of(DecodedCode.instruction(entry));
    message = found == Activity.SEND || found == Activity.RECEIVE ? found : message;
    return found;
  }

  /** True if it has stalled, and begins anew. */
  boolean isRetrying() {
    return retrying;
  }

  /** True if what begins anew is an interruption. */
  boolean isInterruptStalled() {
    return interruptStalled;
  }

  /** Address of the instruction's first byte. */
  int address() {
    return address;
  }

  /** Cycle at which it was first tried. */
  long start() {
    return start;
  }

  /** Count of wakes that had arrived when it was first tried. */
  int wakesBefore() {
    return wakesBefore;
  }

  /** Count of wakes that nobody needs any more. */
  int wakesForgotten() {
    return wakesForgotten;
  }

  /** Adds cycles; negative for an instruction that took its shorter way. */
  void spend(int cycles) {
    extraCycles += cycles;
  }

  /** True if it is one of a process that may be interrupted within it. */
  boolean mayBeInterrupted() {
    return mayBeInterrupted;
  }

  /**
   * True if a block move has to stop here, as something may interrupt it before its next word. An
   * instruction that may have to be repeated stops always, so that it decides the same way again.
   */
  boolean pausesMove() {
    long next = state.clock + extraCycles + memory.cyclesSoFar();
    return mayBeInterrupted && (memory.mayStall() || core.bounds().mayBeInterruptedAt(next));
  }

  /** Why the core has stopped, if it has. */
  Optional<CoreFault> fault() {
    return Optional.ofNullable(fault);
  }

  /** Sets the error flag, which ends the run if it was clear and halt-on-error is set. */
  void setError(String reason) {
    boolean rises = !state.error;
    state.error = true;
    if (rises && state.haltOnError) {
      fail(reason);
    }
  }

  /** The same for an instruction that is not performed as a unit. */
  void setError(String reason, int instruction, long cycle) {
    address = instruction;
    start = cycle;
    setError(reason);
  }

  /** Ends the run: the process that runs did something that cannot go on. */
  void fail(String reason) {
    fail(new CoreFault(state.descriptor(), address, reason, start));
  }

  /** The same for an instruction that is not performed as a unit. */
  void fail(String reason, int instruction, long cycle) {
    address = instruction;
    start = cycle;
    fail(reason);
  }

  /** What ended the run has not happened yet. */
  void forgetFault() {
    fault = null;
  }

  /** Ends the run. */
  void fail(CoreFault reason) {
    fault = reason;
    state.activity = CoreState.FAULTED;
  }
}
