package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.CoreState.NOT_PROCESS;

import org.inmesh.coresim.program.MachineImage;
import org.inmesh.isa.transputer.Operation;

/**
 * Input and output: rendezvous through a word of memory, or by way of the {@link ChannelInterface}.
 *
 * <p>The channel word holds NotProcess or the descriptor of the process that came first. It is
 * locked from the first look to the end of the instruction, so that on the coherent machine too
 * exactly one of two processes is the first.
 */
final class Communication {
  static final int POINTER = -12;
  private static final int CYCLES_PER_WORD = Operation.IN.cost().perUnit();

  private final TransputerCore core;
  private final CoreState state;
  private final MemoryPort memory;
  private final int lowestExternal;
  private final int externalBytes;

  Communication(TransputerCore core, CoreState state, MemoryPort memory) {
    this.core = core;
    this.state = state;
    this.memory = memory;
    this.lowestExternal = core.channels().lowestChannel();
    this.externalBytes = core.channels().channelBytes();
  }

  /** True if a channel leads outside. */
  boolean isExternal(int channel) {
    return Integer.compareUnsigned(channel - lowestExternal, externalBytes) < 0;
  }

  /** in: A bytes, B channel, C pointer. */
  void input() {
    int bytes = length(state.a);
    int channel = state.b;
    int pointer = state.c;
    if (isExternal(channel)) {
      external(channel, pointer, bytes, false);
      return;
    }
    int other = memory.lock(channel);
    if (other == NOT_PROCESS) {
      await(channel, pointer, WaitingProcesses.Reason.INPUT);
      return;
    }
    copy(memory.load((other & ~1) + POINTER), pointer, bytes);
    complete(channel, other);
    core.spend(words(bytes) * CYCLES_PER_WORD);
  }

  /** out: A bytes, B channel, C pointer. */
  void output() {
    int bytes = length(state.a);
    if (output(state.b, state.c, bytes)) {
      core.spend(words(bytes) * CYCLES_PER_WORD);
    }
  }

  /**
   * outbyte and outword: A value, B channel; the value waits in word 0 of the workspace. They take
   * the same time whoever comes first.
   */
  void outputValue(int bytes) {
    int channel = state.b;
    memory.store(state.workspace, state.a);
    output(channel, state.workspace, bytes);
  }

  /** True if the message went through a word of memory now. */
  private boolean output(int channel, int pointer, int bytes) {
    if (isExternal(channel)) {
      external(channel, pointer, bytes, true);
      return false;
    }
    int other = memory.lock(channel);
    if (other == NOT_PROCESS) {
      await(channel, pointer, WaitingProcesses.Reason.OUTPUT);
      return false;
    }
    int otherWorkspace = other & ~1;
    int otherPointer = memory.load(otherWorkspace + POINTER);
    if (Alternation.isState(otherPointer)) {
      memory.store(state.workspace + Scheduler.INSTRUCTION_POINTER, state.instructionPointer);
      memory.store(state.workspace + POINTER, pointer);
      int guardState = memory.loadForStore(otherWorkspace + Alternation.STATE);
      memory.store(otherWorkspace + Alternation.STATE, Alternation.READY);
      // Last, because it ends the lock that keeps the other from disabling its guard.
      memory.store(channel, state.descriptor());
      if (guardState == Alternation.WAITING) {
        core.scheduler().makeReady(other);
      }
      core.scheduler().suspend(channel, WaitingProcesses.Reason.OUTPUT);
      return false;
    }
    copy(pointer, otherPointer, bytes);
    complete(channel, other);
    return true;
  }

  private void await(int channel, int pointer, WaitingProcesses.Reason reason) {
    memory.store(state.workspace + POINTER, pointer);
    memory.store(state.workspace + Scheduler.INSTRUCTION_POINTER, state.instructionPointer);
    memory.store(channel, state.descriptor());
    core.scheduler().suspend(channel, reason);
  }

  private void complete(int channel, int other) {
    memory.store(channel, NOT_PROCESS);
    core.scheduler().makeReady(other);
    core.counters().localMessages++;
  }

  private void external(int channel, int pointer, int bytes, boolean output) {
    if (channel == MachineImage.INVALID_CHANNEL) {
      core.fail("channel subscript out of range");
      return;
    }
    memory.store(state.workspace + Scheduler.INSTRUCTION_POINTER, state.instructionPointer);
    ChannelInterface channels = core.channels();
    int descriptor = state.descriptor();
    boolean complete =
        output
            ? channels.output(descriptor, channel, pointer, bytes)
            : channels.input(descriptor, channel, pointer, bytes);
    if (!complete) {
      core.scheduler()
          .suspend(
              channel, output ? WaitingProcesses.Reason.OUTPUT : WaitingProcesses.Reason.INPUT);
    }
  }

  /** move: A bytes, B destination, C source. */
  void move() {
    int bytes = length(state.a);
    copy(state.c, state.b, bytes);
    core.spend(words(bytes) * Operation.MOVE.cost().perUnit());
  }

  private void copy(int source, int destination, int bytes) {
    int done = 0;
    if (((source | destination) & 3) == 0) {
      for (; done + 4 <= bytes; done += 4) {
        memory.store(destination + done, memory.load(source + done));
      }
    }
    for (; done < bytes; done++) {
      memory.storeByte(destination + done, memory.loadByte(source + done));
    }
  }

  // No block is longer than memory can be.
  private static int length(int bytes) {
    if (bytes < 0) {
      throw new ProgramFault("a block of %d bytes".formatted(bytes));
    }
    return bytes;
  }

  private static int words(int bytes) {
    return bytes + 3 >>> 2;
  }

  /** resetch: A channel; A becomes the old word. */
  void reset() {
    if (isExternal(state.a)) {
      state.a = core.channels().reset(state.a);
      return;
    }
    int old = memory.lock(state.a);
    memory.store(state.a, NOT_PROCESS);
    state.a = old;
  }
}
