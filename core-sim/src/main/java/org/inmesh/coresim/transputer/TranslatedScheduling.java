package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.CoreState.LOW;
import static org.inmesh.coresim.transputer.CoreState.NOT_PROCESS;

import org.inmesh.coresim.program.MachineImage;
import org.inmesh.isa.transputer.Operation;

/**
 * What {@link LocalScheduling} does, for the most frequent case of all and without leaving
 * translated code: messages of a word or a byte, starts and ends of processes, and a next process
 * that is known, all in the window of plain words around the workspace.
 *
 * <p>Cycles are counted from when the translated code took the registers, workspaces are indices of
 * words. Each instruction either is done whole, with the dispatch that follows, or has changed
 * nothing and is left to {@link TranslationPort#perform}; so is the first one after anything that
 * may have changed what this class goes by. Small methods, so that the JVM's compiler puts them in
 * place.
 */
public final class TranslatedScheduling {
  /** Result of an instruction: nothing has been done. */
  public static final int LEFT_TO_CORE = -1;

  /**
   * Result of an instruction: execution goes on at {@link #pointer}, with {@link #workspace}, at
   * {@link #cycles}.
   */
  public static final int GOES_ELSEWHERE = -2;

  private static final int CYCLES_PER_WORD = Operation.IN.cost().perUnit();

  // Words below a workspace pointer.
  private static final int INSTRUCTION_POINTER = 1;
  private static final int LINK = 2;
  private static final int POINTER = 3;

  /** Most accesses to memory of an instruction and a dispatch. */
  private static final int MOST_ACCESSES = 12;

  private final CoreState state;
  private final CoreCounters counters;
  private final WaitingProcesses waiting;
  private final int[] words;
  private final MemoryTiming timing;
  private final boolean isUniform;
  private final int firstChannel;
  private final CoreClock clock;
  private final long slicePeriod;

  /** From this cycle on instructions are left to the core. */
  private int end;

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
    this.isUniform = timing.dataCycles() == 0 && timing.jumpCycles() == 0;
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
   */
  void open(long localEnd) {
    long now = state.clock;
    if (now >= sliceEnd - slicePeriod || now < sliceEnd - 2 * slicePeriod) {
      sliceEnd = clock.sliceEnd(now);
    }
    long last =
        Math.min(localEnd, sliceEnd - slicePeriod)
            - Scheduler.DISPATCH_CYCLES
            - 2 * CYCLES_PER_WORD
            - MOST_ACCESSES * (timing.dataCycles() + timing.jumpCycles());
    end = (int) Math.max(Math.min(last - now, TranslationPort.LONGEST_RUN), Integer.MIN_VALUE);
    slice = state.j0Break ? -1 : (int) (sliceEnd - now);
  }

  // For translated code, after an instruction.

  /** C, if the process goes on after a message. */
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

  // Instructions. Parameters are the register stack, the index of the workspace's word 0, the
  // address after the instruction, cycles with the instruction's own, and the window: from its
  // first to before its second index there are only words that may be stored to. They return the
  // cycles if execution goes on behind them, otherwise one of the constants above.

  /** in: A bytes, B channel, C pointer. */
  public int input(int a, int b, int c, int workspace, int next, int cycles, int low, int high) {
    int channel = index(b);
    if (cycles >= end || !isChannel(channel, low, high)) {
      return LEFT_TO_CORE;
    }
    int other = words[channel];
    if (other == NOT_PROCESS) {
      return await(channel, c, WaitingProcesses.Reason.INPUT, workspace, next, cycles, low, high);
    }
    int otherIndex = index(other);
    if (!canComplete(other, otherIndex, low, high)) {
      return LEFT_TO_CORE;
    }
    int source = words[otherIndex - POINTER];
    if (!copy(source, c, a, low, high)) {
      return LEFT_TO_CORE;
    }
    nextC = c + BlockMove.bytesRead(c, a);
    int moving = CYCLES_PER_WORD + access(index(source)) + access(index(c));
    return complete(channel, other, otherIndex, cycles + moving);
  }

  /** out: A bytes, B channel, C pointer. */
  public int output(int a, int b, int c, int workspace, int next, int cycles, int low, int high) {
    return output(a, b, c, workspace, next, cycles, low, high, false);
  }

  /** outword: A value, B channel. */
  public int outputWord(
      int a, int b, int c, int workspace, int next, int cycles, int low, int high) {
    return outputValue(4, a, b, workspace, next, cycles, low, high);
  }

  /** outbyte: A value, B channel. */
  public int outputByte(
      int a, int b, int c, int workspace, int next, int cycles, int low, int high) {
    return outputValue(1, a, b, workspace, next, cycles, low, high);
  }

  /** The value waits in word 0 of the workspace. */
  private int outputValue(
      int bytes, int value, int b, int workspace, int next, int cycles, int low, int high) {
    if (workspace < low || workspace >= high) {
      return LEFT_TO_CORE;
    }
    int before = words[workspace];
    words[workspace] = value;
    int pointer = address(workspace);
    int stored = cycles + access(workspace);
    int result = output(bytes, b, pointer, workspace, next, stored, low, high, true);
    if (result == LEFT_TO_CORE) {
      words[workspace] = before;
    }
    return result;
  }

  private int output(
      int bytes,
      int b,
      int pointer,
      int workspace,
      int next,
      int cycles,
      int low,
      int high,
      boolean ofValue) {
    int channel = index(b);
    if (cycles >= end || !isChannel(channel, low, high)) {
      return LEFT_TO_CORE;
    }
    int other = words[channel];
    if (other == NOT_PROCESS) {
      return await(
          channel, pointer, WaitingProcesses.Reason.OUTPUT, workspace, next, cycles, low, high);
    }
    int otherIndex = index(other);
    if (!canComplete(other, otherIndex, low, high)) {
      return LEFT_TO_CORE;
    }
    int destination = words[otherIndex - POINTER];
    if (Alternation.isState(destination) || !copy(pointer, destination, bytes, low, high)) {
      return LEFT_TO_CORE;
    }
    int moving = access(index(destination));
    if (ofValue) {
      // The value comes from the register.
      nextC = destination + 4;
    } else {
      nextC = pointer + BlockMove.bytesRead(pointer, bytes);
      moving += CYCLES_PER_WORD + access(index(pointer));
    }
    return complete(channel, other, otherIndex, cycles + moving);
  }

  private int await(
      int channel,
      int pointer,
      WaitingProcesses.Reason reason,
      int workspace,
      int next,
      int cycles,
      int low,
      int high) {
    int front = state.frontLow;
    if (!isWorkspace(workspace, low, high) || !canDispatch(front, low, high)) {
      return LEFT_TO_CORE;
    }
    int descriptor = address(workspace) | LOW;
    words[workspace - POINTER] = pointer;
    words[workspace - INSTRUCTION_POINTER] = next;
    words[channel] = descriptor;
    waiting.add(descriptor, address(channel), reason);
    return dispatch(
        front,
        cycles
            + 2 * access(channel)
            + access(workspace - POINTER)
            + access(workspace - INSTRUCTION_POINTER));
  }

  private int complete(int channel, int other, int otherIndex, int cycles) {
    words[channel] = NOT_PROCESS;
    state.e = other;
    int enqueueing = enqueue(other & ~1);
    counters.localMessages++;
    return cycles + enqueueing + 2 * access(channel) + access(otherIndex - POINTER);
  }

  /** startp: A is the new workspace, B the offset of its code. */
  public int startProcess(
      int a, int b, int c, int workspace, int next, int cycles, int low, int high) {
    int index = index(a);
    if (cycles >= end || (a & 3) != 0 || !isWorkspace(index, low, high) || !canEnqueue(low, high)) {
      return LEFT_TO_CORE;
    }
    words[index - INSTRUCTION_POINTER] = next + b;
    int enqueueing = enqueue(a);
    counters.processesStarted++;
    return cycles + enqueueing + access(index - INSTRUCTION_POINTER);
  }

  /** endp: A is the parent's record, successor address and count of components still to end. */
  public int endProcess(
      int a, int b, int c, int workspace, int next, int cycles, int low, int high) {
    int index = index(a);
    int front = state.frontLow;
    if (cycles >= end || (a & 3) != 0 || index < low || index + 1 >= high) {
      return LEFT_TO_CORE;
    }
    int count = words[index + 1];
    if (count != 1 && !canDispatch(front, low, high)) {
      return LEFT_TO_CORE;
    }
    words[index + 1] = count - 1;
    int counted = cycles + 2 * access(index + 1);
    if (count != 1) {
      return dispatch(front, counted);
    }
    int successor = words[index];
    nextPointer = successor;
    nextWorkspace = index;
    nextSlice = state.j0Break ? -1 : (int) (state.sliceEnd - state.clock);
    nextCycles = counted + access(index) + (successor == next ? 0 : timing.jump(index(successor)));
    return GOES_ELSEWHERE;
  }

  /** Gives the core to the process at the front of the queue. */
  private int dispatch(int front, int cycles) {
    int index = index(front);
    int spent = cycles + Scheduler.DISPATCH_CYCLES + access(index - INSTRUCTION_POINTER);
    if (front == state.backLow) {
      state.frontLow = NOT_PROCESS;
    } else {
      state.frontLow = words[index - LINK];
      spent += access(index - LINK);
    }
    int pointer = words[index - INSTRUCTION_POINTER];
    state.sliceEnd = sliceEnd;
    counters.contextSwitches++;
    nextPointer = pointer;
    nextWorkspace = index;
    nextSlice = slice;
    nextCycles = spent + (isUniform ? 0 : timing.jump(index(pointer)));
    return GOES_ELSEWHERE;
  }

  /** Returns the cycles that it takes beyond the instruction's. */
  private int enqueue(int workspace) {
    int cycles = 0;
    if (state.frontLow == NOT_PROCESS) {
      state.frontLow = workspace;
    } else {
      int link = index(state.backLow) - LINK;
      words[link] = workspace;
      cycles = access(link);
    }
    state.backLow = workspace;
    waiting.remove(workspace | LOW);
    return cycles;
  }

  /** Copies a message if it is a word or a byte. */
  private boolean copy(int source, int destination, int bytes, int low, int high) {
    int from = index(source);
    int to = index(destination);
    if (from >= words.length || to < low || to >= high) {
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

  private static int address(int index) {
    return (index << 2) + MachineImage.MEMORY_START;
  }

  private int access(int index) {
    return isUniform ? 0 : timing.access(index);
  }

  private boolean canComplete(int other, int otherIndex, int low, int high) {
    return (other & 1) == LOW && isWorkspace(otherIndex, low, high) && canEnqueue(low, high);
  }

  private boolean canEnqueue(int low, int high) {
    return state.frontLow == NOT_PROCESS || isWorkspace(index(state.backLow), low, high);
  }

  /** The empty queue's front has no words below it. */
  private static boolean canDispatch(int front, int low, int high) {
    return (front & 3) == 0 && isWorkspace(index(front), low, high);
  }

  /** True if a process's words below an index are in the window. */
  private static boolean isWorkspace(int index, int low, int high) {
    return index - POINTER >= low && index <= high;
  }

  private boolean isChannel(int index, int low, int high) {
    return index >= firstChannel && index >= low && index < high;
  }
}
