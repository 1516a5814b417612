package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.LoneCore.CODE;
import static org.inmesh.coresim.transputer.LoneCore.MEMORY_BYTES;
import static org.inmesh.coresim.transputer.LoneCore.WORKSPACE;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.inmesh.isa.transputer.Instruction;

/** The core against an interpreter written apart from it, on random code. */
class CoreDifferentialTest {

  @Provide
  Arbitrary<String> code() {
    return RandomCode.text();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void shouldDoWhatTheReferenceInterpreterDoes(
      @ForAll("code") String text, @ForAll int a, @ForAll int b, @ForAll int c) {
    LoneCore stepwise = new LoneCore(text).running("start").registers(a, b, c);
    ReferenceInterpreter reference =
        new ReferenceInterpreter(stepwise.code.bytes(), CODE, MEMORY_BYTES);
    for (int address = CODE - 0x48; address < CODE; address += 4) {
      reference.store(address, stepwise.word(address));
    }
    reference.workspace = WORKSPACE;
    reference.pointer = stepwise.address("start");
    reference.a = a;
    reference.b = b;
    reference.c = c;
    int finish = stepwise.address("finish");
    long instructions = 0;
    while (reference.pointer != finish) {
      Instruction instruction = reference.step();
      stepwise.step();
      instructions++;
      String where = "after %s at %d".formatted(instruction, instruction.offset());
      CoreState state = stepwise.state;
      reference.a = definedOr(reference.a, state.a);
      reference.b = definedOr(reference.b, state.b);
      reference.c = definedOr(reference.c, state.c);
      assertThat(new int[] {state.a, state.b, state.c, state.workspace, state.instructionPointer})
          .as(where)
          .containsExactly(
              reference.a, reference.b, reference.c, reference.workspace, reference.pointer);
      assertThat(state.error).as(where).isEqualTo(reference.error);
      assertThat(state.clock).as(where).isEqualTo(reference.cycles);
    }
    assertThat(stepwise.core.counters().instructions).isEqualTo(instructions);
    assertThat(stepwise.core.counters().busyCycles).isEqualTo(reference.cycles);
    for (int address = CODE - 0x48; address < CODE - 0x48 + MEMORY_BYTES; address += 4) {
      assertThat(stepwise.word(address)).isEqualTo(reference.load(address));
    }
    assertRunsAheadToTheSameState(text, stepwise, a, b, c);
  }

  private static void assertRunsAheadToTheSameState(
      String text, LoneCore stepwise, int a, int b, int c) {
    LoneCore ahead =
        new LoneCore(text, TransputerCore.AHEAD_OF_PRIVATE_MEMORY)
            .running("start")
            .registers(a, b, c);
    int finish = ahead.address("finish");
    while (ahead.state.instructionPointer != finish) {
      ahead.core.advance(ahead.core.nextCycle(), Long.MAX_VALUE);
    }
    CoreState expected = stepwise.state;
    CoreState state = ahead.state;
    assertThat(new int[] {state.a, state.b, state.c, state.workspace, state.instructionPointer})
        .containsExactly(
            expected.a, expected.b, expected.c, expected.workspace, expected.instructionPointer);
    assertThat(state.clock).isEqualTo(expected.clock);
    assertThat(state.error).isEqualTo(expected.error);
    assertThat(ahead.core.counters())
        .usingRecursiveComparison()
        .isEqualTo(stepwise.core.counters());
    for (int address = CODE; address < CODE - 0x48 + MEMORY_BYTES; address += 4) {
      assertThat(ahead.word(address)).isEqualTo(stepwise.word(address));
    }
  }

  private static int definedOr(Integer defined, int otherwise) {
    return defined == null ? otherwise : defined;
  }
}
