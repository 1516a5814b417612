package org.inmesh.coresim.transputer;

import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.translation.HotRegions;
import org.inmesh.coresim.translation.TranslationCache;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.assembly.AssembledCode;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;

/**
 * One core with its memory and nothing around it: loaded from assembly text, driven one instruction
 * at a time or as far as it goes, and looked into.
 */
final class LoneCore {
  static final int MEMORY_BYTES = 16384;
  static final int CODE = MachineImage.MEMORY_START + MachineImage.RESERVED_BYTES;

  /** Workspace of the first process; the others that tests start are below and above it. */
  static final int WORKSPACE = MachineImage.MEMORY_START + 4096;

  static final int NOT_PROCESS = MachineImage.MEMORY_START;

  /** At this clock a high priority tick is one cycle, a low priority one 64. */
  static final int MEGAHERTZ = 1;

  final TransputerCore core;
  final CoreState state;
  final PrivateMemory memory = new PrivateMemory(MEMORY_BYTES);
  final AssembledCode code;

  LoneCore(String source) {
    this(source, TransputerCore.STEPWISE);
  }

  LoneCore(String source, int barrier) {
    this(Assembler.assemble(AssemblySource.parse("test", source)), barrier);
  }

  LoneCore(AssembledCode code, int barrier) {
    this(code, barrier, memory -> memory);
  }

  /** The core reaches its memory through what the function makes of it. */
  LoneCore(AssembledCode code, int barrier, UnaryOperator<MemoryPort> port) {
    this(code, barrier, port, core -> new NoChannels(), true, ProcessorSpecification.T800);
  }

  /** As above, and the processor is another. */
  LoneCore(
      AssembledCode code,
      int barrier,
      UnaryOperator<MemoryPort> port,
      ProcessorSpecification processor) {
    this(code, barrier, port, core -> new NoChannels(), true, processor);
  }

  /** The core's channels outside memory are what the function makes for it. */
  LoneCore(String source, int barrier, Function<LoneCore, ChannelInterface> channels) {
    this(
        Assembler.assemble(AssemblySource.parse("test", source)),
        barrier,
        memory -> memory,
        channels,
        true,
        ProcessorSpecification.T800);
  }

  private LoneCore(
      AssembledCode code,
      int barrier,
      UnaryOperator<MemoryPort> port,
      Function<LoneCore, ChannelInterface> channels,
      boolean isProtected,
      ProcessorSpecification processor) {
    this.code = code;
    if (isProtected) {
      memory.loadCode(CODE, code.bytes());
    } else {
      for (int i = 0; i < code.bytes().length; i++) {
        memory.storeByte(CODE + i, code.bytes()[i]);
      }
    }
    for (int address : TransputerCore.initialisedReservedWords(MachineImage.MEMORY_START)) {
      memory.store(address, NOT_PROCESS);
    }
    memory.setTiming(MemoryTiming.of(processor));
    memory.setCycles(processor.cycles());
    core =
        new TransputerCore(
            port.apply(memory),
            memory.code(),
            processor,
            MEGAHERTZ,
            MachineImage.MEMORY_START,
            channels.apply(this),
            new NoChannels(),
            barrier);
    state = core.state();
  }

  /** All memory is as on the chip. */
  private static ProcessorSpecification of(ProcessorType type) {
    return new ProcessorSpecification(type, type.onChipBytes(), 1, 20);
  }

  /** A core of any type, one instruction at a time. */
  static LoneCore of(ProcessorType type, String source) {
    return of(
        type,
        Assembler.assemble(AssemblySource.parse("test", source)),
        TransputerCore.STEPWISE,
        memory -> memory);
  }

  /** A core of any type that reaches its memory through what the function makes of it. */
  static LoneCore of(
      ProcessorType type, AssembledCode code, int barrier, UnaryOperator<MemoryPort> port) {
    return new LoneCore(code, barrier, port, core -> new NoChannels(), true, of(type));
  }

  /** A core of any type whose program may change its own code. */
  static LoneCore withWritableCode(ProcessorType type, AssembledCode code, int barrier) {
    return new LoneCore(code, barrier, memory -> memory, core -> new NoChannels(), false, of(type));
  }

  /** A core whose program may change its own code, one instruction at a time. */
  static LoneCore withWritableCode(String source) {
    return withWritableCode(
        Assembler.assemble(AssemblySource.parse("test", source)), TransputerCore.STEPWISE);
  }

  /** A core whose program may change its own code. */
  static LoneCore withWritableCode(AssembledCode code, int barrier) {
    return withWritableCode(code, barrier, new NoChannels(), ProcessorSpecification.T800);
  }

  /** The same with channels outside memory, and of any type. */
  static LoneCore withWritableCode(
      AssembledCode code,
      int barrier,
      ChannelInterface channels,
      ProcessorSpecification processor) {
    return new LoneCore(code, barrier, memory -> memory, core -> channels, false, processor);
  }

  /**
   * From now on translates every place as soon as it is left to, and the one at an address. All of
   * the code is decoded before: otherwise only what has been executed would be translated, and most
   * of a test's program is executed once.
   */
  LoneCore translated(int address) {
    core.executeRegionsBy(
        port -> {
          for (int offset = 0; offset < code.bytes().length; offset++) {
            port.entry(CODE + offset);
          }
          HotRegions regions = new HotRegions(port, new TranslationCache(), 1);
          regions.sample(address);
          return regions;
        });
    return this;
  }

  /** Puts a low priority process on the core, at a label. */
  LoneCore running(String label) {
    return running(WORKSPACE, address(label));
  }

  /** Puts a low priority process on the core. */
  LoneCore running(int workspace, int address) {
    state.workspace = workspace;
    state.instructionPointer = address;
    state.priority = CoreState.LOW;
    state.sliceEnd = new CoreClock(MEGAHERTZ).sliceEnd(0);
    state.activity = CoreState.RUNNING;
    return this;
  }

  LoneCore registers(int a, int b, int c) {
    state.a = a;
    state.b = b;
    state.c = c;
    return this;
  }

  /** Makes a process ready as the machine does at the start. */
  LoneCore ready(int workspace, int priority, String label) {
    memory.store(workspace - 4, address(label));
    core.wake(workspace | priority, state.clock);
    return this;
  }

  int address(String label) {
    return CODE + code.labelOffset(label);
  }

  /** Executes one instruction, or dispatches or interrupts, and tells the cycles it took. */
  long step() {
    if (core.nextCycle() == Long.MAX_VALUE) {
      throw new NoSuchElementException("every process waits");
    }
    long before = state.clock;
    core.step();
    return state.clock - before;
  }

  /** Executes instructions until the one at a label is due. */
  LoneCore runTo(String label) {
    int target = address(label);
    for (int i = 0; i < 100_000; i++) {
      if (state.activity == CoreState.RUNNING
          && state.moving == null
          && state.instructionPointer == target) {
        return this;
      }
      step();
    }
    throw new NoSuchElementException("never at " + label);
  }

  /** Lets the core go on until no process can, or a cycle is reached. */
  LoneCore run(long cycles) {
    long next = core.nextCycle();
    while (next < cycles && core.fault().isEmpty()) {
      core.advance(next, cycles);
      next = core.nextCycle();
    }
    return this;
  }

  int word(int address) {
    return memory.peek(address);
  }

  /** Word n of the first process's workspace. */
  int local(int n) {
    return word(WORKSPACE + 4 * n);
  }

  /** A core with no channels to outside. */
  static class NoChannels implements ChannelInterface, ProcessWaker {
    @Override
    public boolean output(int descriptor, int channel, int pointer, int bytes) {
      throw new UnsupportedOperationException("output to outside");
    }

    @Override
    public boolean input(int descriptor, int channel, int pointer, int bytes) {
      throw new UnsupportedOperationException("input from outside");
    }

    @Override
    public boolean enable(int descriptor, int channel) {
      throw new UnsupportedOperationException("guard on outside");
    }

    @Override
    public boolean disable(int descriptor, int channel) {
      throw new UnsupportedOperationException("guard on outside");
    }

    @Override
    public int reset(int channel) {
      throw new UnsupportedOperationException("reset of outside");
    }

    @Override
    public boolean isLocal(int descriptor) {
      return true;
    }

    @Override
    public void wake(int descriptor) {
      throw new UnsupportedOperationException("process of another core");
    }
  }
}
