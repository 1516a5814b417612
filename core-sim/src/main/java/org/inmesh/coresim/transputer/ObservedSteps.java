package org.inmesh.coresim.transputer;

import java.util.Arrays;
import org.inmesh.coresim.transputer.CoreEvent.Change;
import org.inmesh.isa.transputer.FunctionCode;
import org.inmesh.isa.transputer.InstructionDecoder;

/**
 * Advances a core that somebody observes: does the same as {@link TransputerCore#advance}, but one
 * instruction at a time, in the cycles that are observed, and tells each. What happened is seen
 * from the registers before and after, so that the core itself knows nothing of it.
 */
final class ObservedSteps implements Steps {
  /** More prefixes than this are shown in part. */
  private static final int MOST_BYTES = 16;

  private final TransputerCore core;
  private final CoreState state;
  private final CoreObserver observer;
  private final int number;

  /** Or null. */
  private final InstructionSteps told;

  /** The instruction that is due has been begun before, and waited for memory. */
  private boolean begunAgain;

  ObservedSteps(TransputerCore core, CoreObserver observer, int number, InstructionSteps told) {
    this.core = core;
    this.state = core.state();
    this.observer = observer;
    this.number = number;
    this.told = told;
  }

  @Override
  public void advance(long limit) {
    goOnUpTo(Math.min(limit, observer.firstCycle()));
    while (state.clock < limit && mayGoOn() && step(limit)) {
      // All is done in the condition.
    }
    if (state.clock > observer.lastCycle()) {
      goOnUpTo(limit);
    }
  }

  private void goOnUpTo(long limit) {
    if (told == null) {
      core.goOnUpTo(limit);
    } else {
      told.advance(limit);
    }
  }

  private boolean goOn(long end) {
    return told == null ? core.goOn(end) : told.goOn(end);
  }

  @Override
  public boolean isStopping() {
    return observer.isStopping();
  }

  private boolean mayGoOn() {
    return state.clock <= observer.lastCycle() && !observer.isStopping();
  }

  /** Returns false if there is nothing to do before the machine or memory has done something. */
  private boolean step(long limit) {
    long start = state.clock;
    int activity = state.activity;
    if (activity == CoreState.RUNNING
        && !core.bounds().interruptDue()
        && !begunAgain
        && !observer.mayExecute(number, state.instructionPointer, start)) {
      return false;
    }
    boolean interrupted = state.lowInterrupted;
    long instructions = core.counters().instructions;
    long switches = core.counters().contextSwitches;
    CoreRegisters before = CoreRegisters.of(state);
    byte[] bytes = activity == CoreState.RUNNING ? fetch(before.instructionPointer()) : new byte[0];

    boolean goOn = goOn(Math.min(limit, start + 1));

    if (core.counters().instructions != instructions) {
      begunAgain = false;
      boolean leaves =
          state.activity != CoreState.RUNNING || core.counters().contextSwitches != switches;
      executed(start, before, bytes, leaves);
    } else if (state.activity == CoreState.STALLED && activity == CoreState.RUNNING) {
      begunAgain = true;
      observer.observe(
          new CoreEvent.MemoryAwaited(
              number, start, before.descriptor(), before.instructionPointer()));
    }
    if (state.activity == CoreState.FAULTED && activity != CoreState.FAULTED) {
      failed();
      return false;
    }
    if (state.lowInterrupted && !interrupted) {
      changed(start, Change.INTERRUPTED, before.descriptor(), before.instructionPointer());
    }
    if (core.counters().contextSwitches != switches) {
      boolean resumed = interrupted && !state.lowInterrupted;
      changed(
          start,
          resumed ? Change.RESUMED : Change.DISPATCHED,
          state.descriptor(),
          state.instructionPointer);
    } else if (state.activity == CoreState.IDLE && activity != CoreState.IDLE) {
      changed(start, Change.IDLE, 0, 0);
    }
    return goOn
        || state.clock != start
        || state.activity != activity
        || core.counters().instructions != instructions;
  }

  private void executed(long start, CoreRegisters before, byte[] bytes, boolean leaves) {
    observer.observe(
        new CoreEvent.Executed(
            number,
            start,
            before.descriptor(),
            before.instructionPointer(),
            bytes,
            InstructionDecoder.decode(bytes, 0),
            before,
            CoreRegisters.of(state),
            leaves));
  }

  private void failed() {
    CoreFault fault = core.fault().orElseThrow();
    observer.observe(
        new CoreEvent.Failed(
            number, fault.cycle(), fault.descriptor(), fault.instructionPointer(), fault.reason()));
  }

  private void changed(long cycle, Change change, int descriptor, int address) {
    observer.observe(new CoreEvent.ProcessChanged(number, cycle, change, descriptor, address));
  }

  /** The bytes of an instruction before it is executed: it may overwrite itself. */
  private byte[] fetch(int address) {
    byte[] bytes = new byte[MOST_BYTES];
    int length = 0;
    try {
      while (length < MOST_BYTES) {
        int at = address + length;
        bytes[length] = (byte) (core.peek(at) >>> ((at & 3) << 3));
        int function = bytes[length++] >> 4 & 0xF;
        if (function != FunctionCode.PFIX && function != FunctionCode.NFIX) {
          break;
        }
      }
    } catch (MemoryFault outside) {
      // The core will fault there too, and say so.
      return Arrays.copyOf(bytes, length);
    }
    return Arrays.copyOf(bytes, length);
  }
}
