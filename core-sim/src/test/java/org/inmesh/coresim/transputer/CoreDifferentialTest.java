package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.LoneCore.CODE;
import static org.inmesh.coresim.transputer.LoneCore.MEMORY_BYTES;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.inmesh.isa.transputer.ProcessorType;

/**
 * The core against an interpreter written apart from it, on random code of one process: stepwise,
 * running ahead, and with memory that stalls at every access.
 */
class CoreDifferentialTest {

  @Provide
  Arbitrary<String> t414() {
    return RandomCode.text(ProcessorType.T414);
  }

  @Provide
  Arbitrary<String> t425() {
    return RandomCode.text(ProcessorType.T425);
  }

  @Provide
  Arbitrary<String> t800() {
    return RandomCode.text(ProcessorType.T800);
  }

  @Provide
  Arbitrary<String> t805() {
    return RandomCode.text(ProcessorType.T805);
  }

  @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
  void shouldBeT414(@ForAll("t414") String text, @ForAll int a, @ForAll int b, @ForAll int c) {
    compare(ProcessorType.T414, text, a, b, c);
  }

  @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
  void shouldBeT425(@ForAll("t425") String text, @ForAll int a, @ForAll int b, @ForAll int c) {
    compare(ProcessorType.T425, text, a, b, c);
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void shouldBeT800(@ForAll("t800") String text, @ForAll int a, @ForAll int b, @ForAll int c) {
    compare(ProcessorType.T800, text, a, b, c);
  }

  @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
  void shouldBeT805(@ForAll("t805") String text, @ForAll int a, @ForAll int b, @ForAll int c) {
    compare(ProcessorType.T805, text, a, b, c);
  }

  private static void compare(ProcessorType type, String text, int a, int b, int c) {
    LoneCore stepwise = LoneCore.of(type, text).running("start").registers(a, b, c);
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
        LoneCore.of(type, stepwise.code, TransputerCore.AHEAD_OF_PRIVATE_MEMORY, memory -> memory);
    assertComesToTheSameState(ahead.running("start").registers(a, b, c), stepwise);
    LoneCore stalling =
        LoneCore.of(
            type, stepwise.code, TransputerCore.AHEAD_OF_SHARED_MEMORY, StallingMemory::new);
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
