package org.inmesh.isa.transputer.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Instruction;
import org.inmesh.isa.transputer.InstructionDecoder;
import org.inmesh.isa.transputer.InstructionEncoder;
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

/** Walks the assembled code with the decoder and compares it with the items, one by one. */
class AssemblerPropertyTest {
  private static final int LABELS = 6;

  private AssembledCode code;
  private boolean aligned;
  private int offset;

  @Property
  void shouldMeanWhatTheItemsSay(@ForAll("programs") List<AssemblyItem> items) {
    code = Assembler.assemble(items);
    aligned = items.stream().anyMatch(Align.class::isInstance);
    offset = 0;

    for (AssemblyItem item : items) {
      check(item);
    }
    assertThat(offset).isEqualTo(code.bytes().length);
  }

  @Property
  void shouldReadBackTheTextOfItems(@ForAll("programs") List<AssemblyItem> items) {
    String text = AssemblyText.of(items);

    byte[] readBack = Assembler.assemble(AssemblySource.parse("text", text)).bytes();
    assertThat(readBack).isEqualTo(Assembler.assemble(items).bytes());
  }

  private void check(AssemblyItem item) {
    switch (item) {
      case Label label -> assertThat(code.labelOffset(label.name())).isEqualTo(offset);
      case Mark mark -> assertThat(code.marks()).containsEntry(mark.number(), offset);
      case Direct direct -> assertNext(direct.function(), direct.operand());
      case Operate operate -> assertNext(Function.OPR, operate.operation().code());
      case Branch branch -> {
        Instruction instruction = next();
        assertThat(instruction.function()).isEqualTo(branch.function());
        assertThat(instruction.target()).isEqualTo(code.labelOffset(branch.target()));
      }
      case LoadDifference difference ->
          assertNext(
              Function.LDC,
              code.labelOffset(difference.to()) - code.labelOffset(difference.from()));
      case LoadAddress address -> {
        int distance = next().operand();
        assertNext(Function.OPR, Operation.LDPI.code());
        assertThat(offset + distance).isEqualTo(code.labelOffset(address.target()));
      }
      case Data data -> assertBytes(data.bytes());
      case Align align -> {
        int padding = (align.bytes() - offset % align.bytes()) % align.bytes();
        assertBytes(new byte[padding]);
      }
      default -> throw new IllegalStateException("not made here: " + item);
    }
  }

  private void assertNext(Function function, int operand) {
    Instruction instruction = next();
    assertThat(instruction.function()).isEqualTo(function);
    assertThat(instruction.operand()).isEqualTo(operand);
  }

  private Instruction next() {
    Instruction instruction = InstructionDecoder.decode(code.bytes(), offset);
    if (!aligned) {
      assertThat(instruction.length()).isEqualTo(InstructionEncoder.length(instruction.operand()));
    }
    offset = instruction.end();
    return instruction;
  }

  private void assertBytes(byte[] bytes) {
    assertThat(Arrays.copyOfRange(code.bytes(), offset, offset + bytes.length)).isEqualTo(bytes);
    offset += bytes.length;
  }

  /** Items between labels, as many as make distances of one, two and three bytes. */
  @Provide
  Arbitrary<List<AssemblyItem>> programs() {
    Arbitrary<List<AssemblyItem>> part = items().list().ofMaxSize(12);
    return part.list()
        .ofSize(LABELS + 1)
        .map(
            parts -> {
              List<AssemblyItem> program = new ArrayList<>(parts.get(0));
              for (int label = 0; label < LABELS; label++) {
                program.add(new Mark(label));
                program.add(new Label("label" + label));
                program.addAll(parts.get(label + 1));
              }
              return program;
            });
  }

  private static Arbitrary<AssemblyItem> items() {
    Arbitrary<String> label = Arbitraries.integers().between(0, LABELS - 1).map(n -> "label" + n);
    Arbitrary<Function> branch = Arbitraries.of(Function.J, Function.CJ, Function.CALL);
    Arbitrary<Function> direct = Arbitraries.of(Function.LDC, Function.LDL, Function.AJW);
    Arbitrary<Integer> size = Arbitraries.of(1, 2, 7, 13, 14, 90, 120);
    return Arbitraries.frequencyOf(
        List.of(
            item(6, Combinators.combine(branch, label).as(Branch::new)),
            item(3, Combinators.combine(label, label).as(LoadDifference::new)),
            item(3, label.map(LoadAddress::new)),
            item(3, Combinators.combine(direct, Arbitraries.integers()).as(Direct::new)),
            item(2, Arbitraries.of(Operation.class).map(Operate::new)),
            item(3, size.map(bytes -> new Data(new byte[bytes]))),
            item(1, Arbitraries.of(1, 2, 4, 16).map(Align::new))));
  }

  private static Tuple2<Integer, Arbitrary<AssemblyItem>> item(
      int frequency, Arbitrary<? extends AssemblyItem> items) {
    return Tuple.of(frequency, items.map(AssemblyItem.class::cast));
  }
}
