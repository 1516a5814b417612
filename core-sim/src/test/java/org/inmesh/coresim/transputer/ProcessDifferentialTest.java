package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.assembly.AssembledCode;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;

/**
 * The core against an interpreter written apart from it, on random programs of several processes:
 * every instruction, and all of memory at the end; running ahead and translated, what is there at
 * the end.
 */
class ProcessDifferentialTest {
  private static final int MOST_INSTRUCTIONS = 30_000;

  @Provide
  Arbitrary<RandomProcesses> t414() {
    return RandomProcesses.of(ProcessorType.T414);
  }

  @Provide
  Arbitrary<RandomProcesses> t425() {
    return RandomProcesses.of(ProcessorType.T425);
  }

  @Provide
  Arbitrary<RandomProcesses> t800() {
    return RandomProcesses.of(ProcessorType.T800);
  }

  @Provide
  Arbitrary<RandomProcesses> t805() {
    return RandomProcesses.of(ProcessorType.T805);
  }

  @Property(tries = 25, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void shouldBeT414(@ForAll("t414") RandomProcesses program) {
    compare(ProcessorType.T414, program);
  }

  @Property(tries = 25, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void shouldBeT425(@ForAll("t425") RandomProcesses program) {
    compare(ProcessorType.T425, program);
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void shouldBeT800(@ForAll("t800") RandomProcesses program) {
    compare(ProcessorType.T800, program);
  }

  @Property(tries = 25, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void shouldBeT805(@ForAll("t805") RandomProcesses program) {
    compare(ProcessorType.T805, program);
  }

  @Tag("slow")
  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void shouldBeT414InManyPrograms(@ForAll("t414") RandomProcesses program) {
    compare(ProcessorType.T414, program);
  }

  @Tag("slow")
  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void shouldBeT805InManyPrograms(@ForAll("t805") RandomProcesses program) {
    compare(ProcessorType.T805, program);
  }

  private static void compare(ProcessorType type, RandomProcesses program) {
    AssembledCode code = Assembler.assemble(AssemblySource.parse("test", program.code()));
    LoneCore stepwise = started(type, code, program, TransputerCore.STEPWISE);
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

    LoneCore ahead = started(type, code, program, TransputerCore.AHEAD_OF_PRIVATE_MEMORY);
    assertEndsTheSame(ahead, stepwise);
    // Translation takes its time.
    if (type.hasFloatingPointUnit() && program.code().hashCode() % 4 == 0) {
      LoneCore translated = started(type, code, program, TransputerCore.AHEAD_OF_PRIVATE_MEMORY);
      assertEndsTheSame(translated.translated(translated.address("P0")), stepwise);
    }
  }

  private static void assertEndsTheSame(LoneCore quick, LoneCore stepwise) {
    quick.run(Long.MAX_VALUE);
    assertThat(quick.state.clock).isEqualTo(stepwise.state.clock);
    assertThat(quick.core.counters())
        .usingRecursiveComparison()
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
      ProcessorType type, AssembledCode code, RandomProcesses program, int barrier) {
    LoneCore lone = LoneCore.withWritableCode(type, code, barrier);
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
