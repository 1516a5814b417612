package org.inmesh.isa.transputer.assembly;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inmesh.isa.transputer.FloatingPointEntry;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Instruction;
import org.inmesh.isa.transputer.InstructionDecoder;
import org.inmesh.isa.transputer.InstructionEncoder;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.ProcessorType;

/**
 * Turns code back into text: a listing to read, or a source that assembles to the same bytes.
 * Everything is taken for instructions from the first byte on; strings and tables look odd.
 */
public final class Disassembly {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  /** How the names of labels begin. */
  private static final String LABEL = "L";

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
    return listing(code, baseAddress, Optional.empty());
  }

  /**
   * As {@link #listing(byte[], int)}; an operation that the type has not got is marked.
   *
   * @param code what to show
   * @param baseAddress address of the first byte
   * @param type of the processor, if known
   */
  public static String listing(byte[] code, int baseAddress, Optional<ProcessorType> type) {
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
          .append(missing(instruction, type))
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

  private static String missing(Instruction instruction, Optional<ProcessorType> type) {
    Optional<Operation> operation = instruction.operation();
    boolean missing = type.isPresent() && operation.isPresent() && !type.get().has(operation.get());
    return missing ? "  -- not an operation of the " + type.get() : "";
  }

  private static String describe(Instruction instruction) {
    if (instruction.truncated()) {
      return instruction + "  -- these bytes end within an instruction";
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
    return source(code, 0, LABEL);
  }

  /**
   * As {@link #source(byte[])}.
   *
   * @param baseAddress address of the first byte, for the names of labels
   * @param label how their names begin, so that sources can be put together
   */
  public static String source(byte[] code, int baseAddress, String label) {
    List<AssemblyItem> labelled = new LabelledCode(code, baseAddress, label).items(true);
    boolean same = Arrays.equals(Assembler.assemble(labelled).bytes(), code);
    return AssemblyText.of(
        same ? labelled : new LabelledCode(code, baseAddress, label).items(false));
  }

  /** Where branches go, as far as an instruction starts there or the code ends there. */
  static Set<Integer> targets(List<Instruction> instructions) {
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
    return LabelledCode.label(LABEL, baseAddress + offset);
  }
}
