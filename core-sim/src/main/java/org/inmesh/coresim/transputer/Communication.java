package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.CoreState.NOT_PROCESS;

import java.util.Locale;
import org.inmesh.coresim.program.MachineImage;

/**
 * Input and output: rendezvous through a word of memory, or by way of the {@link ChannelInterface}.
 *
 * <p>The channel word holds NotProcess or the descriptor of the process that came first. It is
 * locked from the first look to the end of the instruction, so that on the coherent machine too
 * exactly one of two processes is the first.
 */
final class Communication {
  static final int POINTER = -12;

  private final TransputerCore core;
  private final CoreState state;
  private final MemoryPort memory;
  private final BlockMove blockMove;
  private final int lowestExternal;
  private final int externalBytes;

  Communication(TransputerCore core, CoreState state, MemoryPort memory, BlockMove blockMove) {
    this.core = core;
    this.state = state;
    this.memory = memory;
    this.blockMove = blockMove;
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
    core.events().inputStarted(channel, bytes);
    int other = memory.lock(channel);
    if (other == NOT_PROCESS) {
      await(channel, pointer, WaitingProcesses.Reason.INPUT);
      return;
    }
    core.events().received(state.descriptor(), channel, bytes);
    transfer(channel, other, memory.load((other & ~1) + POINTER), pointer, bytes);
  }

  /** out: A bytes, B channel, C pointer. */
  void output() {
    int bytes = length(state.a);
    int channel = state.b;
    int pointer = state.c;
    if (isExternal(channel)) {
      external(channel, pointer, bytes, true);
      return;
    }
    core.events().outputStarted(channel, bytes);
    int other = memory.lock(channel);
    if (other == NOT_PROCESS) {
      await(channel, pointer, WaitingProcesses.Reason.OUTPUT);
      return;
    }
    int otherPointer = memory.load((other & ~1) + POINTER);
    if (Alternation.isState(otherPointer)) {
      awaitAlternation(channel, other, pointer);
    } else {
      core.events().received(other, channel, bytes);
      transfer(channel, other, pointer, otherPointer, bytes);
    }
  }

  /**
   * outbyte and outword: A value, B channel; the value waits in word 0 of the workspace. They take
   * the same time whoever comes first.
   */
  void outputValue(int bytes) {
    int channel = state.b;
    int value = state.a;
    int pointer = state.workspace;
    memory.store(pointer, value);
    if (isExternal(channel)) {
      external(channel, pointer, bytes, true);
      return;
    }
    core.events().outputStarted(channel, bytes);
    int other = memory.lock(channel);
    if (other == NOT_PROCESS) {
      await(channel, pointer, WaitingProcesses.Reason.OUTPUT);
      return;
    }
    int otherPointer = memory.load((other & ~1) + POINTER);
    if (Alternation.isState(otherPointer)) {
      awaitAlternation(channel, other, pointer);
      return;
    }
    core.events().received(other, channel, bytes);
    if (bytes == 4 && (otherPointer & 3) == 0) {
      memory.store(otherPointer, value);
    } else {
      for (int i = 0; i < bytes; i++) {
        memory.storeByte(otherPointer + i, value >>> 8 * i);
      }
    }
    memory.store(channel, NOT_PROCESS);
    state.c = otherPointer + 4;
    state.e = other;
    completeMessage();
  }

  private void awaitAlternation(int channel, int other, int pointer) {
    // A time of the alternation that has come before makes it ready first.
    core.scheduler().acceptReady();
    memory.store(state.workspace + Scheduler.INSTRUCTION_POINTER, state.instructionPointer);
    memory.store(state.workspace + POINTER, pointer);
    int stateAddress = (other & ~1) + Alternation.STATE;
    int guardState = memory.loadForStore(stateAddress);
    memory.store(stateAddress, Alternation.READY);
    // Last, because it ends the lock that keeps the other from disabling its guard.
    memory.store(channel, state.descriptor());
    if (guardState == Alternation.WAITING) {
      core.scheduler().makeReady(other);
    }
    core.scheduler().suspend(channel, WaitingProcesses.Reason.OUTPUT);
  }

  private void await(int channel, int pointer, WaitingProcesses.Reason reason) {
    memory.store(state.workspace + POINTER, pointer);
    memory.store(state.workspace + Scheduler.INSTRUCTION_POINTER, state.instructionPointer);
    memory.store(channel, state.descriptor());
    core.scheduler().suspend(channel, reason);
  }

  /** The second process moves the message; C is raised by what is read of its own block. */
  private void transfer(int channel, int other, int source, int destination, int bytes) {
    state.c += BlockMove.bytesRead(state.c, bytes);
    state.e = other;
    boolean interruptible = core.underWay().mayBeInterrupted();
    if (interruptible) {
      // As the processor does. Where nobody can look in between, the channel is locked all the
      // time.
      memory.store(channel, NOT_PROCESS);
    }
    boolean complete =
        bytes == 0 || blockMove.begin(BlockMove.Purpose.MESSAGE, source, destination, bytes);
    if (!interruptible) {
      memory.store(channel, NOT_PROCESS);
    }
    if (complete) {
      completeMessage();
    }
  }

  /** The process that waited goes on. */
  void completeMessage() {
    core.scheduler().makeReady(state.e);
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
    if (output) {
      core.events().outputStarted(channel, bytes);
      if (!channels.output(descriptor, channel, pointer, bytes)) {
        core.scheduler().suspend(channel, WaitingProcesses.Reason.OUTPUT);
      }
      return;
    }
    core.events().inputStarted(channel, bytes);
    if (channels.input(descriptor, channel, pointer, bytes)) {
      core.events().received(descriptor, channel, bytes);
    } else {
      core.scheduler().suspend(channel, WaitingProcesses.Reason.INPUT);
    }
  }

  /** move: A bytes, B destination, C source. A negative number moves nothing. */
  void move() {
    int bytes = state.a;
    int source = state.c;
    if (bytes > 0) {
      state.c += BlockMove.bytesRead(source, bytes);
      blockMove.begin(BlockMove.Purpose.MOVE, source, state.b, bytes);
    }
  }

  // No message is longer than memory can be.
  private static int length(int bytes) {
    if (bytes < 0) {
      throw new ProgramFault(String.format(Locale.ROOT, "a block of %d bytes", bytes));
    }
    return bytes;
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
