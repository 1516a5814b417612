package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import java.util.Optional;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.FunctionCode;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.OperationCode;

/**
 * A core that executes the T414's integer instruction set.
 *
 * <p>The machine calls {@link #advance} when simulated time has reached the core's clock. The core
 * then executes the instruction that is due, and runs ahead through those that follow as long as
 * they are below its barrier (see {@link InstructionKind}). What the rest of the machine does to a
 * core (waking a process, making a guard ready) is taken note of at once and acted on at the core's
 * next scheduling point, which is never simulated ahead; therefore running ahead changes no result.
 *
 * <p>Frequent instructions are executed in the loop itself, on local copies of the registers; the
 * others in the classes named after what they are about, on {@link CoreState}.
 */
public final class TransputerCore {
  /** Barrier: run ahead through all but {@link InstructionKind#VISIBLE} instructions. */
  public static final int AHEAD_OF_PRIVATE_MEMORY = InstructionKind.VISIBLE;

  /** Barrier: run ahead through register instructions only. */
  public static final int AHEAD_OF_SHARED_MEMORY = InstructionKind.MEMORY;

  /** Barrier: never run ahead. The reference for the others. */
  public static final int STEPWISE = InstructionKind.REGISTER;

  private static final byte[] KINDS = InstructionKind.table();
  private static final int NOT_TAKEN_CYCLES =
      Function.CJ.cost().shorter() - Function.CJ.cost().base();
  private static final int LOOP_END_CYCLES =
      Operation.LEND.cost().shorter() - Operation.LEND.cost().base();

  // Numbers that no instruction has. The first leads the inner loop to perform a j or lend in full,
  // the others are entries for perform.
  private static final int GIVE_WAY = DecodedCode.INSTRUCTION_LIMIT;
  private static final long DISPATCH = (DecodedCode.INSTRUCTION_LIMIT + 1L) << 16;
  private static final long INTERRUPT = (DecodedCode.INSTRUCTION_LIMIT + 2L) << 16;

  private final CoreState state = new CoreState();
  private final CoreState checkpoint = new CoreState();
  private final CoreCounters counters = new CoreCounters();
  private final WaitingProcesses waiting = new WaitingProcesses();
  private final WakeQueue wakes = new WakeQueue();
  private final MemoryPort memory;
  private final DecodedCode code;
  private final CoreClock clock;
  private final ChannelInterface channels;
  private final ProcessWaker waker;
  private final Scheduler scheduler;
  private final TimerQueues timers;
  private final Communication communication;
  private final Alternation alternation;
  private final Arithmetic arithmetic;

  private int barrier;
  private boolean highPriorityUsed;

  // Of the instruction under way: fixed when it is first tried, so that a repeated try after a
  // stall
  // decides everything the same way.
  private boolean retrying;
  private long operationStart;
  private int operationWakes;
  private int operationAddress;
  private int extraCycles;
  private int wakesForgotten;

  private CoreFault fault;

  /**
   * Builds an idle core.
   *
   * @param memory its port to memory
   * @param code what it can execute
   * @param megahertz its clock, for timers and time slices
   * @param reserved address of its reserved words (timer queue heads, interrupt save area)
   * @param channels where channels outside memory lead to
   * @param waker where other cores' processes are woken
   * @param barrier how far it may run ahead, one of the constants of this class
   */
  public TransputerCore(
      MemoryPort memory,
      DecodedCode code,
      int megahertz,
      int reserved,
      ChannelInterface channels,
      ProcessWaker waker,
      int barrier) {
    this.memory = memory;
    this.code = code;
    this.clock = new CoreClock(megahertz);
    this.channels = channels;
    this.waker = waker;
    this.barrier = barrier;
    this.scheduler = new Scheduler(this, state, memory, reserved);
    this.timers = new TimerQueues(this, state, memory, reserved);
    this.communication = new Communication(this, state, memory);
    this.alternation = new Alternation(this, state, memory);
    this.arithmetic = new Arithmetic(this, state);
  }

  /**
   * Address and initial content of the reserved words that are not zero at the start: the heads of
   * both timer queues and the descriptor of the interrupted process are NotProcess.
   */
  public static int[] initialisedReservedWords(int reserved) {
    return new int[] {reserved + 0x24, reserved + 0x28, reserved + 0x2C};
  }

  /** Registers. For inspection. */
  public CoreState state() {
    return state;
  }

  /** What it has done. */
  public CoreCounters counters() {
    return counters;
  }

  /** The processes that wait. */
  public WaitingProcesses waiting() {
    return waiting;
  }

  /** A word of its memory, for diagnosis. */
  public int peek(int address) {
    return memory.peek(address);
  }

  /** Why it stopped, if it did. */
  public Optional<CoreFault> fault() {
    return Optional.ofNullable(fault);
  }

  /**
   * The cycle at which it wants to {@link #advance} next; Long.MAX_VALUE if only something outside
   * can make it go on.
   */
  public long nextCycle() {
    return switch (state.activity) {
      case CoreState.IDLE ->
          hasWakes() ? state.clock : Math.min(state.timerDueHigh, state.timerDueLow);
      case CoreState.STALLED -> Long.MAX_VALUE;
      default -> state.clock;
    };
  }

  /**
   * Makes a process of this core ready, from outside.
   *
   * @return true if the core was idle and now wants to advance at {@link #nextCycle}
   */
  public boolean wake(int descriptor, long cycle) {
    wakes.add(descriptor, wakesForgotten);
    if ((descriptor & 1) == CoreState.HIGH) {
      useHighPriority();
    }
    if (state.activity != CoreState.IDLE) {
      return false;
    }
    leaveIdle(cycle);
    return true;
  }

  // Some may arrive while a dispatch waits for memory; it does not see them.
  private boolean hasWakes() {
    return state.wakesTaken != wakes.tail();
  }

  private void leaveIdle(long cycle) {
    state.clock = Math.max(state.clock, cycle);
    state.activity = CoreState.DISPATCHING;
  }

  /**
   * Tells a process of this core that the external channel of one of its guards has a sender now.
   *
   * @return as for {@link #wake}
   */
  public boolean guardReady(int descriptor, long cycle) {
    int address = (descriptor & ~1) + Alternation.STATE;
    int guardState = memory.load(address);
    memory.store(address, Alternation.READY);
    return guardState == Alternation.WAITING && wake(descriptor, cycle);
  }

  /** Ends the run: a process that waits for a message cannot take it when it arrives. */
  public void failWaiting(int descriptor, String reason, long cycle) {
    int pointer = memory.peek((descriptor & ~1) + Scheduler.INSTRUCTION_POINTER);
    // Before the core's own instructions of that cycle.
    fault = new CoreFault(descriptor, pointer - 1, reason, cycle - 1);
    state.activity = CoreState.FAULTED;
  }

  /** Ends the stall: the access that missed can be done from this cycle on. */
  public void resume(long cycle) {
    if (state.activity != CoreState.STALLED) {
      throw new IllegalStateException("resume of a core that is not stalled");
    }
    state.activity = state.stalledActivity;
    state.clock = Math.max(state.clock, cycle);
  }

  /** Executes what is due at a cycle and what may be executed ahead, up to a limit. */
  public void advance(long now, long limit) {
    while (state.clock < limit && goOn(now, limit)) {
      // All is done in the condition.
    }
  }

  /** Does one thing at its own clock: an instruction, a dispatch or an interruption. */
  void step() {
    goOn(nextCycle(), nextCycle() + 1);
  }

  /** Returns false if there is nothing to do before the machine or memory has done something. */
  private boolean goOn(long now, long limit) {
    switch (state.activity) {
      case CoreState.RUNNING -> {
        return interruptDue() ? state.clock <= now && perform(INTERRUPT) : execute(now, limit);
      }
      case CoreState.DISPATCHING -> {
        return state.clock <= now && perform(DISPATCH);
      }
      case CoreState.IDLE -> {
        if (nextCycle() <= now) {
          leaveIdle(nextCycle());
          return true;
        }
        return false;
      }
      default -> {
        return false;
      }
    }
  }

  private boolean interruptDue() {
    return highPriorityUsed
        && !retrying
        && state.priority == CoreState.LOW
        && (state.frontHigh != CoreState.NOT_PROCESS
            || wakes.hasHigh()
            || state.timerDueHigh <= state.clock);
  }

  /**
   * The inner loop. Returns true if it ended because the activity may have changed, false if the
   * core has to wait for the machine or for memory.
   */
  private boolean execute(long now, long limit) {
    final long[] entries = code.entries();
    final int base = code.address();
    final MemoryPort port = memory;
    final int ahead = barrier;
    int a = state.a;
    int b = state.b;
    int c = state.c;
    int workspace = state.workspace;
    int pointer = state.instructionPointer;
    long time = state.clock;
    long instructions = 0;
    long busy = 0;
    boolean goOn = false;
    final long sliceEnd = state.sliceEnd;
    try {
      loop:
      while (time < limit) {
        int offset = pointer - base;
        if (Integer.compareUnsigned(offset, entries.length) >= 0) {
          throw new ProgramFault("execution at #%08X, which is not code".formatted(pointer));
        }
        long entry = entries[offset];
        int instruction = (int) (entry >>> 16) & 0xFFFF;
        if (time > now && KINDS[instruction] >= ahead) {
          break;
        }
        if (time >= sliceEnd && mayGiveWay(instruction)) {
          if (time > now) {
            break;
          }
          instruction = GIVE_WAY;
        }
        int operand = (int) (entry >>> 32);
        int next = pointer + ((int) entry & 0xFF);
        int cycles = (int) (entry >>> 8) & 0xFF;
        switch (instruction) {
          case FunctionCode.LDC -> {
            c = b;
            b = a;
            a = operand;
          }
          case FunctionCode.LDL -> {
            port.begin();
            if (!port.loadReady(workspace + operand)) {
              stall();
              break loop;
            }
            int value = port.load(workspace + operand);
            port.commit();
            c = b;
            b = a;
            a = value;
          }
          case FunctionCode.STL -> {
            port.begin();
            if (!port.storeReady(workspace + operand)) {
              stall();
              break loop;
            }
            port.store(workspace + operand, a);
            port.commit();
            a = b;
            b = c;
          }
          case FunctionCode.LDLP -> {
            c = b;
            b = a;
            a = workspace + operand;
          }
          case FunctionCode.LDNL -> {
            port.begin();
            if (!port.loadReady(a + operand)) {
              stall();
              break loop;
            }
            a = port.load(a + operand);
            port.commit();
          }
          case FunctionCode.STNL -> {
            port.begin();
            if (!port.storeReady(a + operand)) {
              stall();
              break loop;
            }
            port.store(a + operand, b);
            port.commit();
            a = c;
          }
          case FunctionCode.LDNLP -> a += operand;
          case FunctionCode.J -> next += operand;
          case FunctionCode.EQC -> a = a == operand ? 1 : 0;
          case FunctionCode.AJW -> workspace += operand;
          case FunctionCode.CJ -> {
            if (a == 0) {
              next += operand;
            } else {
              a = b;
              b = c;
              cycles += NOT_TAKEN_CYCLES;
            }
          }
          case FunctionCode.ADC -> {
            int sum = a + operand;
            if (((a ^ sum) & (operand ^ sum)) < 0) {
              setErrorAt(pointer, time);
            }
            a = sum;
          }
          case OPERATION + OperationCode.ADD -> {
            int sum = a + b;
            if (((a ^ sum) & (b ^ sum)) < 0) {
              setErrorAt(pointer, time);
            }
            a = sum;
            b = c;
          }
          case OPERATION + OperationCode.SUB -> {
            int difference = b - a;
            if (((b ^ a) & (b ^ difference)) < 0) {
              setErrorAt(pointer, time);
            }
            a = difference;
            b = c;
          }
          case OPERATION + OperationCode.SUM -> {
            a += b;
            b = c;
          }
          case OPERATION + OperationCode.DIFF -> {
            a = b - a;
            b = c;
          }
          case OPERATION + OperationCode.GT -> {
            a = b > a ? 1 : 0;
            b = c;
          }
          case OPERATION + OperationCode.AND -> {
            a &= b;
            b = c;
          }
          case OPERATION + OperationCode.OR -> {
            a |= b;
            b = c;
          }
          case OPERATION + OperationCode.XOR -> {
            a ^= b;
            b = c;
          }
          case OPERATION + OperationCode.NOT -> a = ~a;
          case OPERATION + OperationCode.REV -> {
            int top = a;
            a = b;
            b = top;
          }
          case OPERATION + OperationCode.BSUB -> {
            a += b;
            b = c;
          }
          case OPERATION + OperationCode.WSUB -> {
            a += b << 2;
            b = c;
          }
          case OPERATION + OperationCode.BCNT -> a <<= 2;
          case OPERATION + OperationCode.MINT -> {
            c = b;
            b = a;
            a = Integer.MIN_VALUE;
          }
          case OPERATION + OperationCode.LDPI -> a += next;
          case OPERATION + OperationCode.LB -> {
            port.begin();
            if (!port.loadReady(a)) {
              stall();
              break loop;
            }
            a = port.loadByte(a);
            port.commit();
          }
          case OPERATION + OperationCode.SB -> {
            port.begin();
            if (!port.storeReady(a)) {
              stall();
              break loop;
            }
            port.storeByte(a, b);
            port.commit();
            a = c;
          }
          case OPERATION + OperationCode.GAJW -> {
            int top = a;
            a = workspace;
            workspace = top & ~3;
          }
          default -> {
            // Everything else works on the state; an instruction may end the process or the run.
            state.a = a;
            state.b = b;
            state.c = c;
            state.workspace = workspace;
            state.instructionPointer = pointer;
            state.clock = time;
            if (!perform(entry)) {
              counters.instructions += instructions;
              counters.busyCycles += busy;
              return false;
            }
            if (state.activity != CoreState.RUNNING || highPriorityUsed) {
              counters.instructions += instructions;
              counters.busyCycles += busy;
              return true;
            }
            a = state.a;
            b = state.b;
            c = state.c;
            workspace = state.workspace;
            pointer = state.instructionPointer;
            time = state.clock;
            continue;
          }
        }
        pointer = next;
        time += cycles;
        busy += cycles;
        instructions++;
        if (state.activity != CoreState.RUNNING) {
          break;
        }
        if (highPriorityUsed) {
          goOn = true;
          break;
        }
      }
    } catch (ProgramFault failure) {
      operationAddress = pointer;
      operationStart = time++;
      fail(failure.getMessage());
    }
    state.a = a;
    state.b = b;
    state.c = c;
    state.workspace = workspace;
    state.instructionPointer = pointer;
    state.clock = time;
    counters.instructions += instructions;
    counters.busyCycles += busy;
    counters.lastCycle = time;
    return goOn;
  }

  // The instructions at which a process whose time slice is used up gives way.
  private static boolean mayGiveWay(int instruction) {
    return instruction == FunctionCode.J || instruction == OPERATION + OperationCode.LEND;
  }

  private void stall() {
    state.stalledActivity = state.activity;
    state.activity = CoreState.STALLED;
  }

  private void setErrorAt(int address, long time) {
    operationAddress = address;
    operationStart = time;
    setError("arithmetic overflow");
  }

  /**
   * Performs an instruction outside the inner loop, or a dispatch or interruption, as one unit that
   * is abandoned and repeated from its beginning if memory stalls. Returns false if it stalled or
   * the core has stopped.
   */
  private boolean perform(long entry) {
    if (!retrying) {
      operationStart = state.clock;
      operationWakes = wakes.tail();
      operationAddress = state.instructionPointer;
    }
    extraCycles = 0;
    if (memory.mayStall()) {
      checkpoint.copyFrom(state);
    }
    memory.begin();
    try {
      if (entry == DISPATCH) {
        scheduler.dispatch();
      } else if (entry == INTERRUPT) {
        scheduler.interrupt();
      } else {
        state.instructionPointer += (int) entry & 0xFF;
        extraCycles = (int) (entry >>> 8) & 0xFF;
        dispatchInstruction((int) (entry >>> 16) & 0xFFFF, (int) (entry >>> 32));
      }
    } catch (MemoryStall stalled) {
      state.copyFrom(checkpoint);
      retrying = true;
      stall();
      return false;
    } catch (ProgramFault failure) {
      fail(failure.getMessage());
    }
    memory.commit();
    retrying = false;
    while (wakesForgotten != state.wakesTaken) {
      wakes.forget(wakes.get(wakesForgotten++));
    }
    state.clock += extraCycles;
    counters.busyCycles += extraCycles;
    if (entry != DISPATCH && entry != INTERRUPT) {
      counters.instructions++;
      counters.lastCycle = state.clock;
    }
    return state.activity != CoreState.FAULTED;
  }

  private void dispatchInstruction(int instruction, int operand) {
    switch (instruction) {
      case FunctionCode.J -> {
        state.instructionPointer += operand;
        giveWayIfSliceIsUsed();
      }
      case FunctionCode.CALL -> call(operand);
      case OPERATION + OperationCode.RET -> {
        state.instructionPointer = memory.load(state.workspace);
        state.workspace += 16;
      }
      case OPERATION + OperationCode.LEND -> loopEnd();
      case OPERATION + OperationCode.GCALL -> {
        int target = state.a;
        state.a = state.instructionPointer;
        state.instructionPointer = target;
      }
      case OPERATION + OperationCode.IN -> communication.input();
      case OPERATION + OperationCode.OUT -> communication.output();
      case OPERATION + OperationCode.OUTBYTE -> communication.outputValue(1);
      case OPERATION + OperationCode.OUTWORD -> communication.outputValue(4);
      case OPERATION + OperationCode.MOVE -> communication.move();
      case OPERATION + OperationCode.RESETCH -> communication.reset();
      case OPERATION + OperationCode.STARTP -> scheduler.startProcess();
      case OPERATION + OperationCode.ENDP -> scheduler.endProcess();
      case OPERATION + OperationCode.RUNP -> scheduler.runProcess();
      case OPERATION + OperationCode.STOPP -> scheduler.stopProcess();
      case OPERATION + OperationCode.STOPERR -> {
        if (state.error) {
          scheduler.stopProcess();
        }
      }
      case OPERATION + OperationCode.LDPRI -> push(state.priority);
      case OPERATION + OperationCode.SAVEL -> scheduler.saveQueue(CoreState.LOW);
      case OPERATION + OperationCode.SAVEH -> scheduler.saveQueue(CoreState.HIGH);
      case OPERATION + OperationCode.STLF -> state.frontLow = pop();
      case OPERATION + OperationCode.STLB -> state.backLow = pop();
      case OPERATION + OperationCode.STHF -> {
        state.frontHigh = pop();
        if (state.frontHigh != CoreState.NOT_PROCESS) {
          useHighPriority();
        }
      }
      case OPERATION + OperationCode.STHB -> state.backHigh = pop();
      case OPERATION + OperationCode.LDTIMER -> push(timers.now(state.priority));
      case OPERATION + OperationCode.STTIMER -> timers.start(pop());
      case OPERATION + OperationCode.TIN -> {
        if (timers.input(pop())) {
          spend(Operation.TIN.cost().shorter() - Operation.TIN.cost().base());
        }
      }
      case OPERATION + OperationCode.ALT -> alternation.start();
      case OPERATION + OperationCode.TALT -> alternation.startWithTimers();
      case OPERATION + OperationCode.ENBC -> alternation.enableChannel();
      case OPERATION + OperationCode.ENBS -> alternation.enableSkip();
      case OPERATION + OperationCode.ENBT -> alternation.enableTimer();
      case OPERATION + OperationCode.ALTWT -> alternation.await();
      case OPERATION + OperationCode.TALTWT -> alternation.awaitWithTimers();
      case OPERATION + OperationCode.DISC -> alternation.disableChannel();
      case OPERATION + OperationCode.DISS -> alternation.disableSkip();
      case OPERATION + OperationCode.DIST -> alternation.disableTimer();
      case OPERATION + OperationCode.ALTEND -> alternation.end();
      case OPERATION + OperationCode.SETERR -> setError("STOP");
      case OPERATION + OperationCode.TESTERR -> {
        if (!state.error) {
          spend(Operation.TESTERR.cost().shorter() - Operation.TESTERR.cost().base());
        }
        push(state.error ? 0 : 1);
        state.error = false;
      }
      case OPERATION + OperationCode.TESTPRANAL -> push(0);
      case OPERATION + OperationCode.CLRHALTERR -> state.haltOnError = false;
      case OPERATION + OperationCode.SETHALTERR -> state.haltOnError = true;
      case OPERATION + OperationCode.TESTHALTERR -> push(state.haltOnError ? 1 : 0);
      case OPERATION + OperationCode.MUL -> arithmetic.multiply();
      case OPERATION + OperationCode.PROD -> arithmetic.product();
      case OPERATION + OperationCode.DIV -> arithmetic.divide();
      case OPERATION + OperationCode.REM -> arithmetic.remainder();
      case OPERATION + OperationCode.LADD -> arithmetic.addCarry();
      case OPERATION + OperationCode.LSUB -> arithmetic.subtractBorrow();
      case OPERATION + OperationCode.LSUM -> arithmetic.longSum();
      case OPERATION + OperationCode.LDIFF -> arithmetic.longDifference();
      case OPERATION + OperationCode.LMUL -> arithmetic.longMultiply();
      case OPERATION + OperationCode.LDIV -> arithmetic.longDivide();
      case OPERATION + OperationCode.LSHL -> arithmetic.longShift(true);
      case OPERATION + OperationCode.LSHR -> arithmetic.longShift(false);
      case OPERATION + OperationCode.SHL -> arithmetic.shift(true);
      case OPERATION + OperationCode.SHR -> arithmetic.shift(false);
      case OPERATION + OperationCode.NORM -> arithmetic.normalise();
      case OPERATION + OperationCode.XDBLE -> arithmetic.extendToDouble();
      case OPERATION + OperationCode.XWORD -> arithmetic.extendToWord();
      case OPERATION + OperationCode.CWORD -> arithmetic.checkPartWord();
      case OPERATION + OperationCode.CSNGL -> arithmetic.checkSingle();
      case OPERATION + OperationCode.CSUB0 -> arithmetic.checkSubscriptFromZero();
      case OPERATION + OperationCode.CCNT1 -> arithmetic.checkCountFromOne();
      case OPERATION + OperationCode.WCNT -> arithmetic.splitByteAddress();
      case DecodedCode.UNDEFINED ->
          fail("operation code #%X is not an instruction of the T414".formatted(operand));
      default ->
          throw new IllegalStateException("instruction without an execution: " + instruction);
    }
  }

  private void call(int operand) {
    int workspace = state.workspace - 16;
    memory.store(workspace, state.instructionPointer);
    memory.store(workspace + 4, state.a);
    memory.store(workspace + 8, state.b);
    memory.store(workspace + 12, state.c);
    state.workspace = workspace;
    state.a = state.instructionPointer;
    state.instructionPointer += operand;
  }

  /** lend: A bytes back, B control block of index and count. */
  private void loopEnd() {
    int block = state.b;
    int count = memory.load(block + 4);
    memory.store(block + 4, count - 1);
    if (count > 1) {
      memory.store(block, memory.load(block) + 1);
      state.instructionPointer -= state.a;
      giveWayIfSliceIsUsed();
    } else {
      spend(LOOP_END_CYCLES);
    }
  }

  private void giveWayIfSliceIsUsed() {
    if (state.priority == CoreState.LOW && operationStart >= state.sliceEnd) {
      scheduler.giveWay();
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

  // What the classes that execute instructions need of their core.

  Scheduler scheduler() {
    return scheduler;
  }

  TimerQueues timers() {
    return timers;
  }

  ChannelInterface channels() {
    return channels;
  }

  ProcessWaker waker() {
    return waker;
  }

  WakeQueue wakes() {
    return wakes;
  }

  CoreClock clock() {
    return clock;
  }

  /** Cycle at which the instruction under way was first tried. */
  long operationStart() {
    return operationStart;
  }

  /** Count of wakes that had arrived when the instruction under way was first tried. */
  int operationWakes() {
    return operationWakes;
  }

  /** Adds cycles to the instruction under way; negative for one that took its shorter way. */
  void spend(int cycles) {
    extraCycles += cycles;
  }

  /** From now on a high priority process may become ready at any time: stop running ahead. */
  void useHighPriority() {
    highPriorityUsed = true;
    barrier = STEPWISE;
  }

  /** Sets the error flag, which by default ends the run. */
  void setError(String reason) {
    state.error = true;
    if (state.haltOnError) {
      fail(reason);
    }
  }

  /** Ends the run: the process that runs did something that cannot go on. */
  void fail(String reason) {
    fault = new CoreFault(state.descriptor(), operationAddress, reason, operationStart);
    state.activity = CoreState.FAULTED;
  }
}
