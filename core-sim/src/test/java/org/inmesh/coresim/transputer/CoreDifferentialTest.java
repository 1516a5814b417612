package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.LoneCore.CODE;
import static org.inmesh.coresim.transputer.LoneCore.MEMORY_BYTES;
import static org.inmesh.coresim.transputer.LoneCore.WORKSPACE;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.inmesh.coresim.floatingpoint.IeeeReference;
import org.inmesh.coresim.floatingpoint.RealFormat;
import org.inmesh.isa.transputer.Instruction;

/**
 * The core against an interpreter written apart from it, on random code: stepwise, running ahead,
 * and with memory that stalls at every access.
 */
class CoreDifferentialTest {

  @Provide
  Arbitrary<String> code() {
    return RandomCode.text();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
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
      assertSameReals(where, state.floatingPoint, reference.floatingPoint);
      assertThat(state.clock).as(where).isEqualTo(reference.cycles);
    }
    assertThat(stepwise.core.counters().instructions).isEqualTo(instructions);
    assertThat(stepwise.core.counters().busyCycles).isEqualTo(reference.cycles);
    for (int address = CODE - 0x48; address < CODE - 0x48 + MEMORY_BYTES; address += 4) {
      assertThat(stepwise.word(address)).isEqualTo(reference.load(address));
    }
    LoneCore ahead = new LoneCore(text, TransputerCore.AHEAD_OF_PRIVATE_MEMORY);
    assertComesToTheSameState(ahead.running("start").registers(a, b, c), stepwise);
    LoneCore stalling =
        new LoneCore(stepwise.code, TransputerCore.AHEAD_OF_SHARED_MEMORY, StallingMemory::new);
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

  private static void assertSameReals(
      String where, FloatingPointRegisters actual, ReferenceFloatingPoint expected) {
    expected.fa = definedOr(expected.fa, real(actual.aFormat, actual.a));
    expected.fb = definedOr(expected.fb, real(actual.bFormat, actual.b));
    expected.fc = definedOr(expected.fc, real(actual.cFormat, actual.c));
    assertThat(
            List.of(
                real(actual.aFormat, actual.a),
                real(actual.bFormat, actual.b),
                real(actual.cFormat, actual.c)))
        .as(where)
        .containsExactly(expected.fa, expected.fb, expected.fc);
    assertThat(actual.error).as(where).isEqualTo(expected.error);
    assertThat(IeeeReference.mode(actual.rounding)).as(where).isEqualTo(expected.mode);
  }

  private static ReferenceFloatingPoint.Real real(RealFormat format, long bits) {
    return new ReferenceFloatingPoint.Real(format == RealFormat.DOUBLE, bits);
  }

  private static <T> T definedOr(T defined, T otherwise) {
    return defined == null ? otherwise : defined;
  }
}
