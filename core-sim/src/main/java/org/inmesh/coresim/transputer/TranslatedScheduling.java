package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.CoreState.LOW;
import static org.inmesh.coresim.transputer.CoreState.NOT_PROCESS;

import org.inmesh.coresim.program.MachineImage;
import org.inmesh.isa.transputer.Operation;

/**
 * What {@link LocalScheduling} does, for the most frequent case of all and without leaving
 * translated code: messages of a word or a byte, starts and ends of processes, a next process that
 * is known; all of that in memory on the chip, in a window of plain words around the workspace.
 *
 * <p>Cycles are counted from when the translated code took the registers, workspaces are indices of
 * words. Each instruction either is done whole, with the dispatch that follows, or has changed
 * nothing and is left to {@link TranslationPort#perform}; so is the first one after anything that
 * may have changed what this class goes by. The JVM's compiler puts methods in place as long as
 * they are small and few bytes in all: that is why there are two steps to a message, and why rare
 * cases are left out.
 */
public final class TranslatedScheduling {
  /** Result of an instruction: nothing has been done. */
  public static final int LEFT_TO_CORE = 0;

  private static final int CYCLES_PER_WORD = Operation.IN.cost().perUnit();

  // Words below a workspace pointer.
  private static final int INSTRUCTION_POINTER = 1;
  private static final int LINK = 2;
  private static final int POINTER = 3;

  private final CoreState state;
  private final CoreCounters counters;
  private final WaitingProcesses waiting;
  private final int[] words;
  private final MemoryTiming timing;
  private final int firstChannel;
  private final CoreClock clock;
  private final long slicePeriod;

  /** From this cycle on instructions are left to the core. */
  private int end;

  // From the first to before the second there are only words on the chip that may be stored to.
  private int low;
  private int high;

  /** Of a process that is dispatched before {@link #end}. */
  private long sliceEnd;

  private int slice;

  // Results.
  private int nextC;
  private int nextPointer;
  private int nextWorkspace;
  private int nextCycles;
  private int nextSlice;

  TranslatedScheduling(
      TransputerCore core, CoreState state, CoreCounters counters, PrivateMemory memory) {
    this.state = state;
    this.counters = counters;
    this.waiting = core.waiting();
    this.words = memory.words();
    this.timing = memory.timing();
    this.firstChannel = LocalScheduling.firstChannel(core.channels());
    this.clock = core.clock();
    this.slicePeriod = clock.slicePeriod();
  }

  /** From now on all is left to the core. */
  void close() {
    end = Integer.MIN_VALUE;
  }

  /**
   * From now on, and as seen from the core's clock now, instructions may be done here.
   *
   * @param localEnd cycle before which only low priority processes are to be looked after
   * @param first of the words that may be stored to
   * @param limit the next one that may not
   */
  void open(long localEnd, int first, int limit) {
    low = first;
    high = Math.min(limit, timing.onChipWords());
    if (state.frontLow != NOT_PROCESS && !isWorkspace(index(state.backLow))) {
      close();
      return;
    }
    long now = state.clock;
    if (now >= sliceEnd - slicePeriod || now < sliceEnd - 2 * slicePeriod) {
      sliceEnd = clock.sliceEnd(now);
    }
    slice = relativeSlice(sliceEnd);
    long last = Math.min(localEnd, sliceEnd - slicePeriod) - CYCLES_PER_WORD;
    end = (int) Math.max(Math.min(last - now, TranslationPort.LONGEST_RUN), Integer.MIN_VALUE);
  }

  private int relativeSlice(long cycle) {
    return state.j0Break ? -1 : (int) (cycle - state.clock);
  }

  // For translated code, after an instruction.

  /** C. */
  public int c() {
    return nextC;
  }

  /** Address of the next instruction. */
  public int pointer() {
    return nextPointer;
  }

  /** Index of the workspace's word 0. */
  public int workspace() {
    return nextWorkspace;
  }

  /** Cycles since translated code took the registers. */
  public int cycles() {
    return nextCycles;
  }

  /** Cycle from which a j or lend is left to the core. */
  public int slice() {
    return nextSlice;
  }

  // Instructions. The last parameters are the address after the instruction, and cycles with the
  // instruction's own.

  /**
   * What is in a channel's word: NotProcess, or the descriptor of the process that waits; 0, which
   * is no descriptor, if the instruction is left to the core.
   */
  public int partner(int channelAddress, int next, int cycles) {
    int channel = index(channelAddress);
    return cycles < end && channel >= firstChannel && isIn(channel) ? words[channel] : LEFT_TO_CORE;
  }

  /** in, first. False if left to the core, otherwise another process runs. */
  public boolean awaitInput(int bytes, int b, int c, int workspace, int next, int cycles) {
    return await(b, c, WaitingProcesses.Reason.INPUT, workspace, next, cycles);
  }

  /** out, first. Returns as {@link #awaitInput}. */
  public boolean awaitOutput(int bytes, int b, int c, int workspace, int next, int cycles) {
    return await(b, c, WaitingProcesses.Reason.OUTPUT, workspace, next, cycles);
  }

  /** outword and outbyte, first: the value waits in word 0. Returns as {@link #awaitInput}. */
  public boolean awaitValue(int value, int b, int place, int workspace, int next, int cycles) {
    if (!isIn(workspace) || index(b) == workspace) {
      return false;
    }
    int before = words[workspace];
    words[workspace] = value;
    int pointer = address(workspace);
    if (await(b, pointer, WaitingProcesses.Reason.OUTPUT, workspace, next, cycles)) {
      return true;
    }
    words[workspace] = before;
    return false;
  }

  private boolean await(
      int b, int pointer, WaitingProcesses.Reason reason, int workspace, int next, int cycles) {
    int front = state.frontLow;
    if (!isWorkspace(workspace) || !canDispatch(front)) {
      return false;
    }
    int descriptor = address(workspace) | LOW;
    words[workspace - POINTER] = pointer;
    words[workspace - INSTRUCTION_POINTER] = next;
    words[index(b)] = descriptor;
    waiting.add(descriptor, b & ~3, reason);
    dispatch(front, cycles);
    return true;
  }

  /** in, second. Returns the cycles, or {@link #LEFT_TO_CORE}. */
  public int input(int bytes, int b, int c, int other, int next, int cycles) {
    int otherIndex = index(other);
    if (!isLowPriority(other, otherIndex) || !copy(words[otherIndex - POINTER], c, bytes)) {
      return LEFT_TO_CORE;
    }
    nextC = c + BlockMove.bytesRead(c, bytes);
    complete(b, other);
    return cycles + CYCLES_PER_WORD;
  }

  /** out, second. Returns as {@link #input}. */
  public int output(int bytes, int b, int c, int other, int next, int cycles) {
    int otherIndex = index(other);
    if (!isLowPriority(other, otherIndex)) {
      return LEFT_TO_CORE;
    }
    int destination = words[otherIndex - POINTER];
    if (Alternation.isState(destination) || !copy(c, destination, bytes)) {
      return LEFT_TO_CORE;
    }
    nextC = c + BlockMove.bytesRead(c, bytes);
    complete(b, other);
    return cycles + CYCLES_PER_WORD;
  }

  /** outword, second. Returns as {@link #input}. */
  public int outputWord(int value, int b, int workspace, int other, int next, int cycles) {
    return outputValue(4, value, b, workspace, other, cycles);
  }

  /** outbyte, second. Returns as {@link #input}. */
  public int outputByte(int value, int b, int workspace, int other, int next, int cycles) {
    return outputValue(1, value, b, workspace, other, cycles);
  }

  private int outputValue(int bytes, int value, int b, int workspace, int other, int cycles) {
    int otherIndex = index(other);
    if (!isIn(workspace) || index(b) == workspace || !isLowPriority(other, otherIndex)) {
      return LEFT_TO_CORE;
    }
    int before = words[workspace];
    words[workspace] = value;
    int destination = words[otherIndex - POINTER];
    if (Alternation.isState(destination) || !copy(address(workspace), destination, bytes)) {
      words[workspace] = before;
      return LEFT_TO_CORE;
    }
    nextC = destination + 4;
    complete(b, other);
    return cycles;
  }

  private void complete(int b, int other) {
    words[index(b)] = NOT_PROCESS;
    state.e = other;
    enqueue(other & ~1);
    counters.localMessages++;
  }

  /** startp: A is the new workspace, B the offset of its code. Returns as {@link #input}. */
  public int startProcess(int a, int b, int c, int next, int cycles) {
    int index = index(a);
    if (cycles >= end || (a & 3) != 0 || !isWorkspace(index)) {
      return LEFT_TO_CORE;
    }
    words[index - INSTRUCTION_POINTER] = next + b;
    enqueue(a);
    counters.processesStarted++;
    nextC = c;
    return cycles;
  }

  /**
   * endp: A is the parent's record, successor address and count of components still to end. Returns
   * as {@link #awaitInput}.
   */
  public boolean endProcess(int a, int next, int cycles) {
    int index = index(a);
    if (cycles >= end || (a & 3) != 0 || !isIn(index) || !isIn(index + 1)) {
      return false;
    }
    int count = words[index + 1];
    if (count == 1) {
      words[index + 1] = 0;
      int successor = words[index];
      nextWorkspace = index;
      nextPointer = successor;
      nextSlice = relativeSlice(state.sliceEnd);
      nextCycles = cycles + (successor == next ? 0 : timing.jump(index(successor)));
      return true;
    }
    int front = state.frontLow;
    if (!canDispatch(front)) {
      return false;
    }
    words[index + 1] = count - 1;
    dispatch(front, cycles);
    return true;
  }

  /** Gives the core to the process at the front of the queue. */
  private void dispatch(int front, int cycles) {
    int index = index(front);
    state.frontLow = front == state.backLow ? NOT_PROCESS : words[index - LINK];
    int pointer = words[index - INSTRUCTION_POINTER];
    state.sliceEnd = sliceEnd;
    counters.contextSwitches++;
    nextWorkspace = index;
    nextPointer = pointer;
    nextSlice = slice;
    nextCycles = cycles + Scheduler.DISPATCH_CYCLES + timing.jump(index(pointer));
  }

  /** The process at the back is in the window: it was when this began, and so is what comes. */
  private void enqueue(int workspace) {
    if (state.frontLow == NOT_PROCESS) {
      state.frontLow = workspace;
    } else {
      words[index(state.backLow) - LINK] = workspace;
    }
    state.backLow = workspace;
    waiting.remove(workspace | LOW);
  }

  /** Copies a message of a word or a byte. */
  private boolean copy(int source, int destination, int bytes) {
    int from = index(source);
    int to = index(destination);
    if (!isIn(from) || !isIn(to)) {
      return false;
    }
    if (bytes == 1) {
      copyByte(source, destination);
      return true;
    }
    if (((source | destination) & 3) != 0) {
      return false;
    }
    words[to] = words[from];
    return true;
  }

  private void copyByte(int source, int destination) {
    int to = index(destination);
    int shift = (destination & 3) << 3;
    int value = words[index(source)] >>> ((source & 3) << 3) & 0xFF;
    words[to] = words[to] & ~(0xFF << shift) | value << shift;
  }

  private static int index(int address) {
    return address - MachineImage.MEMORY_START >>> 2;
  }

  private static int address(int index) {
    return (index << 2) + MachineImage.MEMORY_START;
  }

  private boolean isLowPriority(int descriptor, int index) {
    return (descriptor & 1) == LOW && isWorkspace(index);
  }

  /** The empty queue's front has no words below it. */
  private boolean canDispatch(int front) {
    return (front & 3) == 0 && isWorkspace(index(front));
  }

  /** True if a process's words below an index are in the window. */
  private boolean isWorkspace(int index) {
    return index - POINTER >= low && index <= high;
  }

  private boolean isIn(int index) {
    return index >= low && index < high;
  }
}
