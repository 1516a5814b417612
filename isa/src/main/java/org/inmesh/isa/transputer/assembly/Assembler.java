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
import org.inmesh.isa.transputer.assembly.AssemblyItem.Calculated;
import org.inmesh.isa.transputer.assembly.AssemblyItem.CalculatedAddress;
import org.inmesh.isa.transputer.assembly.AssemblyItem.CalculatedBranch;
import org.inmesh.isa.transputer.assembly.AssemblyItem.CalculatedData;
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
 * measured again until none needs more; an instruction never shrinks, so this ends. Where each
 * operand only grows with the distances in it, as in a program without {@link Align} whose
 * expressions are sums, the result is the shortest code there is: each operand has its minimal
 * prefixes.
 *
 * <p>An alignment, or an expression that a longer distance makes smaller, can leave an instruction
 * longer than it need be. Such ones are made short again and all is measured once more, as long as
 * that shortens the code; what is then still too long begins with {@code pfix 0}.
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

  /** Address of the first byte. */
  private final int base;

  private Assembler(List<AssemblyItem> list, int base) {
    this.base = base;
    items = list.toArray(AssemblyItem[]::new);
    target = new int[items.length];
    origin = new int[items.length];
    length = new int[items.length];
    offset = new int[items.length + 1];
  }

  /**
   * Assembles a whole program whose place does not matter.
   *
   * @throws AssemblyException if a label or a mark is there twice, a label is missing, or a value
   *     cannot be calculated
   */
  public static AssembledCode assemble(List<AssemblyItem> items) {
    return assemble(items, 0);
  }

  /**
   * Assembles a whole program.
   *
   * @param base address of the first byte, which labels in expressions are counted from
   * @throws AssemblyException as {@link #assemble(List)}
   */
  public static AssembledCode assemble(List<AssemblyItem> items, int base) {
    Assembler assembler = new Assembler(items, base);
    assembler.collectNames();
    assembler.resolveNames();
    if (!assembler.problems.isEmpty()) {
      throw new AssemblyException(assembler.problems);
    }
    assembler.settle();
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

  /** Lengths and offsets at the fixed point, as short as it is known how to make them. */
  private void settle() {
    for (int i = 0; i < items.length; i++) {
      length[i] = shortest(items[i]);
    }
    grow();
    int[] best = length.clone();
    int shortest = offset[items.length];
    while (shrinkWhatIsTooLong()) {
      grow();
      if (offset[items.length] >= shortest) {
        System.arraycopy(best, 0, length, 0, best.length);
        place();
        return;
      }
      best = length.clone();
      shortest = offset[items.length];
    }
  }

  private void grow() {
    do {
      place();
    } while (growOnce());
  }

  private boolean shrinkWhatIsTooLong() {
    boolean shrunk = false;
    for (int i = 0; i < items.length; i++) {
      int needed = needed(i);
      if (needed > 0 && needed < length[i]) {
        length[i] = needed;
        shrunk = true;
      }
    }
    return shrunk;
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
      case Calculated calculated -> 1;
      case CalculatedBranch branch -> 1;
      case CalculatedAddress address -> 1 + LDPI_LENGTH;
      case CalculatedData data -> data.bytes();
    };
  }

  private void place() {
    for (int i = 0; i < items.length; i++) {
      if (items[i] instanceof Align align) {
        length[i] = Math.floorMod(-base - offset[i], align.bytes());
      }
      offset[i + 1] = offset[i] + length[i];
    }
  }

  private boolean growOnce() {
    boolean grown = false;
    for (int i = 0; i < items.length; i++) {
      int needed = needed(i);
      if (needed > length[i]) {
        length[i] = needed;
        grown = true;
      }
    }
    return grown;
  }

  /** Bytes of an item whose operand depends on offsets, at the present ones; 0 of any other. */
  private int needed(int i) {
    return switch (items[i]) {
      case Branch branch -> InstructionEncoder.length(operand(i));
      case LoadDifference difference -> InstructionEncoder.length(operand(i));
      case LoadAddress address -> InstructionEncoder.length(operand(i)) + LDPI_LENGTH;
      case Calculated calculated -> InstructionEncoder.length(operand(i));
      case CalculatedBranch branch -> InstructionEncoder.length(operand(i));
      case CalculatedAddress address -> InstructionEncoder.length(operand(i)) + LDPI_LENGTH;
      default -> 0;
    };
  }

  /** Operand of an item that names labels, at the present offsets. */
  private int operand(int i) {
    return switch (items[i]) {
      case Calculated item -> value(i, item.operand(), item.place());
      case CalculatedBranch item -> value(i, item.target(), item.place()) - base - offset[i + 1];
      case CalculatedAddress item -> value(i, item.target(), item.place()) - base - offset[i + 1];
      case LoadDifference item -> offset[target[i]] - offset[origin[i]];
      default -> offset[target[i]] - offset[i + 1];
    };
  }

  private int value(int i, Expression expression, SourcePlace place) {
    return Expressions.value(expression, this::address, base + offset[i], place);
  }

  private int address(String label) {
    return base + offset[labelItems.get(label)];
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
        case Calculated calculated -> writeInstruction(bytes, i, calculated.function(), operand(i));
        case CalculatedBranch branch -> writeInstruction(bytes, i, branch.function(), operand(i));
        case CalculatedAddress address -> writeLoadAddress(bytes, i);
        case CalculatedData data -> writeData(bytes, i, data);
        case Data data -> System.arraycopy(data.bytes(), 0, bytes, offset[i], length[i]);
        case Align align -> Arrays.fill(bytes, offset[i], offset[i + 1], (byte) 0);
      }
    }
    return new AssembledCode(bytes, labels, marks);
  }

  private void writeInstruction(byte[] bytes, int i, Function function, int operand) {
    InstructionEncoder.write(function, operand, length[i], bytes, offset[i]);
  }

  private void writeData(byte[] bytes, int i, CalculatedData data) {
    int value = value(i, data.value(), data.place());
    if (data.bytes() == 1) {
      Expressions.checkedByte(value, data.place());
    }
    LittleEndian.write(value, data.bytes(), bytes, offset[i]);
  }

  private void writeLoadAddress(byte[] bytes, int i) {
    int ldpi = offset[i + 1] - LDPI_LENGTH;
    InstructionEncoder.write(Function.LDC, operand(i), length[i] - LDPI_LENGTH, bytes, offset[i]);
    InstructionEncoder.write(Function.OPR, Operation.LDPI.code(), LDPI_LENGTH, bytes, ldpi);
  }
}
