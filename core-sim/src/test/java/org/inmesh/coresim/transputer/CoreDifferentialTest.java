package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.LoneCore.CODE;
import static org.inmesh.coresim.transputer.LoneCore.MEMORY_BYTES;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.RandomCycles;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.assembly.AssembledCode;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;

/**
 * The core against an interpreter written apart from it, on random code of one process: stepwise,
 * running ahead, and with memory that stalls at every access; with any cycles of instructions.
 */
class CoreDifferentialTest {

  /** Code for a type of processor. */
  private record Program(ProcessorType type, String text) {}

  @Provide
  Arbitrary<Program> programs() {
    return Arbitraries.of(ProcessorType.class)
        .flatMap(type -> RandomCode.text(type).map(text -> new Program(type, text)));
  }

  @Property(tries = 125, edgeCases = EdgeCasesMode.NONE)
  void shouldDoWhatTheReferenceDoes(
      @ForAll("programs") Program program,
      @ForAll int a,
      @ForAll int b,
      @ForAll int c,
      @ForAll long seed) {
    ProcessorSpecification processor = RandomCycles.processor(program.type(), new Random(seed));
    compare(processor, program.text(), a, b, c);
  }

  private static void compare(ProcessorSpecification processor, String text, int a, int b, int c) {
    AssembledCode code = Assembler.assemble(AssemblySource.parse("test", text));
    LoneCore stepwise =
        new LoneCore(code, TransputerCore.STEPWISE, memory -> memory, processor)
            .running("start")
            .registers(a, b, c);
    ReferenceComparison comparison = new ReferenceComparison(stepwise);
    int finish = stepwise.address("finish");
    long instructions = 0;
    while (comparison.reference.pointer != finish) {
      comparison.step();
      instructions++;
    }
    assertThat(stepwise.core.counters().instructions).isEqualTo(instructions);
    assertThat(stepwise.core.counters().busyCycles).isEqualTo(comparison.reference.cycles);
    comparison.compareMemory();
    LoneCore ahead =
        new LoneCore(code, TransputerCore.AHEAD_OF_PRIVATE_MEMORY, memory -> memory, processor);
    assertComesToTheSameState(ahead.running("start").registers(a, b, c), stepwise);
    LoneCore stalling =
        new LoneCore(code, TransputerCore.AHEAD_OF_SHARED_MEMORY, StallingMemory::new, processor);
    assertComesToTheSameState(stalling.running("start").registers(a, b, c), stepwise);
  }

  private static void assertComesToTheSameState(LoneCore ahead, LoneCore stepwise) {
    int finish = ahead.address("finish");
    while (ahead.state.instructionPointer != finish) {
      if (ahead.state.activity == CoreState.STALLED) {
        ahead.core.resume(ahead.state.clock);
      }
      ahead.core.advance(ahead.core.nextCycle(), Long.MAX_VALUE);
    }
    CoreState expected = stepwise.state;
    CoreState state = ahead.state;
    assertThat(new int[] {state.a, state.b, state.c, state.workspace, state.instructionPointer})
        .containsExactly(
            expected.a, expected.b, expected.c, expected.workspace, expected.instructionPointer);
    assertThat(state.clock).isEqualTo(expected.clock);
    assertThat(state.error).isEqualTo(expected.error);
    assertThat(state.floatingPoint).usingRecursiveComparison().isEqualTo(expected.floatingPoint);
    assertThat(ahead.core.counters())
        .usingRecursiveComparison()
        .isEqualTo(stepwise.core.counters());
    for (int address = CODE; address < CODE - 0x48 + MEMORY_BYTES; address += 4) {
      assertThat(ahead.word(address)).isEqualTo(stepwise.word(address));
    }
  }
}
