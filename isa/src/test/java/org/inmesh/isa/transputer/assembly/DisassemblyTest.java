package org.inmesh.isa.transputer.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Direct;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Operate;
import org.junit.jupiter.api.Test;

class DisassemblyTest {

  @Test
  void shouldListAddressesBytesAndTargets() {
    byte[] code = bytes("27 25 44 A2 60 0A 25 F3 09 21 27 FD 61");

    // cj goes from 4 over 2; j from 6 back 6 to 0; j from 9 on 9 to 18, outside the code.
    assertThat(Disassembly.listing(code, 0x80000070))
        .isEqualTo(
            """
            L80000070:
            80000070  27 25 44                 ldc 1876
            80000073  A2                       cj 2  -- to L80000076
            80000074  60 0A                    j -6  -- to L80000070
            L80000076:
            80000076  25 F3                    mul
            80000078  09                       j 9  -- to #80000082
            80000079  21 27 FD                 opr #17D  -- not an operation
            8000007C  61                       nfix 1  -- these bytes end within an instruction
            """);
  }

  @Test
  void shouldTellWhatAFloatingPointEntryDoes() {
    assertThat(Disassembly.listing(bytes("4B 2A FB 29 4C 2A FB 40 2A FB 70 2A FB"), 0))
        .isEqualTo(
            """
            00000000  4B                       ldc 11
            00000001  2A FB                    fpentry  -- fpuabs
            00000003  29 4C                    ldc 156
            00000005  2A FB                    fpentry  -- fpuclearerror
            00000007  40                       ldc 0
            00000008  2A FB                    fpentry
            0000000A  70                       ldl 0
            0000000B  2A FB                    fpentry
            """);
  }

  @Test
  void shouldGiveASourceWithLabels() {
    assertThat(Disassembly.source(bytes("4A 60 8F A2 60 0A F5")))
        .isEqualTo(
            """
            L00000000:
              ldc 10
              adc -1
              cj L00000006
              j L00000000
            L00000006:
              add
            """);
  }

  @Test
  void shouldGiveBytesWhereNoMnemonicWouldGiveThemBack() {
    // An undefined operation, a needless prefix, a cut-off end.
    assertThat(Disassembly.source(bytes("21 27 FD 20 41 61")))
        .isEqualTo(
            """
              byte #21, #27, #FD
              byte #20, #41
              byte #61
            """);
  }

  @Test
  void shouldGiveNumbersWhereLabelsWouldMakeShorterCode() {
    // j 256 and j -258 pass over each other and need three bytes each. In two bytes each they would
    // pass over 255 and 256 bytes, which two bytes can hold: the assembler would choose those.
    byte[] code = bytes("21 20 00 " + "F5 ".repeat(252) + "21 60 0E F5");

    assertThat(Disassembly.source(code)).contains("j 256\n", "j -258\n");
    assertThat(reassembled(code)).isEqualTo(code);
  }

  @Property
  void shouldAssembleBackToAnyBytes(@ForAll byte[] code) {
    assertThat(reassembled(code)).isEqualTo(code);
  }

  /** Small bytes make branches that meet their targets; prefixes make lengths that depend. */
  @Property
  void shouldAssembleBackToBytesFullOfBranches(@ForAll("branchingBytes") byte[] code) {
    assertThat(reassembled(code)).isEqualTo(code);
  }

  @Property
  void shouldAssembleBackToInstructionStreams(
      @ForAll("instructions") @Size(max = 60) List<AssemblyItem> items) {
    byte[] code = Assembler.assemble(items).bytes();

    assertThat(reassembled(code)).isEqualTo(code);
    assertThat(Disassembly.source(code)).doesNotContain("  byte ");
  }

  @Property(tries = 300)
  void shouldListAnyBytesFromAnyAddress(@ForAll byte[] code, @ForAll int baseAddress) {
    String bytes =
        Disassembly.listing(code, baseAddress)
            .lines()
            .filter(line -> !line.endsWith(":"))
            .map(line -> line.substring(10).split("  ", 2)[0])
            .reduce("", (left, right) -> left + right.replace(" ", ""));

    assertThat(HexFormat.of().parseHex(bytes)).isEqualTo(code);
  }

  @Provide
  Arbitrary<byte[]> branchingBytes() {
    return Arbitraries.of(0x00, 0x01, 0x04, 0x0F, 0x20, 0x21, 0x60, 0x61, 0xA2, 0x93, 0xF5, 0x44)
        .map(Integer::byteValue)
        .array(byte[].class)
        .ofMaxSize(80);
  }

  @Provide
  Arbitrary<List<AssemblyItem>> instructions() {
    Arbitrary<Function> functions =
        Arbitraries.of(Function.class)
            .filter(f -> f != Function.PFIX && f != Function.NFIX && f != Function.OPR);
    Arbitrary<AssemblyItem> direct =
        Combinators.combine(functions, Arbitraries.integers()).as(Direct::new);
    Arbitrary<AssemblyItem> operate = Arbitraries.of(Operation.class).map(Operate::new);
    return Arbitraries.oneOf(direct, operate).list();
  }

  private static byte[] reassembled(byte[] code) {
    String source = Disassembly.source(code);
    return Assembler.assemble(AssemblySource.parse("source", source)).bytes();
  }

  private static byte[] bytes(String hexadecimal) {
    return HexFormat.ofDelimiter(" ").parseHex(hexadecimal);
  }
}
