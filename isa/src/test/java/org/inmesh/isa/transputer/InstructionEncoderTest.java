package org.inmesh.isa.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstructionEncoderTest {

  /** The first, second, third and last rows are INMOS's own examples (data sheets, table 11.1). */
  @ParameterizedTest
  @CsvSource({
    "LDC, 0x3, 43",
    "LDC, 0x35, 23 45",
    "LDC, 0x987, 29 28 47",
    "LDC, 0x754, 27 25 44",
    "LDL, 0, 70",
    "LDL, 15, 7F",
    "LDL, 16, 21 70",
    "J, -1, 60 0F",
    "J, -16, 60 00",
    "J, -17, 61 0F",
    "ADC, -256, 6F 80",
    "ADC, -257, 21 60 8F",
    "LDC, -1000, 23 6E 48",
    "LDC, 0x7FFFFFFF, 27 2F 2F 2F 2F 2F 2F 4F",
    "LDC, -2147483648, 27 2F 2F 2F 2F 2F 6F 40",
    "LDC, -31, 61 41"
  })
  void shouldEncodeAsWorkedByHand(Function function, String operand, String bytes) {
    assertThat(hex(InstructionEncoder.encode(function, Integer.decode(operand)))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({"ADD, F5", "LADD, 21 F6", "MUL, 25 F3", "REV, F0", "RET, 22 F0", "LDPI, 21 FB"})
  void shouldEncodeOperations(Operation operation, String bytes) {
    assertThat(hex(InstructionEncoder.encode(operation))).isEqualTo(bytes);
  }

  @Test
  void shouldRefuseAPrefixAsInstruction() {
    assertThatThrownBy(() -> InstructionEncoder.encode(Function.PFIX, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseALengthThatIsTooSmall() {
    assertThatThrownBy(() -> InstructionEncoder.write(Function.LDC, 16, 1, new byte[1], 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void shouldBuildTheOperandThatThePrefixRulesDefine(@ForAll int operand) {
    byte[] bytes = InstructionEncoder.encode(Function.LDC, operand);

    assertThat(bytes).hasSize(InstructionEncoder.length(operand));
    assertThat(operandRegister(bytes)).isEqualTo(operand);
    assertThat(bytes[bytes.length - 1] & 0xF0).isEqualTo(0x40);
  }

  @Property
  void shouldBuildTheSameOperandWithLeadingPrefixes(
      @ForAll int operand, @ForAll @IntRange(max = 5) int more) {
    byte[] bytes = new byte[InstructionEncoder.length(operand) + more];
    InstructionEncoder.write(Function.LDC, operand, bytes.length, bytes, 0);

    assertThat(operandRegister(bytes)).isEqualTo(operand);
  }

  /** No shorter sequence exists: one byte holds 16 operands, two 512 and so on. */
  @Property
  void shouldBeAsShortAsTheRangesAllow(@ForAll int operand) {
    int length = 1;
    for (long limit = 16; operand >= limit || operand < (length == 1 ? 0 : -limit); limit *= 16) {
      length++;
    }

    assertThat(InstructionEncoder.length(operand)).isEqualTo(length);
  }

  /** The operand register by the definition of the prefixes, byte by byte. */
  private static int operandRegister(byte[] bytes) {
    int register = 0;
    for (byte next : bytes) {
      register |= next & 0xF;
      switch ((next >> 4) & 0xF) {
        case 0x2 -> register <<= 4;
        case 0x6 -> register = ~register << 4;
        default -> {}
      }
    }
    return register;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
  }
}
