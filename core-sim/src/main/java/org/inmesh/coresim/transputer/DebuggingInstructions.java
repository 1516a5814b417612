package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.OperationCode;
import org.inmesh.isa.transputer.ProcessorType;

/**
 * What T425 and T805 have for debuggers, and of INMOS's test instructions those whose effect is
 * known.
 *
 * <p>A breakpoint, {@code break} or an enabled {@code j 0}, exchanges the process's descriptor and
 * the address of its next instruction with two words at MemStart, or with the next two at low
 * priority; after the exchange the processor goes on with what was there. Sources: the emulator
 * devzendo/transputer-emulator, INMOS's Technical Note 61 by way of it.
 */
final class DebuggingInstructions {
  private static final int JUMP_BREAK_CYCLES_HIGH = 11;
  private static final int JUMP_BREAK_CYCLES_LOW = 13;
  private static final int LOW_BREAK_WORDS = 8;

  private final TransputerCore core;
  private final CoreState state;
  private final MemoryPort memory;
  private final TimerQueues timers;

  DebuggingInstructions(
      TransputerCore core, CoreState state, MemoryPort memory, TimerQueues timers) {
    this.core = core;
    this.state = state;
    this.memory = memory;
    this.timers = timers;
  }

  /**
   * Executes an operation by its instruction number.
   *
   * @return false if it is none of those here
   */
  boolean execute(int instruction) {
    switch (instruction) {
      case OPERATION + OperationCode.BREAK -> {
        if (state.priority == CoreState.HIGH) {
          core.spendShorter(Operation.BREAK);
        }
        exchangeContext();
      }
      case OPERATION + OperationCode.CLRJ0BREAK -> state.j0Break = false;
      case OPERATION + OperationCode.SETJ0BREAK -> state.j0Break = true;
      case OPERATION + OperationCode.TESTJ0BREAK -> push(state.j0Break ? 1 : 0);
      case OPERATION + OperationCode.TIMERDISABLEH -> timers.disable(CoreState.HIGH);
      case OPERATION + OperationCode.TIMERDISABLEL -> timers.disable(CoreState.LOW);
      case OPERATION + OperationCode.TIMERENABLEH -> timers.enable(CoreState.HIGH);
      case OPERATION + OperationCode.TIMERENABLEL -> timers.enable(CoreState.LOW);
      case OPERATION + OperationCode.LDMEMSTARTVAL -> push(core.processor().memoryStart());
      case OPERATION + OperationCode.LDDEVID -> loadIdentity();
      // The stack turns round.
      case OPERATION + OperationCode.POP -> state.c = pop();
      case OPERATION + OperationCode.TESTLDS -> push(StatusRegister.of(state));
      case OPERATION + OperationCode.TESTLDD -> push(state.d);
      case OPERATION + OperationCode.TESTLDE -> push(state.e);
      case OPERATION + OperationCode.TESTSTS -> StatusRegister.setFlags(state, pop());
      case OPERATION + OperationCode.TESTSTD -> state.d = pop();
      case OPERATION + OperationCode.TESTSTE -> state.e = pop();
      case OPERATION + OperationCode.START -> reset();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** j 0 while that is a breakpoint. */
  void jumpBreak() {
    int cycles = state.priority == CoreState.HIGH ? JUMP_BREAK_CYCLES_HIGH : JUMP_BREAK_CYCLES_LOW;
    core.spend(cycles - core.cycles().of(Function.J).base());
    exchangeContext();
  }

  private void exchangeContext() {
    int context = core.processor().memoryStart();
    if (state.priority == CoreState.LOW) {
      context += LOW_BREAK_WORDS;
    }
    int workspace = memory.load(context) & ~1;
    int pointer = memory.load(context + 4);
    memory.store(context, state.descriptor());
    memory.store(context + 4, state.instructionPointer);
    state.workspace = workspace;
    state.instructionPointer = pointer;
  }

  /**
   * The types that have no identity take the code for something else, as the emulator t4 has it.
   */
  private void loadIdentity() {
    if (core.processor().has(Operation.LDDEVID)) {
      push(core.processor().deviceIdentity());
    } else if (core.processor() == ProcessorType.T800) {
      state.b = state.c;
    }
  }

  private void push(int value) {
    state.c = state.b;
    state.b = state.a;
    state.a = value;
  }

  private int pop() {
    int value = state.a;
    state.a = state.b;
    state.b = state.c;
    return value;
  }

  /**
   * {@code start}: the state after reset, with no process, until the machine boots the core again.
   * Memory and flags stay as they are.
   */
  private void reset() {
    core.awaitBoot();
    state.lowInterrupted = false;
    state.frontHigh = CoreState.NOT_PROCESS;
    state.frontLow = CoreState.NOT_PROCESS;
    timers.disable(CoreState.HIGH);
    timers.disable(CoreState.LOW);
    state.clocksStopped = true;
    state.priority = CoreState.LOW;
    state.activity = CoreState.IDLE;
  }
}
