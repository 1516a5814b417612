package org.inmesh.coresim.transputer;

import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.isa.transputer.CycleTable;
import org.inmesh.isa.transputer.Operation;
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

  /** Barrier: run ahead only so that it can be taken back, as instructions are shared, too. */
  public static final int AHEAD_OF_FETCHED_CODE = InstructionKind.FETCHED;

  /** Barrier: never run ahead. The reference for the others. */
  public static final int STEPWISE = InstructionKind.REGISTER;

  private final CoreState state = new CoreState();
  private final CoreCounters counters = new CoreCounters();
  private final WaitingProcesses waiting = new WaitingProcesses();
  private final WakeQueue wakes = new WakeQueue();
  private final MemoryPort memory;
  private final ProcessorSpecification specification;
  private final DecodedCode code;
  private final CoreClock clock;
  private final ChannelInterface channels;
  private final ProcessWaker waker;
  private final Scheduler scheduler;
  private final TimerQueues timers;
  private final InnerLoop innerLoop;
  private final ExecutionBounds bounds;
  private final InstructionUnderWay underWay;
  private final RunAhead runAhead;
  private final ProcessEvents events;

  /** Or null if memory is shared. */
  private final LocalScheduling localScheduling;

  private final int reserved;

  private boolean awaitsBoot;

  /** Takes over while somebody wants to be told of instructions; otherwise null. */
  private Steps steps;

  /** Tells of instructions for a record, or null. */
  private InstructionSteps recorded;

  /** Is told when this core had nothing to do, or null. */
  private IdleObserver idleness;

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
      own.setCycles(processor.cycles());
    }
    this.specification = processor;
    this.code = code;
    this.clock = new CoreClock(megahertz);
    this.events = new ProcessEvents(this, state);
    this.channels = channels;
    this.waker = waker;
    this.reserved = reserved;
    this.bounds = new ExecutionBounds(this, state, wakes, barrier);
    this.scheduler = new Scheduler(this, state, memory, reserved);
    this.timers = new TimerQueues(this, state, memory, reserved);
    this.innerLoop = new InnerLoop(this, state, counters, memory, code);
    this.underWay = new InstructionUnderWay(this, state, memory, timers);
    this.runAhead = new RunAhead(this, state, counters, memory, code);
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
    return underWay.fault();
  }

  /**
   * The cycle at which it wants to {@link #advance} next; Long.MAX_VALUE if only something outside
   * can make it go on.
   */
  public long nextCycle() {
    return switch (state.activity) {
      case CoreState.IDLE ->
          bounds.hasWakes() ? state.clock : Math.min(state.timerDueHigh, state.timerDueLow);
      case CoreState.STALLED -> Long.MAX_VALUE;
      default -> state.clock;
    };
  }

  /** Its clock: up to which cycle it has done, or waited for, what was to be done. */
  public long time() {
    return state.clock;
  }

  /** True if it waits for memory. */
  public boolean isStalled() {
    return state.activity == CoreState.STALLED;
  }

  /** True if it has no process to execute. */
  public boolean isIdle() {
    return state.activity == CoreState.IDLE;
  }

  /**
   * Makes a process of this core ready, from outside.
   *
   * @param descriptor of the process; or a number that is not negative, its last bit a priority,
   *     that the core gives to {@link ChannelInterface#takeUp} in place of a process
   * @return true if the core was idle and now wants to advance at {@link #nextCycle}
   */
  public boolean wake(int descriptor, long cycle) {
    wakes.add(descriptor, underWay.wakesForgotten());
    lookAgain();
    if ((descriptor & 1) == CoreState.HIGH) {
      bounds.useHighPriority();
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
    state.boot(instructionPointer, workspace, channel, cycle, clock.sliceEnd(cycle));
    awaitsBoot = false;
  }

  /** True once the program has executed {@code start}, until {@link #boot}. */
  public boolean awaitsBoot() {
    return awaitsBoot;
  }

  /** The machine has to boot it again. */
  void awaitBoot() {
    awaitsBoot = true;
  }

  private void leaveIdle(long cycle) {
    if (cycle > state.clock) {
      counters.idleCycles += cycle - state.clock;
      if (idleness != null) {
        idleness.idle(state.clock, cycle);
      }
    }
    state.clock = Math.max(state.clock, cycle);
    state.activity = CoreState.DISPATCHING;
    events.busy(state.clock);
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

  /**
   * Tells a process that the external channel of one of its guards has a sender now; for a core
   * that executes {@link ChannelInterface#takeUp}.
   *
   * @return true if it waited, and can go on
   */
  public static boolean tellAlternation(int descriptor, MemoryPort memory) {
    int address = (descriptor & ~1) + Alternation.STATE;
    int guardState = memory.loadForStore(address);
    memory.store(address, Alternation.READY);
    return guardState == Alternation.WAITING;
  }

  /** Ends the run: a process that waits for a message cannot take it when it arrives. */
  public void failWaiting(int descriptor, String reason, long cycle) {
    int pointer = memory.peek((descriptor & ~1) + Scheduler.INSTRUCTION_POINTER);
    // Before the core's own instructions of that cycle.
    underWay.fail(new CoreFault(descriptor, pointer - 1, reason, cycle - 1));
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
    runAhead.end();
    bounds.setHorizon(now);
    if (steps != null) {
      steps.advance(limit);
    } else {
      goOnUpTo(limit);
    }
  }

  /**
   * Undoes what it has done ahead of simulated time in a cycle and after it, as something from
   * outside is about to happen in that cycle. To be called before {@link #advance} in that cycle.
   *
   * @return true if it now wants to advance at another {@link #nextCycle}
   */
  public boolean goBackTo(long cycle) {
    return runAhead.goBackTo(cycle);
  }

  /**
   * Has somebody told what this core does from now on, for which it executes one instruction at a
   * time; what it does stays the same.
   *
   * @param observer or null for nobody
   * @param number of this core
   */
  public void observe(CoreObserver observer, int number) {
    steps = observer == null ? recorded : new ObservedSteps(this, observer, number, recorded);
  }

  /**
   * Has somebody told, for a record, what becomes of this core's processes; to be called before
   * anything happens. What it does stays the same.
   *
   * @param observer is told; if of every instruction, this core must run {@link #STEPWISE}
   * @param number of this core
   * @param home gives the core of a process
   */
  public void record(ProcessObserver observer, int number, IntUnaryOperator home) {
    events.tell(observer, number, home);
    if (observer.extent() == ProcessObserver.Extent.INSTRUCTIONS) {
      if (bounds.barrier() != STEPWISE) {
        throw new IllegalStateException("instructions are recorded in their cycles only");
      }
      recorded = new InstructionSteps(this, events);
      steps = recorded;
    }
  }

  /** Tells whoever records that the machine stops in this cycle because of this core's fault. */
  public void recordFault(long cycle) {
    events.failed(fault().orElseThrow(), cycle);
  }

  /** Has somebody told when this core was idle; to be called before anything happens. */
  public void observeIdleness(IdleObserver observer) {
    idleness = observer;
  }

  boolean isObserved() {
    return steps != null;
  }

  /** True if whoever observes wants nothing more to happen. */
  public boolean isHeld() {
    return steps != null && steps.isStopping();
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
    bounds.lowerHorizon(cycle);
    lookAgain();
  }

  /** Does one thing at its own clock: an instruction, a dispatch or an interruption. */
  void step() {
    bounds.setHorizon(nextCycle());
    goOn(bounds.horizon() + 1);
  }

  /** Returns false if there is nothing to do before the machine or memory has done something. */
  boolean goOn(long end) {
    bounds.setLimit(end);
    lookAgain();
    return switch (state.activity) {
      case CoreState.RUNNING -> goOnRunning(end);
      case CoreState.DISPATCHING -> state.clock <= bounds.horizon() && underWay.dispatch();
      case CoreState.IDLE -> {
        boolean isDue = nextCycle() <= bounds.horizon();
        if (isDue) {
          leaveIdle(nextCycle());
        }
        yield isDue;
      }
      default -> false;
    };
  }

  private boolean goOnRunning(long end) {
    if (bounds.interruptDue()) {
      return state.clock <= bounds.horizon() && underWay.interrupt();
    }
    if (state.moving != null) {
      return state.clock <= bounds.horizon() && underWay.continueMove();
    }
    if (code.isFetched() && underWay.isRetrying()) {
      // It has been fetched, and must not become another in the midst of its accesses.
      return state.clock <= bounds.horizon() && underWay.retry();
    }
    return innerLoop.run(end);
  }

  /**
   * Performs an instruction outside the inner loop, or a dispatch or interruption, as one unit that
   * is abandoned and repeated from its beginning if memory stalls. Returns false if it stalled or
   * the core has stopped.
   */
  boolean perform(long entry) {
    return localScheduling != null && localScheduling.perform(entry) || underWay.perform(entry);
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
    return specification.type();
  }

  /** What its instructions take. */
  CycleTable cycles() {
    return specification.cycles();
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

  /** Up to when it may execute what. */
  ExecutionBounds bounds() {
    return bounds;
  }

  /** Who is told what becomes of processes. */
  ProcessEvents events() {
    return events;
  }

  /** Whether it is ahead of simulated time, and how to go back. */
  RunAhead runAhead() {
    return runAhead;
  }

  /** What is being performed as a unit. */
  InstructionUnderWay underWay() {
    return underWay;
  }

  /** Cycle at which the instruction under way was first tried. */
  public long operationStart() {
    return underWay.start();
  }

  /** Adds cycles to the instruction under way; negative for one that took its shorter way. */
  void spend(int cycles) {
    underWay.spend(cycles);
  }

  /** The instruction under way, which is that operation, took its shorter way. */
  void spendShorter(Operation operation) {
    spend(cycles().of(operation).shorterBeyondBase());
  }

  /** What can be done in one go has to be found out anew. */
  void lookAgain() {
    if (localScheduling != null) {
      localScheduling.lookAgain();
    }
  }

  /** Sets the error flag, which ends the run if it was clear and halt-on-error is set. */
  void setError(String reason) {
    underWay.setError(reason);
  }

  /** Ends the run: the process that runs did something that cannot go on. */
  void fail(String reason) {
    underWay.fail(reason);
  }
}
