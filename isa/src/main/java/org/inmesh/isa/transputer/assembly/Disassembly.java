package org.inmesh.isa.transputer.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.inmesh.isa.transputer.FloatingPointEntry;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Instruction;
import org.inmesh.isa.transputer.InstructionDecoder;
import org.inmesh.isa.transputer.InstructionEncoder;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Branch;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Data;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Direct;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Label;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Operate;

/**
 * Turns code back into text: a listing to read, or a source that assembles to the same bytes.
 * Everything is taken for instructions from the first byte on; strings and tables look odd.
 */
public final class Disassembly {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  /** Wide enough for the longest instruction that an assembler makes. */
  private static final int BYTES_WIDTH = 3 * InstructionEncoder.LONGEST - 1;

  private Disassembly() {}

  /**
   * One line for each instruction: address, bytes, mnemonic and operand. A branch also shows the
   * address it goes to, and a line that a branch goes to has its label on a line before it.
   *
   * @param code what to show
   * @param baseAddress address of the first byte
   */
  public static String listing(byte[] code, int baseAddress) {
    List<Instruction> instructions = InstructionDecoder.decodeAll(code);
    Set<Integer> targets = targets(instructions);
    StringBuilder text = new StringBuilder();
    Instruction previous = null;
    for (Instruction instruction : instructions) {
      if (targets.contains(instruction.offset())) {
        text.append(labelAt(instruction.offset(), baseAddress)).append(":\n");
      }
      text.append(listingLine(code, baseAddress, instruction, targets))
          .append(entered(previous, instruction))
          .append('\n');
      previous = instruction;
    }
    if (targets.contains(code.length)) {
      text.append(labelAt(code.length, baseAddress)).append(":\n");
    }
    return text.toString();
  }

  private static String listingLine(
      byte[] code, int baseAddress, Instruction instruction, Set<Integer> targets) {
    String bytes = HEX.formatHex(code, instruction.offset(), instruction.end());
    String line =
        String.format(
            "%08X  %-" + BYTES_WIDTH + "s  %s",
            baseAddress + instruction.offset(),
            bytes,
            describe(instruction));
    if (!instruction.branches()) {
      return line;
    }
    int target = instruction.target();
    String where =
        targets.contains(target)
            ? labelAt(target, baseAddress)
            : String.format("#%08X", baseAddress + target);
    return line + "  -- to " + where;
  }

  /** What an {@code fpentry} does, if the instruction before tells. */
  private static String entered(Instruction previous, Instruction instruction) {
    boolean known =
        previous != null
            && previous.function() == Function.LDC
            && instruction.operation().filter(Operation.FPENTRY::equals).isPresent();
    return known
        ? FloatingPointEntry.forCode(previous.operand())
            .map(entry -> "  -- " + entry.mnemonic())
            .orElse("")
        : "";
  }

  private static String describe(Instruction instruction) {
    if (instruction.truncated()) {
      return instruction + "  -- the code ends within an instruction";
    }
    return instruction.defined()
        ? instruction.toString()
        : String.format("opr #%X  -- not an operation", instruction.operand());
  }

  /**
   * A source for {@link AssemblySource} that assembles to exactly these bytes, whatever they are.
   * Undefined operations, needless prefixes and a cut-off end become {@code byte}. Branches go to
   * labels where the assembler then chooses the same bytes for all of them; otherwise their
   * operands are numbers.
   */
  public static String source(byte[] code) {
    List<AssemblyItem> labelled = items(code, true);
    boolean same = Arrays.equals(Assembler.assemble(labelled).bytes(), code);
    return AssemblyText.of(same ? labelled : items(code, false));
  }

  private static List<AssemblyItem> items(byte[] code, boolean withLabels) {
    List<Instruction> instructions = InstructionDecoder.decodeAll(code);
    Set<Integer> targets = withLabels ? targets(instructions) : Set.of();
    List<AssemblyItem> items = new ArrayList<>();
    for (Instruction instruction : instructions) {
      if (targets.contains(instruction.offset())) {
        items.add(new Label(labelAt(instruction.offset(), 0)));
      }
      items.add(item(code, instruction, targets));
    }
    if (targets.contains(code.length)) {
      items.add(new Label(labelAt(code.length, 0)));
    }
    return items;
  }

  private static AssemblyItem item(byte[] code, Instruction instruction, Set<Integer> targets) {
    byte[] bytes = Arrays.copyOfRange(code, instruction.offset(), instruction.end());
    if (!instruction.defined() || !isShortest(instruction, bytes)) {
      return new Data(bytes);
    }
    if (instruction.operation().isPresent()) {
      Operation operation = instruction.operation().get();
      return new Operate(operation);
    }
    if (instruction.branches() && targets.contains(instruction.target())) {
      return new Branch(instruction.function(), labelAt(instruction.target(), 0));
    }
    return new Direct(instruction.function(), instruction.operand());
  }

  private static boolean isShortest(Instruction instruction, byte[] bytes) {
    byte[] shortest = InstructionEncoder.encode(instruction.function(), instruction.operand());
    return Arrays.equals(shortest, bytes);
  }

  /** Where branches go, as far as an instruction starts there or the code ends there. */
  private static Set<Integer> targets(List<Instruction> instructions) {
    Set<Integer> starts = new HashSet<>();
    Set<Integer> targets = new HashSet<>();
    for (Instruction instruction : instructions) {
      starts.add(instruction.offset());
      starts.add(instruction.end());
      if (instruction.branches()) {
        targets.add(instruction.target());
      }
    }
    targets.retainAll(starts);
    return targets;
  }

  private static String labelAt(int offset, int baseAddress) {
    return String.format("L%08X", baseAddress + offset);
  }
}
