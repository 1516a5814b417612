package org.inmesh.coresim.transputer;

import java.util.Optional;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.isa.transputer.ProcessorType;

/**
 * A core that executes the instruction sets of T414, T425 and T800.
 *
 * <p>The machine calls {@link #advance} when simulated time has reached the core's clock. The core
 * then executes the instruction that is due, and runs ahead through those that follow as long as
 * they are below its barrier (see {@link InstructionKind}). What the rest of the machine does to a
 * core (waking a process, making a guard ready) is taken note of at once and acted on at the core's
 * next scheduling point, which is never simulated ahead; therefore running ahead changes no result.
 *
 * <p>Frequent instructions are executed in the {@link InnerLoop}, on local copies of the registers;
 * the others in the classes named after what they are about, on {@link CoreState}.
 */
public final class TransputerCore {
  /** Barrier: run ahead through all but {@link InstructionKind#VISIBLE} instructions. */
  public static final int AHEAD_OF_PRIVATE_MEMORY = InstructionKind.VISIBLE;

  /** Barrier: run ahead through register instructions only. */
  public static final int AHEAD_OF_SHARED_MEMORY = InstructionKind.MEMORY;

  /** Barrier: never run ahead. The reference for the others. */
  public static final int STEPWISE = InstructionKind.REGISTER;

  // Entries for perform that no instruction has.
  private static final long DISPATCH = DecodedCode.entry(DecodedCode.INSTRUCTION_LIMIT, 0, 0, 0);
  private static final long INTERRUPT =
      DecodedCode.entry(DecodedCode.INSTRUCTION_LIMIT + 1, 0, 0, 0);
  private static final long CONTINUE_MOVE =
      DecodedCode.entry(DecodedCode.INSTRUCTION_LIMIT + 2, 0, 0, 0);

  private final CoreState state = new CoreState();
  private final CoreState checkpoint = new CoreState();
  private final CoreCounters counters = new CoreCounters();
  private final WaitingProcesses waiting = new WaitingProcesses();
  private final WakeQueue wakes = new WakeQueue();
  private final MemoryPort memory;
  private final ProcessorSpecification specification;
  private final ProcessorType processor;
  private final DecodedCode code;
  private final CoreClock clock;
  private final ChannelInterface channels;
  private final ProcessWaker waker;
  private final Scheduler scheduler;
  private final TimerQueues timers;
  private final InnerLoop innerLoop;
  private final InfrequentInstructions infrequent;

  /** Or null if memory is shared. */
  private final LocalScheduling localScheduling;

  private final int reserved;
  private final int barrier;
  private boolean highPriorityUsed;

  /** No instruction starts at this cycle or later, for now. */
  private long limit;

  /** Last cycle up to which nothing outside will wake or change anything in this core. */
  private long horizon;

  // Of the instruction under way: fixed when it is first tried, so that a repeated try after a
  // stall decides everything the same way.
  private boolean retrying;

  /** What is being retried is an interruption, no instruction. */
  private boolean interruptStalled;

  private long operationStart;
  private int operationWakes;
  private boolean operationMayBeInterrupted;
  private int operationAddress;
  private int extraCycles;
  private int wakesForgotten;

  private CoreFault fault;
  private boolean awaitsBoot;

  /** Takes over while somebody observes; otherwise null. */
  private ObservedSteps observed;

  /**
   * Builds an idle core.
   *
   * @param memory its port to memory
   * @param code what it can execute
   * @param processor which transputer it is
   * @param megahertz its clock, for timers and time slices
   * @param reserved address of its reserved words (timer queue heads, interrupt save area)
   * @param channels where channels outside memory lead to
   * @param waker where other cores' processes are woken
   * @param barrier how far it may run ahead, one of the constants of this class
   */
  public TransputerCore(
      MemoryPort memory,
      DecodedCode code,
      ProcessorSpecification processor,
      int megahertz,
      int reserved,
      ChannelInterface channels,
      ProcessWaker waker,
      int barrier) {
    this.memory = memory;
    if (memory instanceof PrivateMemory own) {
      own.setTiming(MemoryTiming.of(processor));
    }
    this.specification = processor;
    this.processor = processor.type();
    this.code = code;
    this.clock = new CoreClock(megahertz);
    this.channels = channels;
    this.waker = waker;
    this.reserved = reserved;
    this.barrier = barrier;
    this.scheduler = new Scheduler(this, state, memory, reserved);
    this.timers = new TimerQueues(this, state, memory, reserved);
    this.innerLoop = new InnerLoop(this, state, counters, memory, code);
    this.infrequent = new InfrequentInstructions(this, state, memory, scheduler, timers);
    this.localScheduling =
        memory instanceof PrivateMemory own
            ? new LocalScheduling(this, state, counters, own)
            : null;
  }

  /**
   * Address and initial content of the reserved words that are not zero at the start: the heads of
   * both timer queues and the descriptor of the interrupted process are NotProcess.
   */
  public static int[] initialisedReservedWords(int reserved) {
    return new int[] {reserved + 0x24, reserved + 0x28, reserved + 0x2C};
  }

  /**
   * Has frequently executed regions of code executed by somebody else from now on. Results stay the
   * same. For cores whose memory is a {@link PrivateMemory}; others do without.
   */
  public void executeRegionsBy(RegionExecutor.Factory factory) {
    if (memory instanceof PrivateMemory own && code instanceof WritableCode writable) {
      RegionExecutor executor =
          factory.create(new TranslationPort(this, state, counters, own, writable, specification));
      writable.setExecutor(executor);
      innerLoop.setExecutor(executor, writable);
    }
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
    lookAgain();
    if ((descriptor & 1) == CoreState.HIGH) {
      useHighPriority();
    }
    if (state.activity != CoreState.IDLE) {
      return false;
    }
    leaveIdle(cycle);
    return true;
  }

  /**
   * Starts what has been loaded through a link, as after reset: at low priority, with the old
   * instruction and workspace pointers in A and B, the link's channel in C, and halt-on-error off.
   * The core has not run before, or has executed {@code start}.
   *
   * @param cycle of its first instruction
   */
  public void boot(int instructionPointer, int workspace, int channel, long cycle) {
    state.a = state.instructionPointer;
    state.b = state.workspace;
    state.c = channel;
    state.instructionPointer = instructionPointer;
    state.workspace = workspace;
    state.priority = CoreState.LOW;
    state.haltOnError = false;
    state.j0Break = false;
    state.clocksStopped = true;
    state.clock = cycle;
    state.sliceEnd = clock.sliceEnd(cycle);
    state.activity = CoreState.RUNNING;
    awaitsBoot = false;
  }

  /** True once the program has executed {@code start}, until {@link #boot}. */
  public boolean awaitsBoot() {
    return awaitsBoot;
  }

  /**
   * {@code start}: the state after reset, with no process, until the machine boots the core again.
   * Memory and flags stay as they are.
   */
  void reset() {
    awaitsBoot = true;
    state.lowInterrupted = false;
    state.frontHigh = CoreState.NOT_PROCESS;
    state.frontLow = CoreState.NOT_PROCESS;
    timers.disable(CoreState.HIGH);
    timers.disable(CoreState.LOW);
    state.clocksStopped = true;
    state.priority = CoreState.LOW;
    state.activity = CoreState.IDLE;
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

  /**
   * Executes everything that starts up to a cycle, and after it what may be executed ahead.
   *
   * @param now the horizon: the last cycle up to which the caller promises not to wake or change
   *     anything in this core, from outside or because of what this core does; where an instruction
   *     of its own has such an effect earlier, whoever carries it out calls {@link #lowerHorizon}
   * @param limit no instruction starts at this cycle or later
   */
  public void advance(long now, long limit) {
    // One less than the largest number, so that there is a cycle after it.
    horizon = Math.min(now, Long.MAX_VALUE - 1);
    if (observed != null) {
      observed.advance(limit);
    } else {
      goOnUpTo(limit);
    }
  }

  /**
   * Has somebody told what this core does from now on, for which it executes one instruction at a
   * time; what it does stays the same.
   *
   * @param observer or null for nobody
   * @param number of this core
   */
  public void observe(CoreObserver observer, int number) {
    observed = observer == null ? null : new ObservedSteps(this, observer, number);
  }

  /** True if whoever observes wants nothing more to happen. */
  public boolean isHeld() {
    return observed != null && observed.isStopping();
  }

  /** Address of the words that it keeps timer queues and an interrupted process in. */
  int reserved() {
    return reserved;
  }

  /** Advances up to the horizon, whether somebody observes or not. */
  void goOnUpTo(long limit) {
    while (state.clock < limit && goOn(limit)) {
      // All is done in the condition.
    }
  }

  /**
   * Takes back part of the promise that {@link #advance} was called with. To be called by a {@link
   * ChannelInterface} while it carries out an instruction that lets something happen to this core.
   *
   * @param cycle last cycle up to which nothing happens to this core; not before {@link
   *     #operationStart}
   */
  public void lowerHorizon(long cycle) {
    horizon = Math.min(horizon, cycle);
    lookAgain();
  }

  /** Does one thing at its own clock: an instruction, a dispatch or an interruption. */
  void step() {
    horizon = nextCycle();
    goOn(horizon + 1);
  }

  /** Returns false if there is nothing to do before the machine or memory has done something. */
  boolean goOn(long end) {
    limit = end;
    lookAgain();
    switch (state.activity) {
      case CoreState.RUNNING -> {
        if (interruptDue()) {
          return state.clock <= horizon && performInGeneral(INTERRUPT);
        }
        return state.moving == null
            ? innerLoop.run(end)
            : state.clock <= horizon && performInGeneral(CONTINUE_MOVE);
      }
      case CoreState.DISPATCHING -> {
        return state.clock <= horizon && performInGeneral(DISPATCH);
      }
      case CoreState.IDLE -> {
        if (nextCycle() <= horizon) {
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

  /** True if the running low priority process is to be interrupted before the next instruction. */
  boolean interruptDue() {
    if (retrying) {
      return interruptStalled;
    }
    return highPriorityUsed
        && state.priority == CoreState.LOW
        && (state.frontHigh != CoreState.NOT_PROCESS
            || wakes.hasHigh()
            || state.timerDueHigh <= state.clock);
  }

  /**
   * Performs an instruction outside the inner loop, or a dispatch or interruption, as one unit that
   * is abandoned and repeated from its beginning if memory stalls. Returns false if it stalled or
   * the core has stopped.
   */
  boolean perform(long entry) {
    long start = state.clock;
    if (localScheduling != null && localScheduling.execute(entry)) {
      counters.instructions++;
      counters.busyCycles += state.clock - start;
      counters.lastCycle = state.clock;
      return true;
    }
    return performInGeneral(entry);
  }

  private boolean performInGeneral(long entry) {
    if (!retrying) {
      // Which timers a message's end finds due must not depend on where the move paused.
      operationStart = entry == CONTINUE_MOVE ? state.moveStart : state.clock;
      operationWakes = wakes.tail();
      operationMayBeInterrupted = highPriorityUsed && state.priority == CoreState.LOW;
      if (entry != CONTINUE_MOVE) {
        operationAddress = state.instructionPointer;
      }
    }
    extraCycles = 0;
    if (memory.mayStall()) {
      checkpoint.copyFrom(state);
    }
    memory.begin();
    try {
      if (entry == DISPATCH) {
        scheduler.dispatch();
        if (state.activity == CoreState.RUNNING) {
          extraCycles += memory.jumpCycles(state.instructionPointer);
        }
      } else if (entry == INTERRUPT) {
        scheduler.interrupt();
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
      state.copyFrom(checkpoint);
      retrying = true;
      interruptStalled = entry == INTERRUPT;
      stall();
      return false;
    } catch (ProgramFault failure) {
      fail(failure.getMessage());
    }
    extraCycles += memory.commit();
    retrying = false;
    lookAgain();
    while (wakesForgotten != state.wakesTaken) {
      wakes.forget(wakes.get(wakesForgotten++));
    }
    state.clock += extraCycles;
    counters.busyCycles += extraCycles;
    if (entry != DISPATCH && entry != INTERRUPT && entry != CONTINUE_MOVE) {
      counters.instructions++;
      counters.lastCycle = state.clock;
    } else if (state.activity == CoreState.RUNNING) {
      counters.lastCycle = state.clock;
    }
    return state.activity != CoreState.FAULTED;
  }

  /** Gives the core to the next process; returns as {@link #perform}. */
  boolean dispatch() {
    return perform(DISPATCH);
  }

  /** From now on waits for memory. */
  void stall() {
    state.stalledActivity = state.activity;
    state.activity = CoreState.STALLED;
  }

  // What the classes that execute instructions need of their core.

  /** Or null if memory is shared. */
  LocalScheduling localScheduling() {
    return localScheduling;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  TimerQueues timers() {
    return timers;
  }

  ProcessorType processor() {
    return processor;
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
  public long operationStart() {
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

  private void lookAgain() {
    if (localScheduling != null) {
      localScheduling.lookAgain();
    }
  }

  /** No instruction may start at this cycle or later. */
  long limit() {
    return limit;
  }

  /** True if the instruction under way is one of a process that may be interrupted within it. */
  boolean mayBeInterrupted() {
    return operationMayBeInterrupted;
  }

  /**
   * True if a block move has to stop here, as something may interrupt it before its next word. An
   * instruction that may have to be repeated stops always, so that it decides the same way again.
   */
  boolean pausesMove() {
    long next = state.clock + extraCycles + memory.cyclesSoFar();
    return operationMayBeInterrupted
        && (memory.mayStall() || next > horizon || next >= state.timerDueHigh || wakes.hasHigh());
  }

  /** The cycle from which a j or lend is not a simple jump. */
  long sliceEnd() {
    return state.j0Break ? Long.MIN_VALUE : state.sliceEnd;
  }

  /** Up to which cycle instructions of all kinds may be executed. */
  long horizon() {
    return horizon;
  }

  /**
   * What may not be executed beyond the horizon: instructions of this kind and those after it. A
   * low priority process may be interrupted before any.
   */
  int barrier() {
    return highPriorityUsed && state.priority == CoreState.LOW ? STEPWISE : barrier;
  }

  /** The cycle at which the core has to interrupt its running process by itself. */
  long interruptCycle() {
    return state.priority == CoreState.LOW && !retrying ? state.timerDueHigh : Long.MAX_VALUE;
  }

  /**
   * True if a low priority process runs, and no process of high priority and none that was woken
   * from outside is ready.
   */
  boolean isOnlyLowPriorityReady() {
    return state.priority == CoreState.LOW
        && state.frontHigh == CoreState.NOT_PROCESS
        && !hasWakes()
        && !retrying;
  }

  /** From now on a high priority process may become ready at any time. */
  void useHighPriority() {
    highPriorityUsed = true;
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
  void setError(String reason, int address, long start) {
    operationAddress = address;
    operationStart = start;
    setError(reason);
  }

  /** Ends the run: the process that runs did something that cannot go on. */
  void fail(String reason) {
    fault = new CoreFault(state.descriptor(), operationAddress, reason, operationStart);
    state.activity = CoreState.FAULTED;
  }

  /** The same for an instruction that is not performed as a unit. */
  void fail(String reason, int address, long start) {
    operationAddress = address;
    operationStart = start;
    fail(reason);
  }
}
