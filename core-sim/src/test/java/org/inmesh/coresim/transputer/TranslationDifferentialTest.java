package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.LoneCore.CODE;
import static org.inmesh.coresim.transputer.LoneCore.MEMORY_BYTES;
import static org.inmesh.coresim.transputer.LoneCore.NOT_PROCESS;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.RandomCycles;
import org.inmesh.isa.transputer.CycleTable;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.assembly.AssembledCode;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;

/**
 * Translated code against the instruction loop: two cores with the same memory are stopped at the
 * same cycles, chosen at random, and compared whole each time.
 */
class TranslationDifferentialTest {

  @Provide
  Arbitrary<String> code() {
    return RandomCode.text();
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void shouldDoTheSameWithProgramsThatEnd(
      @ForAll("code") String text, @ForAll int a, @ForAll int b, @ForAll int c, @ForAll long seed) {
    AssembledCode code = Assembler.assemble(AssemblySource.parse("test", text));
    ProcessorSpecification processor = processor(new Random(seed));
    LoneCore loop = core(code, processor).running("start").registers(a, b, c);
    LoneCore translated = core(code, processor).running("start").registers(a, b, c);
    translated.translated(translated.address("start"));
    assertAgree(loop, translated, new Random(seed), 400);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void shouldDoTheSameWithAnyBytesAsCode(@ForAll long seed) {
    Random random = new Random(seed);
    AssembledCode code =
        Assembler.assemble(AssemblySource.parse("test", RandomBytes.program(random)));
    int workspace = CODE + 4 * random.nextInt(-4, 80);
    int start = random.nextInt(1 << 14);
    ProcessorSpecification processor = processor(random);
    LoneCore loop =
        core(code, processor).running(workspace, CODE).registers(start, CODE, workspace);
    LoneCore translated =
        core(code, processor).running(workspace, CODE).registers(start, CODE, workspace);
    loop.state.haltOnError = random.nextBoolean();
    translated.state.haltOnError = loop.state.haltOnError;
    translated.translated(CODE);
    assertAgree(loop, translated, random, 60);
  }

  @Provide
  Arbitrary<String> floatingPointCode() {
    return RandomFloatingPointCode.endless();
  }

  /** Over and over, so that nearly all is executed in translated code. */
  @Property(tries = 40, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void shouldCalculateAsTheLoopDoes(@ForAll("floatingPointCode") String text, @ForAll long seed) {
    AssembledCode code = Assembler.assemble(AssemblySource.parse("test", text));
    Random random = new Random(seed);
    ProcessorSpecification processor = processor(random);
    LoneCore loop = core(code, processor).running("start");
    LoneCore translated = core(code, processor).running("start");
    RandomFloatingPointCode.fillLocals(loop, new Random(seed));
    RandomFloatingPointCode.fillLocals(translated, new Random(seed));
    translated.translated(translated.address("start"));

    assertAgree(loop, translated, random, 1_000);
  }

  @Provide
  Arbitrary<RandomProcesses> processes() {
    return RandomProcesses.of(ProcessorType.T800);
  }

  /** Both priorities, messages, alternations and timers, with a horizon that is far away. */
  @Property(tries = 15, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void shouldScheduleAsTheLoopDoes(
      @ForAll("processes") RandomProcesses program, @ForAll long seed) {
    AssembledCode code = Assembler.assemble(AssemblySource.parse("test", program.code()));
    Random random = new Random(seed);
    CycleTable cycles = RandomCycles.of(random);
    LoneCore loop = started(code, program, cycles);
    LoneCore translated = started(code, program, cycles);
    translated.translated(translated.address("P0"));

    assertAgree(loop, translated, random, 2_000);
  }

  private static LoneCore started(AssembledCode code, RandomProcesses program, CycleTable cycles) {
    return ProcessDifferentialTest.started(
        code, program, TransputerCore.AHEAD_OF_PRIVATE_MEMORY, cycles);
  }

  private static LoneCore core(AssembledCode code, ProcessorSpecification processor) {
    return LoneCore.withWritableCode(
        code, TransputerCore.AHEAD_OF_PRIVATE_MEMORY, new OpenChannels(), processor);
  }

  /**
   * One that has slow memory, from somewhere in the code or workspace on, or none; with any cycles
   * of instructions.
   */
  private static ProcessorSpecification processor(Random random) {
    return random.nextBoolean()
        ? RandomCycles.processor(ProcessorType.T800, random)
        : new ProcessorSpecification(
            ProcessorType.T800,
            4 * random.nextInt(1200),
            3 + random.nextInt(4),
            20,
            RandomCycles.of(random));
  }

  private static void assertAgree(
      LoneCore loop, LoneCore translated, Random random, int longestStretch) {
    long limit = 0;
    for (int stop = 0; stop < 60 && loop.core.fault().isEmpty(); stop++) {
      limit += 1 + random.nextInt(longestStretch);
      long horizon = limit - 1 - random.nextInt(3);
      loop.core.advance(horizon, limit);
      translated.core.advance(horizon, limit);
      assertSame(loop, translated);
    }
  }

  private static void assertSame(LoneCore loop, LoneCore translated) {
    assertThat(registers(translated.state)).isEqualTo(registers(loop.state));
    assertThat(counters(translated.core.counters())).isEqualTo(counters(loop.core.counters()));
    assertThat(translated.core.fault()).isEqualTo(loop.core.fault());
    for (int address = NOT_PROCESS; address < NOT_PROCESS + MEMORY_BYTES; address += 4) {
      if (translated.word(address) != loop.word(address)) {
        assertThat(translated.word(address))
            .as("word at #%08X", address)
            .isEqualTo(loop.word(address));
      }
    }
  }

  private static List<Object> registers(CoreState state) {
    FloatingPointRegisters reals = state.floatingPoint;
    return List.of(
        state.clock,
        state.priority,
        state.frontHigh,
        state.backHigh,
        state.timerDueHigh,
        state.timerDueLow,
        state.instructionPointer,
        state.a,
        state.b,
        state.c,
        state.workspace,
        state.activity,
        state.error,
        state.frontLow,
        state.backLow,
        state.sliceEnd,
        reals.aFormat,
        reals.a,
        reals.bFormat,
        reals.b,
        reals.cFormat,
        reals.c,
        reals.error,
        reals.rounding);
  }

  private static List<Long> counters(CoreCounters counters) {
    return List.of(
        counters.instructions,
        counters.busyCycles,
        counters.lastCycle,
        counters.contextSwitches,
        counters.processesStarted,
        counters.localMessages);
  }

  /** Whatever is sent outside arrives, and what is asked for is there. */
  private static final class OpenChannels implements ChannelInterface {
    @Override
    public boolean output(int descriptor, int channel, int pointer, int bytes) {
      return true;
    }

    @Override
    public boolean input(int descriptor, int channel, int pointer, int bytes) {
      return true;
    }

    @Override
    public boolean enable(int descriptor, int channel) {
      return true;
    }

    @Override
    public boolean disable(int descriptor, int channel) {
      return true;
    }

    @Override
    public int reset(int channel) {
      return NOT_PROCESS;
    }
  }
}
