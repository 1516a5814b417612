package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.inmesh.coresim.floatingpoint.IeeeReference;
import org.inmesh.coresim.floatingpoint.RealFormat;
import org.inmesh.isa.transputer.Instruction;

/**
 * A core beside a {@link ReferenceInterpreter} that began in the same state: both execute one
 * instruction, with all that comes before the next, and are compared. What the reference leaves
 * open it takes from the core.
 */
final class ReferenceComparison {
  /** The save area of an interrupted process, which scenarios by hand are about. */
  private static final int SAVED = Integer.MIN_VALUE + 0x2C;

  private static final int AFTER_SAVED = Integer.MIN_VALUE + 0x48;

  final ReferenceInterpreter reference;
  private final LoneCore lone;
  private String where = "at the start";

  ReferenceComparison(LoneCore lone) {
    this.lone = lone;
    byte[] memory = new byte[LoneCore.MEMORY_BYTES];
    for (int i = 0; i < memory.length; i++) {
      memory[i] = (byte) lone.memory.loadByte(Integer.MIN_VALUE + i);
    }
    CoreState state = lone.state;
    reference = new ReferenceInterpreter(memory, lone.core.cycles().variations());
    reference.workspace = state.workspace;
    reference.pointer = state.instructionPointer;
    reference.priority = state.priority;
    reference.haltOnError = state.haltOnError;
    reference.a = state.a;
    reference.b = state.b;
    reference.c = state.c;
    reference.scheduling.running = state.activity == CoreState.RUNNING;
  }

  /** Makes a process ready that both know. */
  ReferenceComparison ready(int descriptor) {
    reference.scheduling.enqueue(descriptor);
    return this;
  }

  /** Both go on to where an instruction comes next; false if none ever will. */
  boolean settle() {
    boolean goesOn = reference.scheduling.settle();
    while (lone.core.nextCycle() != Long.MAX_VALUE && !isBeforeInstruction()) {
      lone.core.step();
    }
    assertThat(lone.core.nextCycle() != Long.MAX_VALUE).as("goes on " + where).isEqualTo(goesOn);
    if (goesOn) {
      compare();
    }
    return goesOn;
  }

  private boolean isBeforeInstruction() {
    return lone.state.activity == CoreState.RUNNING
        && lone.state.moving == null
        && !lone.core.bounds().interruptDue();
  }

  /** Executes one instruction, and all that comes before the next; false if none ever will. */
  boolean step() {
    boolean low = reference.priority == CoreState.LOW;
    int workspace = reference.workspace;
    Instruction instruction = reference.step();
    lone.core.step();
    where =
        "after %s at #%X, cycle %d, process #%X %s"
            .formatted(
                instruction,
                instruction.offset(),
                reference.cycles,
                workspace,
                low ? "low" : "high");
    assertThat(lone.core.fault()).as(where).isEmpty();
    if (reference.scheduling.running) {
      takeWhatIsOpen();
    }
    return settle();
  }

  private void takeWhatIsOpen() {
    CoreState state = lone.state;
    reference.a = definedOr(reference.a, state.a);
    reference.b = definedOr(reference.b, state.b);
    reference.c = definedOr(reference.c, state.c);
    FloatingPointRegisters reals = state.floatingPoint;
    ReferenceFloatingPoint expected = reference.floatingPoint;
    expected.fa = definedOr(expected.fa, real(reals.aFormat, reals.a));
    expected.fb = definedOr(expected.fb, real(reals.bFormat, reals.b));
    expected.fc = definedOr(expected.fc, real(reals.cFormat, reals.c));
  }

  private void compare() {
    takeWhatIsOpen();
    CoreState state = lone.state;
    assertThat(registers(state)).as(where).isEqualTo(registers(reference));
    FloatingPointRegisters reals = state.floatingPoint;
    ReferenceFloatingPoint expected = reference.floatingPoint;
    if (!real(reals.aFormat, reals.a).equals(expected.fa)
        || !real(reals.bFormat, reals.b).equals(expected.fb)
        || !real(reals.cFormat, reals.c).equals(expected.fc)) {
      assertThat(
              List.of(
                  real(reals.aFormat, reals.a),
                  real(reals.bFormat, reals.b),
                  real(reals.cFormat, reals.c)))
          .as(where)
          .containsExactly(expected.fa, expected.fb, expected.fc);
    }
    assertThat(reals.error).as(where).isEqualTo(expected.error);
    assertThat(IeeeReference.mode(reals.rounding)).as(where).isEqualTo(expected.mode);
  }

  private static List<Object> registers(CoreState state) {
    return List.of(
        state.a,
        state.b,
        state.c,
        state.workspace,
        state.instructionPointer,
        state.priority,
        state.error,
        state.haltOnError,
        state.clock);
  }

  private static List<Object> registers(ReferenceInterpreter machine) {
    return List.of(
        machine.a,
        machine.b,
        machine.c,
        machine.workspace,
        machine.pointer,
        machine.priority,
        machine.error,
        machine.haltOnError,
        machine.cycles);
  }

  /** Compares all of memory and the queue registers; both must have nothing due. */
  void compareMemory() {
    for (int address = Integer.MIN_VALUE;
        address < Integer.MIN_VALUE + LoneCore.MEMORY_BYTES;
        address += 4) {
      boolean open = address >= SAVED && address < AFTER_SAVED;
      if (!open && lone.word(address) != reference.load(address)) {
        assertThat("#%X: #%X".formatted(address, lone.word(address)))
            .as(where)
            .isEqualTo("#%X: #%X".formatted(address, reference.load(address)));
      }
    }
    CoreState state = lone.state;
    assertThat(List.of(state.frontHigh, state.frontLow))
        .as(where)
        .containsExactly(reference.scheduling.front[0], reference.scheduling.front[1]);
  }

  private static ReferenceFloatingPoint.Real real(RealFormat format, long bits) {
    return new ReferenceFloatingPoint.Real(format == RealFormat.DOUBLE, bits);
  }

  private static <T> T definedOr(T defined, T otherwise) {
    return defined == null ? otherwise : defined;
  }
}
