package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.LoneCore.WORKSPACE;

import org.inmesh.coresim.floatingpoint.RealFormat;
import org.inmesh.coresim.floatingpoint.Rounding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every floating-point instruction: stack of reals before and after (FA first, _ where it is left
 * open), register A after, whether the floating-point error flag gets set, and cycles with the
 * prefix. Reals are Java literals, f single and d double length, or # and their bits. By hand from
 * the instructions' definitions.
 */
class FloatingPointInstructionTest {

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # FB op FA.
          fpadd             | 1f 2f 3f          | 3f 3f _      | 7  |       | 7
          fpadd             | 1d 2d 3f          | 3d 3f _      | 7  |       | 7
          fpadd             | 1e38f 3e38f 3f    | #7F800000 3f _ | 7 | error | 7
          fpsub             | 1f 2f 3f          | 1f 3f _      | 7  |       | 7
          fpsub             | 0.1d 0.3d 3f      | 0.19999999999999998d 3f _ | 7 | | 7
          fpmul             | -3f 2f 3d         | -6f 3d _     | 7  |       | 12
          fpmul             | 3d 2d 3d          | 6d 3d _      | 7  |       | 19
          fpdiv             | 2f 7f 3f          | 3.5f 3f _    | 7  |       | 17
          fpdiv             | 2d 7d 3f          | 3.5d 3f _    | 7  |       | 32
          fpdiv             | 0f 7f 3f          | #7F800000 3f _ | 7 | error | 17
          # Comparisons; FC comes to the top.
          fpgt              | 1f 2f 3d          | 3d _ _       | 1  |       | 5
          fpgt              | 2f 1f 3d          | 3d _ _       | 0  |       | 5
          fpgt              | 2f 2f 3d          | 3d _ _       | 0  |       | 5
          fpeq              | 2d 2d 3f          | 3f _ _       | 1  |       | 4
          fpeq              | 2d -2d 3f         | 3f _ _       | 0  |       | 4
          fpeq              | #7F800000 2f 3f   | 3f _ _       | 0  | error | 4
          fpordered         | 1f 2f 3f          | 1f 2f 3f     | 1  |       | 4
          fpordered         | 1f #7F800001 3f   | 1f #7F800001 3f | 0 |     | 4
          fpnan             | 1f 2f 3f          | 1f 2f 3f     | 0  |       | 3
          fpnan             | #FF800001 2f 3f   | #FF800001 2f 3f | 1 |     | 3
          fpnan             | #7F800000 2f 3f   | #7F800000 2f 3f | 0 |     | 3
          fpnotfinite       | #7F800000 2f 3f   | #7F800000 2f 3f | 1 |     | 3
          fpnotfinite       | 1d 2f 3f          | 1d 2f 3f     | 0  |       | 3
          # The stack.
          fpdup             | 1f 2d 3f          | 1f 1f 2d     | 7  |       | 2
          fprev             | 1f 2d 3f          | 2d 1f 3f     | 7  |       | 2
          fpldzerosn        | 1d 2d 3f          | 0f 1d 2d     | 7  |       | 3
          fpldzerodb        | 1f 2d 3f          | 0d 1f 2d     | 7  |       | 3
          # Integers.
          fpint             | 2.5f 2f 3f        | 2f 2f 3f     | 7  |       | 6
          fpint             | -0.3d 2f 3f       | -0d 2f 3f    | 7  |       | 6
          fpint             | #7F800000 2f 3f   | #7F800000 2f 3f | 7 | error | 6
          fprtoi32          | 3.5d 2f 3f        | 4d 2f 3f     | 7  |       | 8
          fprtoi32          | 3e9d 2f 3f        | 3e9d 2f 3f   | 7  | error | 8
          fpuchki32         | -3e9d 2f 3f       | -3e9d 2f 3f  | 7  | error | 6
          fpuchki64         | -3e9d 2f 3f       | -3e9d 2f 3f  | 7  |       | 6
          fpuchki64         | 1e19f 2f 3f       | 1e19f 2f 3f  | 7  | error | 6
          # Conversion and scaling.
          fpur32tor64       | 0.1f 2f 3f        | 0.10000000149011612d 2f 3f | 7 | | 6
          fpur64tor32       | 0.1d 2f 3f        | 0.1f 2f 3f   | 7  |       | 9
          fpur64tor32       | 1e39d 2f 3f       | #7F800000 2f 3f | 7 | error | 9
          fpunoround        | 0.1d 2f 3f        | 0.099999994f 2f 3f | 7 |   | 5
          fpuabs            | -2f 2f 3f         | 2f 2f 3f     | 7  |       | 5
          fpumulby2         | -3f 2f 3f         | -6f 2f 3f    | 7  |       | 10
          fpudivby2         | 3d 2f 3f          | 1.5d 2f 3f   | 7  |       | 10
          fpuexpinc32       | 1f 2f 3f          | 4294967296f 2f 3f | 7 |    | 9
          fpuexpdec32       | -4294967296d 2f 3f | -1d 2f 3f   | 7  |       | 9
          # Root and remainder.
          fpusqrtfirst      | 4f 2f 3f          | _ _ _        | 7  |       | 30
          fpusqrtfirst      | -4f 2f 3f         | #7F840000 _ _ | 7 | error | 30
          fpusqrtstep       | 4f 2f 3f          | _ _ _        | 7  |       | 45
          fpremfirst        | 2f 7f 3f          | -1f 4f _     | 1  |       | 37
          fpremfirst        | 3d 1e30d 3f       | 3d _ _       | 0  |       | 37
          fpremstep         | 2d 7d 3f          | -1d 4d _     | 1  |       | 33
          fpremfirst        | 0f 7f 3f          | #7F802000 _ _ | 1 | error | 37
          # Error flag.
          fpuseterror       | 1f 2f 3f          | 1f 2f 3f     | 7  | error | 5
          fpuclearerror     | 1f 2f 3f          | 1f 2f 3f     | 7  |       | 5
          fptesterror       | 1f 2f 3f          | 1f 2f 3f     | 1  |       | 3
          fpchkerror        | 1f 2f 3f          | 1f 2f 3f     | 7  |       | 2
          """)
  void shouldFollowItsDefinition(
      String instruction, String before, String after, int a, String error, long cycles) {
    LoneCore lone = new LoneCore("start: " + instruction + "\n end: stopp\n").running("start");
    lone.registers(7, 8, 9);
    load(lone, before.split(" "));
    lone.runTo("end");
    assertThat(lone.state.clock).as("cycles").isEqualTo(cycles);
    assertThat(lone.state.a).isEqualTo(a);
    FloatingPointRegisters registers = lone.state.floatingPoint;
    String[] expected = after.split(" ");
    assertReal("FA", expected[0], registers.aFormat, registers.a);
    assertReal("FB", expected[1], registers.bFormat, registers.b);
    assertReal("FC", expected[2], registers.cFormat, registers.c);
    assertThat(registers.error).as("error").isEqualTo("error".equals(error));
    assertThat(lone.state.error).isFalse();
  }

  private static void load(LoneCore lone, String[] reals) {
    for (int i = reals.length - 1; i >= 0; i--) {
      lone.state.floatingPoint.push(format(reals[i]), bits(reals[i]));
    }
  }

  private static void assertReal(String name, String expected, RealFormat format, long bits) {
    if (!expected.equals("_")) {
      assertThat(format).as(name).isEqualTo(format(expected));
      assertThat(Long.toHexString(bits)).as(name).isEqualTo(Long.toHexString(bits(expected)));
    }
  }

  private static RealFormat format(String real) {
    return real.endsWith("d") ? RealFormat.DOUBLE : RealFormat.SINGLE;
  }

  private static long bits(String real) {
    if (real.startsWith("#")) {
      return Long.parseLong(real.substring(1), 16);
    }
    return real.endsWith("d")
        ? Double.doubleToRawLongBits(Double.parseDouble(real))
        : Integer.toUnsignedLong(Float.floatToRawIntBits(Float.parseFloat(real)));
  }

  // Word 2 and 3 hold the operand, A its address or the index; registers A and B after.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fpldnlsn    | 8 5 6  | #3F800000 #40000000 | 1f 9d      | 5 6 | 3
          fpldnldb    | 8 5 6  | #0 #40000000        | 2d 9d      | 5 6 | 4
          fpldnlsni   | 0 2 6  | #3F800000 #40000000 | 1f 9d      | 6 _ | 5
          fpldnldbi   | 0 1 6  | #0 #40000000        | 2d 9d      | 6 _ | 7
          fpldnladddb | 8 5 6  | #0 #40000000        | 11d 8d     | 5 6 | 10
          fpldnlmuldb | 8 5 6  | #0 #40000000        | 18d 8d     | 5 6 | 22
          fpi32tor32  | 8 5 6  | #FFFFFFFE #40000000 | -2f 9d     | 5 6 | 9
          fpi32tor32  | 8 5 6  | #7FFFFFFF #40000000 | 2147483648f 9d | 5 6 | 9
          fpi32tor64  | 8 5 6  | #FFFFFFFE #40000000 | -2d 9d     | 5 6 | 9
          fpb32tor64  | 8 5 6  | #FFFFFFFE #40000000 | 4294967294d 9d | 5 6 | 9
          """)
  void shouldLoadFromMemory(
      String instruction, String words, String memory, String stack, String after, long cycles) {
    LoneCore lone = new LoneCore("start: " + instruction).running("start");
    String[] registers = words.split(" ");
    lone.registers(
        WORKSPACE + Integer.parseInt(registers[0]),
        Integer.parseInt(registers[1]),
        Integer.parseInt(registers[2]));
    load(lone, new String[] {"9d", "8d", "1f"});
    String[] content = memory.split(" ");
    lone.memory.store(WORKSPACE + 8, (int) bits(content[0]));
    lone.memory.store(WORKSPACE + 12, (int) bits(content[1]));
    assertThat(lone.step()).isEqualTo(cycles);
    FloatingPointRegisters reals = lone.state.floatingPoint;
    assertReal("FA", stack.split(" ")[0], reals.aFormat, reals.a);
    assertReal("FB", stack.split(" ")[1], reals.bFormat, reals.b);
    assertThat(lone.state.a).isEqualTo(Integer.parseInt(after.split(" ")[0]));
    if (!after.endsWith("_")) {
      assertThat(lone.state.b).isEqualTo(Integer.parseInt(after.split(" ")[1]));
    }
  }

  @ParameterizedTest
  @CsvSource({"fpldnladdsn, 5f, 9", "fpldnlmulsn, 6f, 14"})
  void shouldCalculateWithASingleLengthRealInMemory(String instruction, String after, long cycles) {
    LoneCore lone = new LoneCore("start: " + instruction).running("start");
    lone.registers(WORKSPACE, 5, 6);
    load(lone, new String[] {"3f", "8d", "1f"});
    lone.memory.store(WORKSPACE, Float.floatToIntBits(2));
    assertThat(lone.step()).isEqualTo(cycles);
    FloatingPointRegisters reals = lone.state.floatingPoint;
    assertReal("FA", after, reals.aFormat, reals.a);
    assertReal("FB", "8d", reals.bFormat, reals.b);
  }

  @ParameterizedTest
  @CsvSource({
    "fpstnlsn, 1f, 3F800000, 00000077, 3",
    "fpstnldb, -2d, 00000000, C0000000, 4",
    "fpstnli32, -2f, FFFFFFFE, 00000077, 5",
    "fpstnli32, -2147483648d, 80000000, 00000077, 5",
  })
  void shouldStoreToMemory(String instruction, String real, String word, String next, long cycles) {
    LoneCore lone = new LoneCore("start: " + instruction).running("start");
    lone.registers(WORKSPACE + 4, 5, 6);
    lone.memory.store(WORKSPACE + 8, 0x77);
    load(lone, new String[] {real, "8d", "1f"});
    assertThat(lone.step()).isEqualTo(cycles);
    assertThat(lone.local(1)).isEqualTo((int) Long.parseLong(word, 16));
    assertThat(lone.local(2)).isEqualTo((int) Long.parseLong(next, 16));
    assertThat(lone.state.a).isEqualTo(5);
    assertThat(lone.state.b).isEqualTo(6);
    FloatingPointRegisters reals = lone.state.floatingPoint;
    assertReal("FA", "8d", reals.aFormat, reals.a);
    assertReal("FB", "1f", reals.bFormat, reals.b);
  }

  @ParameterizedTest
  @CsvSource({
    "fpurn, 3f, -3f",
    "fpurz, 2f, -2f",
    "fpurp, 3f, -2f",
    "fpurm, 2f, -3f",
  })
  void shouldRoundOneOperationAsTold(String instruction, String up, String down) {
    String start = "start:\n %s\n fpint\n fprev\n %s\n fpint\n fprev\n ldc 0\n end: stopp\n";
    LoneCore lone = new LoneCore(start.formatted(instruction, instruction)).running("start");
    load(lone, new String[] {"2.7f", "-2.7f", "1f"});
    lone.runTo("end");
    FloatingPointRegisters reals = lone.state.floatingPoint;
    assertReal("FA", up, reals.aFormat, reals.a);
    assertReal("FB", down, reals.bFormat, reals.b);
    assertThat(reals.rounding).isEqualTo(Rounding.NEAREST);
  }

  @Test
  void shouldForgetTheRoundingModeWithTheNextFloatingPointInstructionOnly() {
    LoneCore lone = new LoneCore("start: fpurz\n ldc 3\n fpdup\n end: stopp\n").running("start");
    for (int i = 0; i < 3; i++) {
      lone.step();
      assertThat(lone.state.floatingPoint.rounding)
          .isEqualTo(i == 0 ? Rounding.NEAREST : Rounding.TOWARDS_ZERO);
    }
    lone.runTo("end");
    assertThat(lone.state.floatingPoint.rounding).isEqualTo(Rounding.NEAREST);
  }

  // A compiler's sequence; the root of 2 rounded down, whose nearest is above it.
  @ParameterizedTest
  @CsvSource({"9f, 3f", "2f, 1.4142135f", "2d, 1.414213562373095d"})
  void shouldTakeASquareRootInSteps(String radicand, String root) {
    LoneCore lone =
        new LoneCore(
                "start: fpusqrtfirst\n fpusqrtstep\n fpusqrtstep\n fpurz\n fpusqrtlast\n end: stopp\n")
            .running("start");
    load(lone, new String[] {radicand, "1f", "1f"});
    lone.runTo("end");
    assertReal("FA", root, lone.state.floatingPoint.aFormat, lone.state.floatingPoint.a);
  }

  // The sequence that compilers use; 8796093022208 is 2 to the 43rd: two steps after the first.
  @ParameterizedTest
  @CsvSource({
    "7f, 2f, -1f, 0",
    "8796093022208f, 3f, -1f, 2",
    "7d, 4d, -1d, 0",
    "1f, 0f, #7F802000, 0"
  })
  void shouldTakeARemainderInSteps(String dividend, String divisor, String expected, int steps) {
    LoneCore lone =
        new LoneCore(
                "start: fpremfirst\n eqc 0\n cj next\n loop: fpremstep\n cj loop\n next: stopp\n")
            .running("start");
    load(lone, new String[] {divisor, dividend, "1f"});
    lone.runTo("next");
    assertReal("FA", expected, lone.state.floatingPoint.aFormat, lone.state.floatingPoint.a);
    // Of the loop: two prefixed instructions each time, jumping back all times but the last.
    long loop = steps == 0 ? 0 : 33L * steps + 5L * (steps - 1) + 3;
    long first = 37 + 2 + (steps == 0 ? 4 : 2);
    assertThat(lone.state.clock).isEqualTo(first + loop);
  }

  // The sequence of INMOS's compiler for REAL to INT64.
  @ParameterizedTest
  @CsvSource({
    "1f, 1",
    "-1f, -1",
    "-1d, -1",
    "4294967296d, 4294967296",
    "-4294967297d, -4294967297",
    "9007199254740993d, 9007199254740992",
    "-9223372036854775808f, -9223372036854775808",
    "4294967295.7d, 4294967295",
    "0f, 0"
  })
  void shouldStoreADoubleWordInTwoHalves(String real, long expected) {
    LoneCore lone =
        new LoneCore(
                """
                start: fpurz
                  fpint
                  fpuchki64
                  ldlp 1
                  fpdup
                  fpstnli32
                  fpuexpdec32
                  ldlp 2
                  fpstnli32
                  fpchkerror
                end: stopp
                """)
            .running("start");
    load(lone, new String[] {real, "1f", "1f"});
    lone.runTo("end");
    long stored = (long) lone.local(2) << 32 | Integer.toUnsignedLong(lone.local(1));
    assertThat(stored).isEqualTo(expected);
  }

  @Test
  void shouldSetTheErrorFlagFromTheFloatingPointErrorFlagAndClearTheLatterByTesting() {
    LoneCore lone =
        new LoneCore("start: fpuseterror\n fpchkerror\n fptesterror\n fptesterror\n end: stopp\n")
            .running("start");
    lone.state.haltOnError = false;
    lone.runTo("end");
    assertThat(lone.state.error).isTrue();
    assertThat(lone.state.floatingPoint.error).isFalse();
    assertThat(lone.state.b).as("first test").isZero();
    assertThat(lone.state.a).as("second test").isEqualTo(1);
  }

  @Test
  void shouldEndTheRunAtACheckedErrorByDefault() {
    LoneCore lone = new LoneCore("start: fpuseterror\n fpchkerror\n").running("start");
    lone.step();
    lone.step();
    assertThat(lone.core.fault()).isEmpty();
    lone.step();
    assertThat(lone.core.fault().orElseThrow().reason()).isEqualTo("floating-point error");
  }

  @ParameterizedTest
  @CsvSource({
    "fpadd, 1f 1d, fpadd of a single and a double length floating-point number",
    "fpeq, 1d 1f, fpeq of a single and a double length floating-point number",
    "fpstnlsn, 1d 1f, fpstnlsn of a double length floating-point number",
    "fpldnlmuldb, 1f 1f, fpldnlmuldb of a single length floating-point number",
    "fpur32tor64, 1d 1f, fpur32tor64 of a double length floating-point number",
    "ldc 16; fpentry, 1d 1f, fpentry has no operation with code #10",
  })
  void shouldRefuseWhatHasNoDefinedResult(String code, String stack, String reason) {
    LoneCore lone = new LoneCore("start: " + code.replace(";", "\n")).running("start");
    load(lone, stack.split(" "));
    while (lone.core.fault().isEmpty()) {
      lone.step();
    }
    assertThat(lone.core.fault().orElseThrow().reason()).isEqualTo(reason);
  }

  @Test
  void shouldKeepTheRegistersOfAnInterruptedProcess() {
    LoneCore lone =
        new LoneCore(
                """
                low: fpldzerodb
                  fpldzerosn
                  fpuseterror
                  fpurz
                  ldc 7
                  ldc 8
                end: stopp
                high: fptesterror
                  stl 0
                  fpldzerosn
                  fpldzerosn
                  fpldzerosn
                  fpuseterror
                  stopp
                """)
            .running("low");
    lone.runTo("low");
    while (lone.state.floatingPoint.rounding == Rounding.NEAREST) {
      lone.step();
    }
    int highWorkspace = WORKSPACE + 512;
    lone.ready(highWorkspace, CoreState.HIGH, "high").runTo("high").runTo("end");
    assertThat(lone.word(highWorkspace)).as("error flag is clear at first").isEqualTo(1);
    FloatingPointRegisters reals = lone.state.floatingPoint;
    assertReal("FA", "0f", reals.aFormat, reals.a);
    assertReal("FB", "0d", reals.bFormat, reals.b);
    assertThat(reals.error).isTrue();
    assertThat(reals.rounding).isEqualTo(Rounding.TOWARDS_ZERO);
  }
}
