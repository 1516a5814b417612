package org.inmesh.isa.transputer.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Align;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Branch;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Data;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Direct;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Label;
import org.inmesh.isa.transputer.assembly.AssemblyItem.LoadAddress;
import org.inmesh.isa.transputer.assembly.AssemblyItem.LoadDifference;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Mark;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Operate;
import org.junit.jupiter.api.Test;

class AssemblerTest {

  @Test
  void shouldAssembleStraightCode() {
    assertCode(
        "71 82 25 F3 D1",
        new Direct(Function.LDL, 1),
        new Direct(Function.ADC, 2),
        new Operate(Operation.MUL),
        new Direct(Function.STL, 1));
  }

  @Test
  void shouldMeasureABranchFromTheNextInstruction() {
    // loop: cj end (2 over the j); j loop: from after its two bytes back to 0, so -3 = nfix 0, j 13
    assertCode(
        "A2 60 0D",
        new Label("loop"),
        new Branch(Function.CJ, "end"),
        new Branch(Function.J, "loop"),
        new Label("end"));
  }

  @Test
  void shouldKeepABranchShortUpToFifteenBytes() {
    assertThat(forwardOver(15)).startsWith(0x0F).hasSize(16);
    assertThat(forwardOver(16)).startsWith(0x21, 0x00).hasSize(18);
    assertThat(forwardOver(255)).startsWith(0x2F, 0x0F).hasSize(257);
    assertThat(forwardOver(256)).startsWith(0x21, 0x20, 0x00).hasSize(259);
  }

  @Test
  void shouldGrowBranchesThatPassOverEachOther() {
    // Backwards needs two bytes at once; only that makes the forward branch pass over 16 bytes,
    // which makes the backward one pass over 18: -18 = nfix 1, j 14.
    assertCode(
        "21 00" + " 00".repeat(14) + " 61 0E",
        new Label("start"),
        new Branch(Function.J, "end"),
        new Data(new byte[14]),
        new Branch(Function.J, "start"),
        new Label("end"));
  }

  @Test
  void shouldLoadTheDistanceBetweenLabels() {
    // The ldc itself lies between the labels: 1 + 4 bytes one way, nfix 0; ldc 10 the other way.
    assertCode(
        "45 00 00 00 00",
        new Label("from"),
        new LoadDifference("from", "to"),
        new Data(new byte[4]),
        new Label("to"));
    assertCode(
        "60 4A 00 00 00 00",
        new Label("to"),
        new LoadDifference("from", "to"),
        new Data(new byte[4]),
        new Label("from"));
  }

  @Test
  void shouldLoadAnAddressRelativeToTheInstructionAfterLdpi() {
    assertCode("42 21 FB 00 00", new LoadAddress("end"), new Data(new byte[2]), new Label("end"));
    // Back over nfix, ldc and the two bytes of ldpi: -4 = nfix 0, ldc 12
    assertCode("60 4C 21 FB", new Label("here"), new LoadAddress("here"));
  }

  @Test
  void shouldAlignRelativeToTheStartOfTheCode() {
    assertCode(
        "F0 00 00 00 01 02 00 00",
        new Align(4),
        new Operate(Operation.REV),
        new Align(4),
        new Data(new byte[] {1, 2}),
        new Align(2),
        new Align(4));
  }

  @Test
  void shouldTellTheOffsetsOfLabelsAndMarks() {
    AssembledCode code =
        Assembler.assemble(
            List.of(
                new Mark(7),
                new Direct(Function.LDC, 0x754),
                new Label("middle"),
                new Mark(3),
                new Operate(Operation.RET),
                new Label("end")));

    assertThat(code.labelOffset("middle")).isEqualTo(3);
    assertThat(code.labels()).containsEntry("end", 5).hasSize(2);
    assertThat(code.marks()).containsEntry(7, 0).containsEntry(3, 3);
    assertThat(code.marks().keySet()).containsExactly(7, 3);
    assertThatThrownBy(() -> code.labelOffset("start")).hasMessageContaining("start");
  }

  @Test
  void shouldNameEveryMissingAndRepeatedLabel() {
    List<AssemblyItem> items =
        List.of(
            new Label("a"),
            new Branch(Function.J, "nowhere"),
            new Label("a"),
            new LoadDifference("a", "neither"));

    assertThatThrownBy(() -> Assembler.assemble(items))
        .isInstanceOfSatisfying(
            AssemblyException.class,
            exception ->
                assertThat(exception.problems())
                    .extracting(AssemblyProblem::toString)
                    .containsExactly(
                        "item 2: label a is already defined by item 0",
                        "item 1: label nowhere is not defined",
                        "item 3: label neither is not defined"));
  }

  @Test
  void shouldRefuseARepeatedMark() {
    assertThatThrownBy(() -> Assembler.assemble(List.of(new Mark(1), new Mark(1))))
        .isInstanceOf(AssemblyException.class)
        .hasMessageContaining("mark 1");
  }

  @Test
  void shouldKeepABranchLongThatAnAlignmentBringsNearerAgain() {
    // In one byte the branch passes over 14 bytes, one of padding and one more, so it grows. Grown,
    // it needs no padding after it (2 + 14 = 16) and passes over 15: pfix 0, j 15.
    List<AssemblyItem> items = new ArrayList<>();
    items.add(new Branch(Function.J, "end"));
    items.add(new Data(new byte[14]));
    items.add(new Align(16));
    items.add(new Data(new byte[1]));
    items.add(new Label("end"));

    AssembledCode code = Assembler.assemble(items);

    assertThat(hex(code.bytes())).isEqualTo("20 0F" + " 00".repeat(15));
  }

  @Test
  void shouldAssembleALongProgramOfBranches() {
    List<AssemblyItem> items = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      items.add(new Label("label" + i));
      items.add(new Branch(Function.J, "label" + (4_999 - i)));
    }

    AssembledCode code = Assembler.assemble(items);

    // The farthest branches need 16 bits, the middle ones 4: all lengths follow from the distances.
    assertThat(code.bytes().length).isBetween(15_000, 20_000);
  }

  private static int[] forwardOver(int bytes) {
    byte[] code =
        Assembler.assemble(
                List.of(new Branch(Function.J, "end"), new Data(new byte[bytes]), new Label("end")))
            .bytes();
    int[] unsigned = new int[code.length];
    for (int i = 0; i < code.length; i++) {
      unsigned[i] = code[i] & 0xFF;
    }
    return unsigned;
  }

  private static void assertCode(String bytes, AssemblyItem... items) {
    List<AssemblyItem> list = new ArrayList<>();
    Collections.addAll(list, items);
    assertThat(hex(Assembler.assemble(list).bytes())).isEqualTo(bytes);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
  }
}
