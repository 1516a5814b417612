package org.inmesh.isa.transputer.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.inmesh.isa.transputer.Instruction;
import org.inmesh.isa.transputer.InstructionDecoder;
import org.inmesh.isa.transputer.InstructionEncoder;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Branch;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Data;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Direct;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Label;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Operate;

/** Code as items with labels where branches go. */
final class LabelledCode {
  private final byte[] code;
  private final int baseAddress;
  private final String prefix;

  LabelledCode(byte[] code, int baseAddress, String prefix) {
    this.code = code;
    this.baseAddress = baseAddress;
    this.prefix = prefix;
  }

  static String label(String prefix, int address) {
    return "%s%08X".formatted(prefix, address);
  }

  /** Items for every byte; without labels the operands of branches are numbers. */
  List<AssemblyItem> items(boolean withLabels) {
    List<Instruction> instructions = InstructionDecoder.decodeAll(code);
    Set<Integer> targets = withLabels ? Disassembly.targets(instructions) : Set.of();
    List<AssemblyItem> items = new ArrayList<>();
    for (Instruction instruction : instructions) {
      if (targets.contains(instruction.offset())) {
        items.add(new Label(labelAt(instruction.offset())));
      }
      items.add(item(instruction, targets));
    }
    if (targets.contains(code.length)) {
      items.add(new Label(labelAt(code.length)));
    }
    return items;
  }

  private AssemblyItem item(Instruction instruction, Set<Integer> targets) {
    byte[] bytes = Arrays.copyOfRange(code, instruction.offset(), instruction.end());
    if (!instruction.defined() || !isShortest(instruction, bytes)) {
      return new Data(bytes);
    }
    if (instruction.operation().isPresent()) {
      return new Operate(instruction.operation().get());
    }
    if (instruction.branches() && targets.contains(instruction.target())) {
      return new Branch(instruction.function(), labelAt(instruction.target()));
    }
    return new Direct(instruction.function(), instruction.operand());
  }

  private String labelAt(int offset) {
    return label(prefix, baseAddress + offset);
  }

  private static boolean isShortest(Instruction instruction, byte[] bytes) {
    byte[] shortest = InstructionEncoder.encode(instruction.function(), instruction.operand());
    return Arrays.equals(shortest, bytes);
  }
}
