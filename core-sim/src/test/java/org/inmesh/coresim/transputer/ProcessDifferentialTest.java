package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.RandomCycles;
import org.inmesh.isa.transputer.CycleTable;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.assembly.AssembledCode;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;

/**
 * The core against an interpreter written apart from it, on random programs of several processes:
 * every instruction, and all of memory at the end; running ahead and translated, what is there at
 * the end; with any cycles of instructions.
 */
class ProcessDifferentialTest {
  private static final int MOST_INSTRUCTIONS = 30_000;

  @Provide
  Arbitrary<RandomProcesses> programs() {
    return Arbitraries.of(ProcessorType.class).flatMap(RandomProcesses::of);
  }

  @Property(tries = 115, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void shouldDoWhatTheReferenceDoes(
      @ForAll("programs") RandomProcesses program, @ForAll long seed) {
    compare(program, seed);
  }

  @Tag("slow")
  @Property(tries = 3_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void shouldDoWhatTheReferenceDoesInManyPrograms(
      @ForAll("programs") RandomProcesses program, @ForAll long seed) {
    compare(program, seed);
  }

  private static void compare(RandomProcesses program, long seed) {
    CycleTable cycles = RandomCycles.of(new Random(seed));
    AssembledCode code = Assembler.assemble(AssemblySource.parse("test", program.code()));
    LoneCore stepwise = started(code, program, TransputerCore.STEPWISE, cycles);
    ReferenceComparison comparison = new ReferenceComparison(stepwise);
    for (int i = 0; i < program.priorities().size(); i++) {
      comparison.ready(program.descriptor(i));
    }
    int instructions = 0;
    boolean goesOn = comparison.settle();
    while (goesOn && instructions < MOST_INSTRUCTIONS) {
      goesOn = comparison.step();
      instructions++;
    }
    assertThat(goesOn).as("ends").isFalse();
    comparison.compareMemory();

    LoneCore ahead = started(code, program, TransputerCore.AHEAD_OF_PRIVATE_MEMORY, cycles);
    assertEndsTheSame(ahead, stepwise);
    // Translation takes its time.
    if (program.type().hasFloatingPointUnit() && program.code().hashCode() % 4 == 0) {
      LoneCore translated = started(code, program, TransputerCore.AHEAD_OF_PRIVATE_MEMORY, cycles);
      assertEndsTheSame(translated.translated(translated.address("P0")), stepwise);
    }
  }

  private static void assertEndsTheSame(LoneCore quick, LoneCore stepwise) {
    quick.run(Long.MAX_VALUE);
    assertThat(quick.state.clock).isEqualTo(stepwise.state.clock);
    // Translated code does not count the cycles of each activity.
    assertThat(quick.core.counters())
        .usingRecursiveComparison()
        .ignoringFields("cycles")
        .isEqualTo(stepwise.core.counters());
    for (int address = Integer.MIN_VALUE;
        address < Integer.MIN_VALUE + LoneCore.MEMORY_BYTES;
        address += 4) {
      if (quick.word(address) != stepwise.word(address)) {
        assertThat("#%X: #%X".formatted(address, quick.word(address)))
            .isEqualTo("#%X: #%X".formatted(address, stepwise.word(address)));
      }
    }
  }

  static LoneCore started(
      AssembledCode code, RandomProcesses program, int barrier, CycleTable cycles) {
    ProcessorType type = program.type();
    LoneCore lone =
        LoneCore.withWritableCode(
            code,
            barrier,
            new LoneCore.NoChannels(),
            new ProcessorSpecification(type, type.onChipBytes(), 1, 20, cycles));
    assertThat(LoneCore.CODE + code.bytes().length).isLessThan(RandomProcesses.CHANNELS);
    for (int i = 0; i < RandomProcesses.CHANNEL_COUNT; i++) {
      lone.memory.store(RandomProcesses.CHANNELS + 4 * i, LoneCore.NOT_PROCESS);
    }
    for (int i = 0; i < program.priorities().size(); i++) {
      lone.ready(RandomProcesses.workspace(i), program.priorities().get(i), "P" + i);
    }
    return lone;
  }
}
