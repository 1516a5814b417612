package org.inmesh.loader.linking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.isa.transputer.InstructionGroup;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.assembly.AssemblyItem;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.UnsuitableMachineException;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.CodeUnit;

/** Which instructions a program needs, and whether a type of processor has them. */
final class InstructionDemand {
  private static final int MOST_PLACES = 10;

  private InstructionDemand() {}

  /**
   * Refuses a program that would come to an instruction that its processors have not.
   *
   * @throws UnsuitableMachineException with the places in the source
   */
  static void check(ObjectProgram program, ProcessorType type) {
    Map<SourcePosition, Operation> missing = new LinkedHashMap<>();
    for (int unit : unitsOfComponents(program)) {
      collect(program.units().get(unit), type, missing);
    }
    if (!missing.isEmpty()) {
      throw new UnsuitableMachineException(
          missing.entrySet().stream()
              .limit(MOST_PLACES)
              .map(entry -> new Diagnostic(entry.getKey(), message(entry.getValue(), type), "", 1))
              .toList());
    }
  }

  private static TreeSet<Integer> unitsOfComponents(ObjectProgram program) {
    TreeSet<Integer> reached = new TreeSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    program.components().forEach(component -> open.add(component.unit()));
    while (!open.isEmpty()) {
      int unit = open.remove();
      if (reached.add(unit)) {
        open.addAll(program.units().get(unit).needs());
      }
    }
    return reached;
  }

  /** The first operation of each source line that the type has not. */
  private static void collect(
      CodeUnit unit, ProcessorType type, Map<SourcePosition, Operation> missing) {
    SourcePosition position = null;
    for (AssemblyItem item : unit.items()) {
      if (item instanceof AssemblyItem.Mark mark && !unit.isPlace(mark.number())) {
        position = unit.lines().get(mark.number() - unit.firstMark()).position();
      } else if (item instanceof AssemblyItem.Operate operate
          && !type.has(operate.operation())
          && operate.operation().code() < Operation.FIRST_OWN_CODE) {
        missing.putIfAbsent(position, operate.operation());
      }
    }
  }

  private static String message(Operation operation, ProcessorType type) {
    List<ProcessorType> others =
        new ArrayList<>(
            Arrays.stream(ProcessorType.values()).filter(other -> other.has(operation)).toList());
    String names = others.stream().map(Enum::name).collect(Collectors.joining(", "));
    String what =
        operation.group() == InstructionGroup.FLOATING_POINT
            ? "a floating-point unit"
            : "the instruction " + operation.mnemonic();
    return "this needs %s, which the %s has not got; with it are %s (--processor %s)"
        .formatted(what, type, names, others.getLast());
  }
}
