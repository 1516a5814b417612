package org.inmesh.isa.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InstructionDecoderTest {

  @Test
  void shouldDecodeInstructionsWithTheirPrefixes() {
    List<Instruction> instructions = InstructionDecoder.decodeAll(bytes("27 25 44 61 41 25 F3 F5"));

    assertThat(instructions)
        .containsExactly(
            new Instruction(0, 3, Function.LDC, 0x754),
            new Instruction(3, 2, Function.LDC, -31),
            new Instruction(5, 2, Function.OPR, 0x53),
            new Instruction(7, 1, Function.OPR, 5));
    assertThat(instructions.get(2).operation()).contains(Operation.MUL);
    assertThat(instructions.get(3)).hasToString("add");
    assertThat(instructions.get(1)).hasToString("ldc -31").matches(Instruction::defined);
  }

  @Test
  void shouldTellTheTargetOfABranch() {
    Instruction back = InstructionDecoder.decode(bytes("F0 F0 60 0D"), 2);

    assertThat(back).isEqualTo(new Instruction(2, 2, Function.J, -3));
    assertThat(back.target()).isEqualTo(1);
    assertThatThrownBy(() -> InstructionDecoder.decode(bytes("F0"), 0).target())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldRepresentAnUndefinedOperation() {
    // 17D is no operation.
    Instruction instruction = InstructionDecoder.decode(bytes("21 27 FD"), 0);

    assertThat(instruction).isEqualTo(new Instruction(0, 3, Function.OPR, 0x17D));
    assertThat(instruction.operation()).isEmpty();
    assertThat(instruction.defined()).isFalse();
    assertThat(instruction.truncated()).isFalse();
  }

  @Test
  void shouldRepresentCodeThatEndsWithinPrefixes() {
    Instruction instruction = InstructionDecoder.decode(bytes("F0 21 63"), 1);

    assertThat(instruction).isEqualTo(new Instruction(1, 2, Function.NFIX, 0x13));
    assertThat(instruction.truncated()).isTrue();
    assertThat(instruction.defined()).isFalse();
  }

  @Test
  void shouldRefuseAnOffsetOutsideTheCode() {
    assertThatThrownBy(() -> InstructionDecoder.decode(bytes("F0"), 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Property
  void shouldDecodeWhatTheEncoderMakes(@ForAll Function function, @ForAll int operand) {
    if (function == Function.PFIX || function == Function.NFIX) {
      return;
    }
    byte[] code = InstructionEncoder.encode(function, operand);

    assertThat(InstructionDecoder.decodeAll(code))
        .containsExactly(new Instruction(0, code.length, function, operand));
  }

  @Property
  void shouldCoverAnyBytesWithoutGaps(@ForAll byte[] code) {
    int end = 0;
    for (Instruction instruction : InstructionDecoder.decodeAll(code)) {
      assertThat(instruction.offset()).isEqualTo(end);
      end = instruction.end();
      assertThat(instruction.truncated()).isIn(false, end == code.length);
    }
    assertThat(end).isEqualTo(code.length);
  }

  private static byte[] bytes(String hexadecimal) {
    return HexFormat.ofDelimiter(" ").parseHex(hexadecimal);
  }
}
