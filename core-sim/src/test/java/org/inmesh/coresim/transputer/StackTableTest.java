package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.inmesh.coresim.floatingpoint.RealFormat;
import org.inmesh.isa.transputer.InstructionGroup;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.StackAfter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The core leaves in A, B and C what the instruction table says, where that is what one of them
 * held before. What is computed is tested elsewhere.
 */
class StackTableTest {
  /** Numbers that are addresses of data too, far from the workspace. */
  private static final int A = LoneCore.WORKSPACE + 0x1000;

  private static final int B = LoneCore.WORKSPACE + 0x1100;
  private static final int C = LoneCore.WORKSPACE + 0x1200;
  private static final double FA = 1.5;
  private static final double FB = 3;
  private static final double FC = 5;

  /** Those that stop or change the process, need other operands or are not modelled. */
  private static final Set<Operation> ELSEWHERE =
      EnumSet.of(
          Operation.ENDP,
          Operation.IN,
          Operation.OUT,
          Operation.OUTBYTE,
          Operation.OUTWORD,
          Operation.STOPP,
          Operation.TIN,
          Operation.RUNP,
          Operation.ALTWT,
          Operation.TALTWT,
          Operation.MOVE,
          Operation.MOVE2DALL,
          Operation.MOVE2DNONZERO,
          Operation.MOVE2DZERO,
          Operation.BREAK,
          Operation.START,
          Operation.TESTHARDCHAN,
          Operation.FPSTTEST,
          Operation.FPLDTEST,
          Operation.FPENTRY,
          Operation.DIV,
          Operation.REM,
          Operation.DIST);

  static Stream<Operation> operations() {
    return Arrays.stream(Operation.values())
        .filter(operation -> operation.code() < Operation.FIRST_OWN_CODE)
        .filter(operation -> !ELSEWHERE.contains(operation));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void shouldLeaveInTheRegistersWhatTheTableSays(Operation operation) {
    ProcessorType type =
        operation.group() == InstructionGroup.FLOATING_POINT_SUPPORT
            ? ProcessorType.T425
            : ProcessorType.T805;
    LoneCore core =
        LoneCore.of(type, "start:\n  clrhalterr\n  " + operation.mnemonic()).running("start");
    core.step();
    boolean indexed = operation == Operation.FPLDNLSNI || operation == Operation.FPLDNLDBI;
    int b = indexed ? 3 : B;
    core.registers(A, b, C);
    boolean isDouble = operation.mnemonic().matches(".*(db|dbi)");
    FloatingPointRegisters reals = core.state.floatingPoint;
    for (double number : new double[] {FC, FB, FA}) {
      reals.push(
          isDouble ? RealFormat.DOUBLE : RealFormat.SINGLE,
          isDouble ? Double.doubleToLongBits(number) : Float.floatToIntBits((float) number));
    }
    Map<String, Long> before = Map.of("FA", reals.a, "FB", reals.b, "FC", reals.c);

    core.step();

    assertThat(core.core.fault()).isEmpty();
    assertThat(values(Map.of("A", (long) A, "B", (long) b, "C", (long) C), operation.stackAfter()))
        .allSatisfy(
            (register, value) ->
                assertThat(
                        List.of((long) core.state.a, (long) core.state.b, (long) core.state.c)
                            .get(register))
                    .isEqualTo(value));
    operation
        .floatingPointStackAfter()
        .ifPresent(
            after ->
                assertThat(values(before, after))
                    .allSatisfy(
                        (register, value) ->
                            assertThat(List.of(reals.a, reals.b, reals.c).get(register))
                                .isEqualTo(value)));
  }

  /** What the table says of each register that gets the content of one. */
  private static Map<Integer, Long> values(Map<String, Long> before, StackAfter after) {
    Map<Integer, Long> values = new HashMap<>();
    for (int i = 0; i < 3; i++) {
      String value = after.registers().get(i).value();
      if (before.containsKey(value)) {
        values.put(i, before.get(value));
      }
    }
    return values;
  }
}
