package org.inmesh.loader.occam.code;

import java.util.List;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;

/**
 * Code for INT64 operators, with the instructions for arithmetic of several words. The stack has no
 * room for two such values, so operands are taken from memory word by word and results go to two
 * words of the workspace. Sums, comparisons, shifts and bit operations are in line; checked
 * products and quotients are routines, which a program contains once.
 */
final class LongCode {
  private static final int BITS = 64;

  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;
  private final Stack stack;

  LongCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
    this.stack = unit.stack;
  }

  /** Evaluates an operator or conversion that gives an INT64. */
  void evaluate(Expression expression, Place result) {
    switch (expression) {
      case Expression.Unary unary -> unary(unary, result);
      case Expression.Binary binary -> binary(binary, result);
      case Expression.Conversion conversion -> conversion(conversion, result);
      default -> throw new IllegalStateException(expression.position() + ": not an operator");
    }
  }

  private DoubleWord value(Expression expression) {
    return unit.doubleWords.value(expression);
  }

  private DoubleWord zero() {
    return new DoubleWord(stack.constant(0), stack.constant(0));
  }

  private void unary(Expression.Unary unary, Place result) {
    DoubleWord operand = value(unary.operand());
    switch (unary.operator()) {
      case NEGATE -> carried(zero(), operand, Operation.LDIFF, Operation.LSUB, result);
      case MODULO_NEGATE -> carried(zero(), operand, Operation.LDIFF, Operation.LDIFF, result);
      case BIT_NOT -> {
        operand.low().load().run();
        writer.emit(Operation.NOT);
        workspace.store(result);
        operand.high().load().run();
        writer.emit(Operation.NOT);
        workspace.store(result.plus(1));
      }
      case NOT -> throw new IllegalStateException(unary.position() + ": NOT of an INT64");
    }
  }

  private void binary(Expression.Binary binary, Place result) {
    if (binary.operator() == BinaryOperator.SHIFT_LEFT
        || binary.operator() == BinaryOperator.SHIFT_RIGHT) {
      shift(binary, result);
      return;
    }
    switch (binary.operator()) {
      case MULTIPLY -> routine("int64$multiply", "int64$multiply", binary, result);
      case DIVIDE -> routine("int64$divide", "int64$divide", binary, result);
      case REMAINDER -> routine("int64$divide", "int64$remainder", binary, result);
      default -> inLine(binary.operator(), value(binary.left()), value(binary.right()), result);
    }
  }

  private void inLine(BinaryOperator operator, DoubleWord left, DoubleWord right, Place result) {
    switch (operator) {
      case ADD -> carried(left, right, Operation.LSUM, Operation.LADD, result);
      case PLUS -> carried(left, right, Operation.LSUM, Operation.LSUM, result);
      case SUBTRACT -> carried(left, right, Operation.LDIFF, Operation.LSUB, result);
      case MINUS -> carried(left, right, Operation.LDIFF, Operation.LDIFF, result);
      case TIMES -> times(left, right, result);
      case BIT_AND -> wordByWord(left, right, Operation.AND, result);
      case BIT_OR -> wordByWord(left, right, Operation.OR, result);
      case BIT_XOR -> wordByWord(left, right, Operation.XOR, result);
      default -> throw new IllegalStateException(operator + " gives no INT64");
    }
  }

  /** The carry or borrow of the low words goes from A under the high words. */
  private void carried(
      DoubleWord left, DoubleWord right, Operation low, Operation high, Place result) {
    stack.constant(0).load().run();
    left.low().load().run();
    right.low().load().run();
    writer.emit(low);
    workspace.store(result);
    left.high().load().run();
    right.high().load().run();
    writer.emit(high);
    workspace.store(result.plus(1));
  }

  private void wordByWord(DoubleWord left, DoubleWord right, Operation operation, Place result) {
    stack.combine(left.low(), right.low(), operation).load().run();
    workspace.store(result);
    stack.combine(left.high(), right.high(), operation).load().run();
    workspace.store(result.plus(1));
  }

  /**
   * Modulo 2 to the 64: the cross products count in the high word only, that of the high words not.
   */
  private void times(DoubleWord left, DoubleWord right, Place result) {
    Operand cross =
        stack.combine(
            stack.combine(left.high(), right.low(), Operation.PROD),
            stack.combine(left.low(), right.high(), Operation.PROD),
            Operation.SUM);
    Place kept = workspace.keep(cross);
    stack.constant(0).load().run();
    left.low().load().run();
    right.low().load().run();
    writer.emit(Operation.LMUL);
    workspace.store(result);
    workspace.load(kept);
    writer.emit(Operation.SUM);
    workspace.store(result.plus(1));
  }

  private void shift(Expression.Binary binary, Place result) {
    DoubleWord value = value(binary.left());
    Operand count = unit.expressions.shiftCount(binary.right(), BITS);
    if (count.need() > 1) {
      count = workspace.word(workspace.keep(count));
    }
    value.high().load().run();
    value.low().load().run();
    count.load().run();
    writer.emit(binary.operator() == BinaryOperator.SHIFT_LEFT ? Operation.LSHL : Operation.LSHR);
    workspace.store(result);
    workspace.store(result.plus(1));
  }

  /** Calls a routine, or a later entry of it, with the addresses of operands and result. */
  private void routine(String name, String entry, Expression.Binary binary, Place result) {
    Operand left = address(binary.left());
    Operand right = address(binary.right());
    ProgramUnits.Routine routine = unit.program.routine(name);
    unit.calls.shelter(
        () -> {
          stack.push(List.of(workspace.address(result), right, left));
          writer.call(entry, routine.unit());
          // The routine leaves 0 or, if there is no result, the greatest INT: an overflow here has
          // the line of this expression, one in the routine would have none.
          writer.emit(Function.ADC, 1);
          workspace.current().needBelow(routine.depth());
        });
  }

  private Operand address(Expression expression) {
    return switch (expression) {
      case Expression.Name name -> unit.locations.address(name);
      case Expression.Subscript element -> unit.locations.address(element);
      case Expression.FieldOf field -> unit.locations.address(field);
      case Expression.ContentOf content -> unit.locations.address(content);
      default -> workspace.address(unit.doubleWords.keep(expression));
    };
  }

  private void conversion(Expression.Conversion conversion, Place result) {
    if (DataLayout.isReal(conversion.operand().type())) {
      unit.reals.toDoubleWord(conversion, result);
      return;
    }
    unit.expressions.value(conversion.operand()).load().run();
    writer.emit(Operation.XDBLE);
    workspace.store(result);
    workspace.store(result.plus(1));
  }

  /** Pushes an INT64 as one word; an error if it does not fit. */
  Operand single(Expression expression) {
    return new Operand(
        Operand.STACK_DEPTH,
        () -> {
          DoubleWord value = value(expression);
          value.high().load().run();
          value.low().load().run();
          writer.emit(Operation.CSNGL);
        });
  }

  /** Pushes the truth value of a comparison of two INT64. */
  Operand comparison(Expression.Binary binary) {
    return new Operand(Operand.STACK_DEPTH, () -> compare(binary));
  }

  private void compare(Expression.Binary binary) {
    DoubleWord left = value(binary.left());
    DoubleWord right = value(binary.right());
    switch (binary.operator()) {
      case EQUAL -> equal(left, right);
      case NOT_EQUAL -> {
        equal(left, right);
        not();
      }
      case LESS -> less(left, right);
      case GREATER -> less(right, left);
      case LESS_OR_EQUAL -> {
        less(right, left);
        not();
      }
      case GREATER_OR_EQUAL -> {
        less(left, right);
        not();
      }
      case AFTER -> {
        Place difference = workspace.current().scalars(2);
        carried(left, right, Operation.LDIFF, Operation.LDIFF, difference);
        less(zero(), unit.doubleWords.at(difference));
      }
      default -> throw new IllegalStateException(binary.operator() + " compares nothing");
    }
  }

  private void not() {
    writer.emit(Function.EQC, 0);
  }

  /** Leaves TRUE if both words are equal. */
  void equal(DoubleWord left, DoubleWord right) {
    Operand low = stack.combine(left.low(), right.low(), Operation.DIFF);
    Operand high = stack.combine(left.high(), right.high(), Operation.DIFF);
    stack.combine(low, high, Operation.OR).load().run();
    not();
  }

  /**
   * The borrow of the difference tells which is less. It is that of unsigned numbers, whose order
   * is that of the signed ones once the sign bits are inverted.
   */
  private void less(DoubleWord left, DoubleWord right) {
    Place difference = workspace.current().scalar();
    Place bound = workspace.keep(signInverted(right.high()));
    stack.constant(0).load().run();
    left.low().load().run();
    right.low().load().run();
    writer.emit(Operation.LDIFF);
    workspace.store(difference);
    signInverted(left.high()).load().run();
    workspace.load(bound);
    writer.emit(Operation.LDIFF);
    workspace.store(difference);
  }

  private Operand signInverted(Operand word) {
    return stack.combine(word, stack.constant(Integer.MIN_VALUE), Operation.XOR);
  }
}
