package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.floatingpoint.IeeeReference.Result;
import org.inmesh.coresim.floatingpoint.RealFormat;
import org.inmesh.coresim.floatingpoint.Rounding;

/** Executes one floating-point instruction, or a sequence of them, again and again. */
final class FloatingPointBench {
  private static final int DATA = LoneCore.WORKSPACE + 1024;
  private static final Rounding[] MODES = Rounding.values();

  private final String name;
  private final LoneCore lone;
  private final int[] starts = new int[MODES.length];
  private final int end;

  /** For an instruction, or several separated by line feeds; the mode is set before the last. */
  FloatingPointBench(String instructions) {
    this.name = instructions;
    int last = instructions.lastIndexOf('\n') + 1;
    String before = instructions.substring(0, last);
    String rounded = instructions.substring(last);
    lone =
        new LoneCore(
            "start:\nNEAREST:\n%s\nj end\n".formatted(instructions)
                + "TOWARDS_PLUS_INFINITY:\n%sfpurp\n%s\nj end\n".formatted(before, rounded)
                + "TOWARDS_MINUS_INFINITY:\n%sfpurm\n%s\nj end\n".formatted(before, rounded)
                + "TOWARDS_ZERO:\n%sfpurz\n%s\nj end\nend:\nstopp".formatted(before, rounded));
    lone.running("start");
    for (Rounding mode : MODES) {
      starts[mode.ordinal()] = lone.address(mode.name());
    }
    end = lone.address("end");
  }

  /** The sequence of a compiler, by the Compiler Writer's Guide. */
  static FloatingPointBench squareRoot(RealFormat format) {
    int steps = format == RealFormat.SINGLE ? 2 : 5;
    return new FloatingPointBench("fpusqrtfirst\n" + "fpusqrtstep\n".repeat(steps) + "fpusqrtlast");
  }

  /** The sequence of a compiler, by the Compiler Writer's Guide. */
  static FloatingPointBench remainder() {
    return new FloatingPointBench(
        """
        fpremfirst
        eqc 0
        cj complete
        more:
        fpremstep
        cj more
        complete:
        """,
        true);
  }

  private FloatingPointBench(String instructions, boolean once) {
    this.name = instructions;
    lone = new LoneCore("start:\n" + instructions + "end:\nstopp").running("start");
    starts[Rounding.NEAREST.ordinal()] = lone.address("start");
    end = lone.address("end");
  }

  /** Executes it with two numbers in FB and FA. */
  void run(RealFormat format, Rounding mode, long left, long right) {
    FloatingPointRegisters registers = lone.state.floatingPoint;
    registers.set(format, right);
    registers.b = left;
    registers.bFormat = format;
    registers.error = false;
    registers.rounding = Rounding.NEAREST;
    lone.state.instructionPointer = starts[mode.ordinal()];
    while (lone.state.instructionPointer != end) {
      lone.core.step();
    }
  }

  /** Executes it with a word at A. */
  void load(int word, Rounding mode) {
    lone.memory.store(DATA, word);
    lone.state.a = DATA;
    run(RealFormat.SINGLE, mode, 0, 0);
  }

  /** Executes it with an address in A and tells what is stored there. */
  int storedWord(RealFormat format, long bits) {
    lone.state.a = DATA;
    run(format, Rounding.NEAREST, 0, bits);
    return lone.word(DATA);
  }

  /** Compares FA and the floating-point error flag. */
  void check(Result expected, RealFormat format, Rounding mode, long left, long right) {
    FloatingPointRegisters registers = lone.state.floatingPoint;
    if (registers.a != expected.bits()
        || registers.error != expected.error()
        || registers.aFormat != format
        || registers.rounding != Rounding.NEAREST) {
      String what = "%s of %X and %X, %s".formatted(name, left, right, mode);
      assertThat("%s %X %s".formatted(registers.aFormat, registers.a, registers.error))
          .as(what)
          .isEqualTo("%s %X %s".formatted(format, expected.bits(), expected.error()));
      assertThat(registers.rounding).as(what).isEqualTo(Rounding.NEAREST);
    }
  }

  /** Compares A and the floating-point error flag. */
  void checkTruth(boolean expected, boolean error, long left, long right) {
    if (lone.state.a != (expected ? 1 : 0) || lone.state.floatingPoint.error != error) {
      assertThat("%d %s".formatted(lone.state.a, lone.state.floatingPoint.error))
          .as("%s of %X and %X", name, left, right)
          .isEqualTo("%d %s".formatted(expected ? 1 : 0, error));
    }
  }
}
