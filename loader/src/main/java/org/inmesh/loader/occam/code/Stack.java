package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;

/**
 * Evaluation on a stack of three registers: that of integers and addresses, or the floating-point
 * unit's. Of two operands the one that needs more registers goes first (Ershov's numbering); what
 * does not fit waits in a workspace word.
 */
final class Stack {
  private final UnitWriter writer;
  private final Operation exchange;
  private final UnaryOperator<Operand> keep;

  /**
   * Creates a stack.
   *
   * @param exchange the instruction that exchanges its two upper registers
   * @param keep emits code that evaluates into the workspace, and gives what loads it from there
   */
  Stack(UnitWriter writer, Operation exchange, UnaryOperator<Operand> keep) {
    this.writer = writer;
    this.exchange = exchange;
    this.keep = keep;
  }

  /** The stack of integers and addresses. */
  static Stack ofWords(UnitWriter writer, Workspace workspace) {
    return new Stack(writer, Operation.REV, operand -> workspace.word(workspace.keep(operand)));
  }

  Operand constant(int value) {
    return new Operand(
        1,
        () -> {
          if (value == Integer.MIN_VALUE) {
            writer.emit(Operation.MINT);
          } else {
            writer.emit(Function.LDC, value);
          }
        });
  }

  /** An operation with the left operand in B and the right one in A. */
  Operand combine(Operand left, Operand right, Operation operation) {
    boolean commutes =
        switch (operation) {
          case ADD, SUM, MUL, AND, OR, XOR, FPADD, FPMUL, FPEQ -> true;
          default -> false;
        };
    return combine(left, right, commutes, () -> writer.emit(operation));
  }

  /** Code that finds the left operand in B and the right one in A. */
  Operand combine(Operand left, Operand right, boolean commutes, Runnable operation) {
    int inOrder = Math.max(left.need(), right.need() + 1);
    int reversed = Math.max(right.need(), left.need() + 1);
    if (inOrder <= Operand.STACK_DEPTH && inOrder <= reversed) {
      return new Operand(
          inOrder,
          () -> {
            left.load().run();
            right.load().run();
            operation.run();
          });
    }
    if (reversed <= Operand.STACK_DEPTH) {
      return new Operand(
          reversed,
          () -> {
            right.load().run();
            left.load().run();
            if (!commutes) {
              writer.emit(exchange);
            }
            operation.run();
          });
    }
    return new Operand(
        Operand.STACK_DEPTH,
        () -> {
          Operand kept = keep.apply(right);
          left.load().run();
          kept.load().run();
          operation.run();
        });
  }

  /** The same with nothing else on the stack, so that in order is best where it is possible. */
  void perform(Operand left, Operand right, Runnable operation) {
    if (right.need() < Operand.STACK_DEPTH) {
      left.load().run();
      right.load().run();
      operation.run();
    } else {
      combine(left, right, false, operation).load().run();
    }
  }

  /** Pushes up to three operands, the last one to be in A; the stack is empty before. */
  void push(List<Operand> operands) {
    List<Operand> ready = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      Operand operand = operands.get(i);
      boolean fits = operand.need() <= Operand.STACK_DEPTH - i;
      ready.add(fits ? operand : keep.apply(operand));
    }
    ready.forEach(operand -> operand.load().run());
  }
}
