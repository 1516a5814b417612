package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.CoreState.LOW;
import static org.inmesh.coresim.transputer.CoreState.NOT_PROCESS;
import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import org.inmesh.coresim.program.MachineImage;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.OperationCode;

/**
 * What {@link Scheduler} and {@link Communication} do, for the frequent case that nothing but low
 * priority processes of the core and its private memory are concerned: an instruction, and the
 * dispatch of the next process, in one go.
 *
 * <p>{@link #execute} either does all of an instruction, and the dispatch that may follow, or has
 * changed nothing: then the general classes do it. They define what is done; this does the same in
 * the same time, and a test holds it to that.
 */
final class LocalScheduling {
  private static final int CYCLES_PER_WORD = Operation.IN.cost().perUnit();

  // Which words are plain is looked up one by one until it pays to look for all around.
  private static final int LOOKS_UNTIL_SEARCH = 4096;
  private static final int FARTHEST = 1 << 14;

  // Words below a workspace pointer.
  private static final int INSTRUCTION_POINTER = 1;
  private static final int LINK = 2;
  private static final int POINTER = 3;

  private final TransputerCore core;
  private final CoreState state;
  private final CoreCounters counters;
  private final WaitingProcesses waiting;
  private final PrivateMemory memory;
  private final int[] words;
  private final long[] marks;
  private final MemoryTiming timing;

  /** Index of the first word that is no channel to outside. */
  private final int firstChannel;

  /**
   * Cycle before which, if nothing else happens, only low priority processes of this core are to be
   * looked after.
   */
  private long end = Long.MIN_VALUE;

  // From the first to before the second there are only words that may be stored to, as long as the
  // memory's marks are of this version.
  private int plainStart;
  private int plainEnd;
  private int plainVersion;
  private int looks;

  private final long slicePeriod;

  /** Cycles of the last {@link #dispatch}. */
  private long dispatchCycles;

  /** Of the process that was dispatched last; others of the same period have the same. */
  private long sliceEnd;

  LocalScheduling(
      TransputerCore core, CoreState state, CoreCounters counters, PrivateMemory memory) {
    this.core = core;
    this.state = state;
    this.counters = counters;
    this.waiting = core.waiting();
    this.memory = memory;
    this.words = memory.words();
    this.marks = memory.marks();
    this.timing = memory.timing();
    this.firstChannel = firstChannel(core.channels());
    this.slicePeriod = core.clock().slicePeriod();
  }

  /** Index of the first word that is no channel to outside. */
  static int firstChannel(ChannelInterface outside) {
    int lowest = outside.lowestChannel();
    return lowest < 0 ? index(lowest + outside.channelBytes()) : 0;
  }

  /** To be called when anything may have become different: the horizon, timers, what is ready. */
  void lookAgain() {
    end = Long.MIN_VALUE;
  }

  /** Cycle before which, as {@link #execute} found, the core is where local processes are all. */
  long end() {
    return end;
  }

  private boolean isPossible(long start) {
    end =
        core.bounds().isOnlyLowPriorityReady() && !core.events().tellsProcesses()
            ? Math.min(
                Math.min(core.bounds().horizon() + 1, core.bounds().limit()),
                Math.min(state.timerDueHigh, state.timerDueLow))
            : Long.MIN_VALUE;
    return start < end;
  }

  /** Does the same as {@link #execute}, and counts it. */
  boolean perform(long entry) {
    long start = state.clock;
    dispatchCycles = 0;
    boolean done = execute(entry);
    if (done) {
      Activity activity = Activity.of(DecodedCode.instruction(entry));
      counters.count(activity, state.clock - start - dispatchCycles);
      counters.count(Activity.SCHEDULER, dispatchCycles);
      counters.instructions++;
      counters.busyCycles += state.clock - start;
      counters.lastCycle = state.clock;
    }
    return done;
  }

  /**
   * Executes the instruction at the instruction pointer if it is one of those that this class knows
   * and the case is simple; counting it is left to the caller. Afterwards a process runs, or the
   * core is to dispatch.
   */
  boolean execute(long entry) {
    long start = state.clock;
    if (start >= end && !isPossible(start)) {
      return false;
    }
    if (plainVersion != memory.marksVersion()) {
      plainVersion = memory.marksVersion();
      plainStart = 0;
      plainEnd = 0;
    }
    int next = state.instructionPointer + DecodedCode.length(entry);
    long clock = start + DecodedCode.cycles(entry);
    return switch (DecodedCode.instruction(entry)) {
      case OPERATION + OperationCode.IN -> input(next, clock);
      case OPERATION + OperationCode.OUT ->
          output(state.a, state.b, state.c, next, clock, CYCLES_PER_WORD);
      case OPERATION + OperationCode.OUTWORD -> outputValue(4, next, clock);
      case OPERATION + OperationCode.OUTBYTE -> outputValue(1, next, clock);
      case OPERATION + OperationCode.STARTP -> startProcess(next, clock);
      case OPERATION + OperationCode.ENDP -> endProcess(next, clock);
      default -> false;
    };
  }

  /**
   * True if, after {@link #execute}, a process runs whose next instruction may start now, and all
   * that decides until when it may go on is as it was.
   */
  boolean goesOn() {
    return state.activity == CoreState.RUNNING && state.clock < end && (state.workspace & 3) == 0;
  }

  /** in: A bytes, B channel, C pointer. */
  private boolean input(int next, long clock) {
    int channel = index(state.b);
    if (!isChannel(channel)) {
      return false;
    }
    int other = words[channel];
    if (other == NOT_PROCESS) {
      return await(channel, state.c, WaitingProcesses.Reason.INPUT, next, clock);
    }
    int otherIndex = index(other);
    if (!isLowPriority(other, otherIndex) || !canEnqueue()) {
      return false;
    }
    int source = words[otherIndex - POINTER];
    if (!copy(source, state.c, state.a)) {
      return false;
    }
    int moving = timing.access(index(source)) + timing.access(index(state.c));
    state.c += BlockMove.bytesRead(state.c, state.a);
    complete(channel, other, next, clock + CYCLES_PER_WORD + moving);
    return true;
  }

  private boolean output(
      int bytes, int channelAddress, int pointer, int next, long clock, int messageCycles) {
    int channel = index(channelAddress);
    if (!isChannel(channel)) {
      return false;
    }
    int other = words[channel];
    if (other == NOT_PROCESS) {
      return await(channel, pointer, WaitingProcesses.Reason.OUTPUT, next, clock);
    }
    int otherIndex = index(other);
    if (!isLowPriority(other, otherIndex) || !canEnqueue()) {
      return false;
    }
    int otherPointer = words[otherIndex - POINTER];
    if (Alternation.isState(otherPointer) || !copy(pointer, otherPointer, bytes)) {
      return false;
    }
    int moving = timing.access(index(otherPointer));
    if (messageCycles == 0) {
      // The value comes from the register.
      state.c = otherPointer + 4;
    } else {
      state.c = pointer + BlockMove.bytesRead(pointer, bytes);
      moving += timing.access(index(pointer));
    }
    complete(channel, other, next, clock + messageCycles + moving);
    return true;
  }

  /** outword and outbyte: A value, B channel; the value waits in word 0 of the workspace. */
  private boolean outputValue(int bytes, int next, long clock) {
    int index = index(state.workspace);
    if (!isWritable(index)) {
      return false;
    }
    int before = words[index];
    words[index] = state.a;
    boolean done = output(bytes, state.b, state.workspace, next, clock + timing.access(index), 0);
    if (!done) {
      words[index] = before;
    }
    return done;
  }

  private boolean await(
      int channel, int pointer, WaitingProcesses.Reason reason, int next, long clock) {
    int index = index(state.workspace);
    if (!isWorkspace(index)) {
      return false;
    }
    int descriptor = state.workspace | LOW;
    words[index - POINTER] = pointer;
    words[index - INSTRUCTION_POINTER] = next;
    words[channel] = descriptor;
    waiting.add(descriptor, (channel << 2) + MachineImage.MEMORY_START, reason);
    state.instructionPointer = next;
    dispatch(
        clock
            + 2 * timing.access(channel)
            + timing.access(index - POINTER)
            + timing.access(index - INSTRUCTION_POINTER));
    return true;
  }

  private void complete(int channel, int other, int next, long clock) {
    words[channel] = NOT_PROCESS;
    state.e = other;
    int enqueueing = enqueue(other & ~1);
    counters.localMessages++;
    state.instructionPointer = next;
    state.clock =
        clock + enqueueing + 2 * timing.access(channel) + timing.access(index(other) - POINTER);
  }

  /** startp: A is the new workspace, B the offset of its code. */
  private boolean startProcess(int next, long clock) {
    int started = state.a;
    int index = index(started);
    if ((started & 3) != 0 || !isWorkspace(index) || !canEnqueue()) {
      return false;
    }
    words[index - INSTRUCTION_POINTER] = next + state.b;
    int enqueueing = enqueue(started);
    counters.processesStarted++;
    state.instructionPointer = next;
    state.clock = clock + enqueueing + timing.access(index - INSTRUCTION_POINTER);
    return true;
  }

  /** endp: A is the parent's record, successor address and count of components still to end. */
  private boolean endProcess(int next, long clock) {
    int parent = state.a;
    int index = index(parent);
    if ((parent & 3) != 0 || !isWritable(index) || !isWritable(index + 1)) {
      return false;
    }
    int count = words[index + 1];
    words[index + 1] = count - 1;
    long counted = clock + 2 * timing.access(index + 1);
    if (count == 1) {
      int successor = words[index];
      int jump = successor == next ? 0 : timing.jump(index(successor));
      state.instructionPointer = successor;
      state.workspace = parent;
      state.clock = counted + timing.access(index) + jump;
    } else {
      state.instructionPointer = next;
      dispatch(counted);
    }
    return true;
  }

  /** Gives the core to the next process, or leaves that to the general dispatch. */
  private void dispatch(long clock) {
    state.clock = clock;
    int front = state.frontLow;
    int index = index(front);
    if (clock >= end || front == NOT_PROCESS || !isWorkspace(index)) {
      state.activity = CoreState.DISPATCHING;
      return;
    }
    int cycles = Scheduler.DISPATCH_CYCLES + timing.access(index - INSTRUCTION_POINTER);
    if (front == state.backLow) {
      state.frontLow = NOT_PROCESS;
    } else {
      state.frontLow = words[index - LINK];
      cycles += timing.access(index - LINK);
    }
    int pointer = words[index - INSTRUCTION_POINTER];
    state.instructionPointer = pointer;
    state.workspace = front;
    state.clock = clock + cycles + timing.jump(index(pointer));
    dispatchCycles = state.clock - clock;
    if (clock >= sliceEnd - slicePeriod || clock < sliceEnd - 2 * slicePeriod) {
      sliceEnd = core.clock().sliceEnd(clock);
    }
    state.sliceEnd = sliceEnd;
    counters.contextSwitches++;
  }

  private boolean canEnqueue() {
    return state.frontLow == NOT_PROCESS || isWorkspace(index(state.backLow));
  }

  /** Returns the cycles that it takes beyond the instruction's. */
  private int enqueue(int workspace) {
    int cycles = 0;
    if (state.frontLow == NOT_PROCESS) {
      state.frontLow = workspace;
    } else {
      int link = index(state.backLow) - LINK;
      words[link] = workspace;
      cycles = timing.access(link);
    }
    state.backLow = workspace;
    waiting.remove(workspace | LOW);
    return cycles;
  }

  /** Copies a message if it is a word or a byte. */
  private boolean copy(int source, int destination, int bytes) {
    int from = index(source);
    int to = index(destination);
    if (from >= words.length || !isWritable(to)) {
      return false;
    }
    if (bytes == 4 && ((source | destination) & 3) == 0) {
      words[to] = words[from];
      return true;
    }
    if (bytes == 1) {
      int shift = (destination & 3) << 3;
      int value = words[from] >>> ((source & 3) << 3) & 0xFF;
      words[to] = words[to] & ~(0xFF << shift) | value << shift;
      return true;
    }
    return false;
  }

  private static int index(int address) {
    return address - MachineImage.MEMORY_START >>> 2;
  }

  private boolean isLowPriority(int descriptor, int index) {
    return (descriptor & 1) == LOW && isWorkspace(index);
  }

  /** True if a process's words below an index can be read and stored to. */
  private boolean isWorkspace(int index) {
    return index - POINTER >= plainStart && index <= plainEnd
        || index >= POINTER && index <= words.length && arePlain(index - POINTER, index - 1);
  }

  private boolean isChannel(int index) {
    return index >= firstChannel && isWritable(index);
  }

  private boolean isWritable(int index) {
    return index >= plainStart && index < plainEnd
        || index < words.length && arePlain(index, index);
  }

  /** For words that are not known to be plain; now and then looks for more that are. */
  private boolean arePlain(int first, int last) {
    if (++looks > LOOKS_UNTIL_SEARCH) {
      looks = 0;
      plainStart = memory.firstUnmarkedBelow(first, FARTHEST);
      plainEnd = memory.firstMarkedAbove(first, FARTHEST);
    }
    for (int index = first; index <= last; index++) {
      if ((marks[index >> 6] & 1L << index) != 0) {
        return false;
      }
    }
    return true;
  }
}
