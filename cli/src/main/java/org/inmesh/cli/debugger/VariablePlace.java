package org.inmesh.cli.debugger;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.inmesh.coresim.inspection.StackTrace.Activation;
import org.inmesh.coresim.inspection.ValueText;
import org.inmesh.coresim.program.ValueType;
import org.inmesh.coresim.program.WorkspaceLayout.Storage;
import org.inmesh.coresim.program.WorkspaceLayout.Variable;
import org.inmesh.isa.transputer.assembly.NearestName;

/**
 * Where the value of a variable, an element or a field is.
 *
 * @param type what its bytes mean
 * @param storage {@link Storage#CONSTANT} if it is nowhere
 * @param address of its first byte; the value of a constant
 * @param lengths of the open dimensions of an array
 */
record VariablePlace(ValueType type, Storage storage, int address, List<Integer> lengths) {

  static VariablePlace of(Activation activation, Variable variable, IntUnaryOperator memory) {
    if (variable.storage() == Storage.CONSTANT) {
      return new VariablePlace(variable.type(), Storage.CONSTANT, variable.offset(), List.of());
    }
    int word = activation.address(variable);
    int address = variable.storage() == Storage.POINTER ? memory.applyAsInt(word) : word;
    List<Integer> lengths =
        variable.lengths().stream()
            .map(length -> memory.applyAsInt(activation.address(length)))
            .toList();
    return new VariablePlace(variable.type(), variable.storage(), address, lengths);
  }

  /** Finds what is written as {@code name}, {@code name[3]} or {@code name[field]}. */
  static VariablePlace find(Activation activation, String text, IntUnaryOperator memory) {
    String[] parts = text.replace("]", "").split("\\[");
    Variable variable =
        activation.variable(parts[0]).orElseThrow(() -> unknown(activation, parts[0]));
    VariablePlace place = of(activation, variable, memory);
    for (int i = 1; i < parts.length; i++) {
      place = place.part(parts[i].strip());
    }
    return place;
  }

  private static CommandFailure unknown(Activation activation, String name) {
    Set<String> names = new TreeSet<>();
    activation.variables().forEach(each -> names.add(each.name()));
    return new CommandFailure(
        "no variable '%s' in %s here%s"
            .formatted(name, activation.procedure(), NearestName.suggestion(name, names)));
  }

  private VariablePlace part(String index) {
    if (type instanceof ValueType.Structure structure) {
      return structure.fields().stream()
          .filter(field -> field.name().equals(index))
          .map(
              field ->
                  new VariablePlace(
                      field.type(), storage, address + field.offset(), List.<Integer>of()))
          .findFirst()
          .orElseThrow(
              () -> new CommandFailure("%s has no field '%s'".formatted(type.name(), index)));
    }
    if (!(type instanceof ValueType.Array array)) {
      throw new CommandFailure("a value of type %s has no parts".formatted(type.name()));
    }
    int length = ValueText.length(array, lengths);
    long number = Words.count(index, "subscript", 0);
    if (number >= length) {
      throw new CommandFailure("subscript %d is not below %d".formatted(number, length));
    }
    int bytes = ValueText.elementBytes(array, lengths);
    return new VariablePlace(
        array.element(), storage, address + (int) number * bytes, ValueText.rest(array, lengths));
  }

  /** The value as the program would write it. */
  String value(IntUnaryOperator memory) {
    if (storage == Storage.CONSTANT) {
      return type instanceof ValueType.Scalar scalar
          ? ValueText.scalar(scalar, address)
          : Integer.toString(address);
    }
    return new ValueText(memory).of(type, address, lengths);
  }
}
