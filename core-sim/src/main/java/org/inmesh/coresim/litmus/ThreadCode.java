package org.inmesh.coresim.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inmesh.coresim.litmus.Instruction.Exchange;
import org.inmesh.coresim.litmus.Instruction.Fence;
import org.inmesh.coresim.litmus.Instruction.Load;
import org.inmesh.coresim.litmus.Instruction.Move;
import org.inmesh.coresim.litmus.Instruction.Store;
import org.inmesh.coresim.litmus.Operand.Immediate;
import org.inmesh.coresim.litmus.Operand.RegisterValue;
import org.inmesh.coresim.litmus.Variable.Register;

/** A thread's instructions with registers and locations as numbers. */
final class ThreadCode {
  /** In place of a register: the operand is a number. */
  static final int NO_REGISTER = -1;

  /** What an instruction does. */
  enum Operation {
    LOAD,
    STORE,
    EXCHANGE,
    MOVE,
    FENCE
  }

  /**
   * An instruction.
   *
   * @param register that is loaded, exchanged or set
   * @param location its number
   * @param source register that is stored or moved, or {@link #NO_REGISTER}
   * @param value stored or moved if no register is
   */
  record Code(Operation operation, int register, int location, int source, int value) {}

  private final List<String> locations;
  private final Map<String, Integer> registers = new TreeMap<>();
  private final List<Code> code = new ArrayList<>();
  private final int[] initial;

  /**
   * Of one thread of a test.
   *
   * @param locations in order of their numbers
   */
  ThreadCode(LitmusTest test, int thread, List<String> locations) {
    this.locations = locations;
    for (Instruction instruction : test.threads().get(thread)) {
      code.add(code(instruction));
    }
    for (Variable variable : test.observed()) {
      noteRegister(variable, thread);
    }
    test.initial().keySet().forEach(variable -> noteRegister(variable, thread));
    initial = new int[registers.size()];
    test.initial()
        .forEach(
            (variable, value) -> {
              if (variable instanceof Register register && register.thread() == thread) {
                initial[register(register.name())] = value;
              }
            });
  }

  private void noteRegister(Variable variable, int thread) {
    if (variable instanceof Register register && register.thread() == thread) {
      register(register.name());
    }
  }

  private Code code(Instruction instruction) {
    return switch (instruction) {
      case Load load ->
          new Code(
              Operation.LOAD,
              register(load.register()),
              locations.indexOf(load.location()),
              NO_REGISTER,
              0);
      case Store store ->
          new Code(
              Operation.STORE,
              NO_REGISTER,
              locations.indexOf(store.location()),
              source(store.operand()),
              value(store.operand()));
      case Exchange exchange -> {
        int register = register(exchange.register());
        int location = locations.indexOf(exchange.location());
        yield new Code(Operation.EXCHANGE, register, location, register, 0);
      }
      case Move move ->
          new Code(
              Operation.MOVE,
              register(move.register()),
              0,
              source(move.operand()),
              value(move.operand()));
      case Fence fence -> new Code(Operation.FENCE, NO_REGISTER, 0, NO_REGISTER, 0);
    };
  }

  private int source(Operand operand) {
    return operand instanceof RegisterValue value ? register(value.register()) : NO_REGISTER;
  }

  private static int value(Operand operand) {
    return operand instanceof Immediate immediate ? immediate.value() : 0;
  }

  /** The number of a register. */
  int register(String name) {
    return registers.computeIfAbsent(name, unknown -> registers.size());
  }

  /** The instructions in order. */
  List<Code> code() {
    return code;
  }

  /** The registers' values before. */
  int[] initialRegisters() {
    return initial.clone();
  }
}
