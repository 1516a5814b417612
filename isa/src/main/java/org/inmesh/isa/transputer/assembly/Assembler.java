package org.inmesh.isa.transputer.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.isa.transputer.Function;
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

/**
 * Gives bytes to symbolic transputer code.
 *
 * <p>The length of an instruction depends on its operand, and the operand of a branch on the
 * lengths of the instructions it passes over. Every instruction starts at one byte and all are
 * measured again until none needs more; an instruction never shrinks, so this ends. Without {@link
 * Align} the result is the shortest code there is: each operand has its minimal prefixes. An
 * alignment can move a target nearer after a branch has grown; that branch keeps its length and
 * gets a leading {@code pfix 0}.
 */
public final class Assembler {
  private static final int LDPI_LENGTH = InstructionEncoder.length(Operation.LDPI.code());

  private final AssemblyItem[] items;
  private final Map<String, Integer> labelItems = new HashMap<>();
  private final Map<Integer, Integer> markItems = new HashMap<>();
  private final List<AssemblyProblem> problems = new ArrayList<>();

  /** For an item that names a label: the label's item. */
  private final int[] target;

  /** For a label difference: the item of the label that is subtracted. */
  private final int[] origin;

  /** Bytes of each item. */
  private final int[] length;

  /** Where each item starts; the last entry is the length of the code. */
  private final int[] offset;

  private Assembler(List<AssemblyItem> list) {
    items = list.toArray(AssemblyItem[]::new);
    target = new int[items.length];
    origin = new int[items.length];
    length = new int[items.length];
    offset = new int[items.length + 1];
  }

  /**
   * Assembles a whole program.
   *
   * @throws AssemblyException if a label or a mark is there twice, or a label is missing
   */
  public static AssembledCode assemble(List<AssemblyItem> items) {
    Assembler assembler = new Assembler(items);
    assembler.collectNames();
    assembler.resolveNames();
    if (!assembler.problems.isEmpty()) {
      throw new AssemblyException(assembler.problems);
    }
    assembler.grow();
    return assembler.write();
  }

  private void collectNames() {
    for (int i = 0; i < items.length; i++) {
      switch (items[i]) {
        case Label label -> {
          Integer first = labelItems.putIfAbsent(label.name(), i);
          if (first != null) {
            problem(i, "label " + label.name() + " is already defined by item " + first);
          }
        }
        case Mark mark -> {
          Integer first = markItems.putIfAbsent(mark.number(), i);
          if (first != null) {
            problem(i, "mark " + mark.number() + " is already set by item " + first);
          }
        }
        default -> {}
      }
    }
  }

  private void resolveNames() {
    for (int i = 0; i < items.length; i++) {
      switch (items[i]) {
        case Branch branch -> target[i] = labelItem(branch.target(), i);
        case LoadAddress address -> target[i] = labelItem(address.target(), i);
        case LoadDifference difference -> {
          target[i] = labelItem(difference.to(), i);
          origin[i] = labelItem(difference.from(), i);
        }
        default -> {}
      }
    }
  }

  private int labelItem(String name, int user) {
    Integer item = labelItems.get(name);
    if (item == null) {
      problem(user, "label " + name + " is not defined");
      return 0;
    }
    return item;
  }

  private void problem(int item, String message) {
    problems.add(AssemblyProblem.ofItem(item, message));
  }

  /** Lengths and offsets at the fixed point. */
  private void grow() {
    for (int i = 0; i < items.length; i++) {
      length[i] = shortest(items[i]);
    }
    do {
      place();
    } while (growOnce());
  }

  private static int shortest(AssemblyItem item) {
    return switch (item) {
      case Label label -> 0;
      case Mark mark -> 0;
      case Align align -> 0;
      case Direct direct -> InstructionEncoder.length(direct.operand());
      case Operate operate -> InstructionEncoder.length(operate.operation().code());
      case Data data -> data.bytes().length;
      case Branch branch -> 1;
      case LoadDifference difference -> 1;
      case LoadAddress address -> 1 + LDPI_LENGTH;
    };
  }

  private void place() {
    for (int i = 0; i < items.length; i++) {
      if (items[i] instanceof Align align) {
        length[i] = Math.floorMod(-offset[i], align.bytes());
      }
      offset[i + 1] = offset[i] + length[i];
    }
  }

  private boolean growOnce() {
    boolean grown = false;
    for (int i = 0; i < items.length; i++) {
      int needed =
          switch (items[i]) {
            case Branch branch -> InstructionEncoder.length(operand(i));
            case LoadDifference difference -> InstructionEncoder.length(operand(i));
            case LoadAddress address -> InstructionEncoder.length(operand(i)) + LDPI_LENGTH;
            default -> 0;
          };
      if (needed > length[i]) {
        length[i] = needed;
        grown = true;
      }
    }
    return grown;
  }

  /** Operand of an item that names labels, at the present offsets. */
  private int operand(int i) {
    int to = offset[target[i]];
    return items[i] instanceof LoadDifference ? to - offset[origin[i]] : to - offset[i + 1];
  }

  private AssembledCode write() {
    byte[] bytes = new byte[offset[items.length]];
    Map<String, Integer> labels = new LinkedHashMap<>();
    Map<Integer, Integer> marks = new LinkedHashMap<>();
    for (int i = 0; i < items.length; i++) {
      switch (items[i]) {
        case Label label -> labels.put(label.name(), offset[i]);
        case Mark mark -> marks.put(mark.number(), offset[i]);
        case Direct direct -> writeInstruction(bytes, i, direct.function(), direct.operand());
        case Operate operate ->
            writeInstruction(bytes, i, Function.OPR, operate.operation().code());
        case Branch branch -> writeInstruction(bytes, i, branch.function(), operand(i));
        case LoadDifference difference -> writeInstruction(bytes, i, Function.LDC, operand(i));
        case LoadAddress address -> writeLoadAddress(bytes, i);
        case Data data -> System.arraycopy(data.bytes(), 0, bytes, offset[i], length[i]);
        case Align align -> Arrays.fill(bytes, offset[i], offset[i + 1], (byte) 0);
      }
    }
    return new AssembledCode(bytes, labels, marks);
  }

  private void writeInstruction(byte[] bytes, int i, Function function, int operand) {
    InstructionEncoder.write(function, operand, length[i], bytes, offset[i]);
  }

  private void writeLoadAddress(byte[] bytes, int i) {
    int ldpi = offset[i + 1] - LDPI_LENGTH;
    InstructionEncoder.write(Function.LDC, operand(i), length[i] - LDPI_LENGTH, bytes, offset[i]);
    InstructionEncoder.write(Function.OPR, Operation.LDPI.code(), LDPI_LENGTH, bytes, ldpi);
  }
}
