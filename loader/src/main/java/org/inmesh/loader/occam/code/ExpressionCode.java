package org.inmesh.loader.occam.code;

import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.ErrorMode;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Type;

/** Code for the values of scalar expressions, and for jumps that depend on them. */
final class ExpressionCode {
  private static final int BYTE_LIMIT = 256;
  private static final int BOOL_LIMIT = 2;

  private final UnitCode unit;
  private final UnitWriter writer;
  private final Stack stack;

  ExpressionCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.stack = unit.stack;
  }

  /** Pushes the value of a scalar expression of at most one word, of a REAL32 its bits. */
  Operand value(Expression expression) {
    if (DataLayout.isReal(expression.type()) && RealCode.isComputed(expression)) {
      return unit.reals.word(expression);
    }
    return switch (expression) {
      case Expression.Constant constant -> stack.constant(constant.word());
      case Expression.Name name -> unit.locations.value(name);
      case Expression.Subscript element -> unit.locations.value(element);
      case Expression.Retyped retyped -> unit.locations.value(retyped);
      case Expression.FieldOf field -> unit.locations.value(field);
      case Expression.Unary unary -> unary(unary);
      case Expression.Binary binary -> binary(binary);
      case Expression.Conversion conversion -> conversion(conversion);
      case Expression.SizeOf size -> unit.lengths.length(size.array());
      case Expression.FunctionCall call -> unit.functions.value(call);
      case Expression.OfMobile mobile -> unit.mobiles.value(mobile);
      case Expression.FieldChannel channel -> throw noScalar(channel);
      case Expression.ConstantArray array -> throw noScalar(array);
      case Expression.Slice slice -> throw noScalar(slice);
      case Expression.ArrayConstructor array -> throw noScalar(array);
      case Expression.ReplicatedArray array -> throw noScalar(array);
      case Expression.RecordConstructor constructor -> throw noScalar(constructor);
    };
  }

  /** Jumps if a BOOL expression is FALSE. */
  void jumpIfFalse(Expression condition, String target) {
    jump(condition, false, target);
  }

  /**
   * True if it takes no more instructions to jump where a condition holds than where it does not.
   */
  static boolean jumpsIfTrue(Expression condition) {
    return condition instanceof Expression.Binary binary
        && binary.operator() == BinaryOperator.EQUAL
        && DataLayout.isWholeWord(binary.left().type());
  }

  void jumpIfTrue(Expression condition, String target) {
    jump(condition, true, target);
  }

  /** Jumps if a BOOL expression has a value, without making 0 or 1 of it where that is possible. */
  private void jump(Expression condition, boolean when, String target) {
    if (condition instanceof Expression.Unary not) {
      jump(not.operand(), !when, target);
    } else if (condition instanceof Expression.Binary binary) {
      jump(binary, when, target);
    } else if (condition instanceof Expression.Constant constant) {
      if ((constant.value() != 0) == when) {
        jumpIfZero(stack.constant(0), target);
      }
    } else {
      jump(value(condition), !when, target);
    }
  }

  private void jump(Expression.Binary binary, boolean when, String target) {
    if (!DataLayout.isWholeWord(binary.left().type())) {
      jump(value(binary), !when, target);
      return;
    }
    switch (binary.operator()) {
      case AND, OR -> {
        // The value with which the left operand alone decides.
        boolean decisive = binary.operator() == BinaryOperator.OR;
        if (decisive == when) {
          jump(binary.left(), when, target);
          jump(binary.right(), when, target);
        } else {
          String decided = writer.newLabel();
          jump(binary.left(), decisive, decided);
          jump(binary.right(), when, target);
          writer.label(decided);
        }
      }
      case LESS_OR_EQUAL -> jump(operate(binary, Operation.GT), when, target);
      case GREATER_OR_EQUAL -> jump(exchanged(binary), when, target);
      // The difference is zero exactly if the two are equal.
      case EQUAL -> jumpIfZero(when ? difference(binary) : equal(binary), target);
      case NOT_EQUAL -> jumpIfZero(when ? equal(binary) : difference(binary), target);
      default -> jump(value(binary), !when, target);
    }
  }

  private void jump(Operand operand, boolean ifZero, String target) {
    jumpIfZero(ifZero ? operand : isZero(operand), target);
  }

  private void jumpIfZero(Operand operand, String target) {
    operand.load().run();
    writer.branch(Function.CJ, target);
  }

  private Operand isZero(Operand operand) {
    return operand.then(() -> writer.emit(Function.EQC, 0));
  }

  /** Nonzero exactly if the operands differ. */
  private Operand difference(Expression.Binary binary) {
    if (isConstant(binary.right(), 0)) {
      return value(binary.left());
    }
    return stack.combine(value(binary.left()), value(binary.right()), Operation.DIFF);
  }

  private static boolean isConstant(Expression expression, int value) {
    return expression instanceof Expression.Constant constant && constant.value() == value;
  }

  private Operand unary(Expression.Unary unary) {
    Operand operand = value(unary.operand());
    boolean isByte = unary.type().represented() == Type.Scalar.BYTE;
    return switch (unary.operator()) {
      case NOT -> isZero(operand);
      case NEGATE ->
          checked(stack.combine(stack.constant(0), operand, Operation.SUB), unary.type());
      case MODULO_NEGATE ->
          modulo(stack.combine(stack.constant(0), operand, Operation.DIFF), unary.type());
      case BIT_NOT ->
          isByte
              ? stack.combine(operand, stack.constant(BYTE_LIMIT - 1), Operation.XOR)
              : operand.then(() -> writer.emit(Operation.NOT));
    };
  }

  private Operand binary(Expression.Binary binary) {
    if (DataLayout.isReal(binary.left().type())) {
      return unit.reals.comparison(binary);
    }
    if (DataLayout.isDouble(binary.left().type())) {
      return unit.longs.comparison(binary);
    }
    Type type = binary.type().represented();
    return switch (binary.operator()) {
      case ADD -> checked(add(binary), type);
      case SUBTRACT -> checked(subtract(binary), type);
      case MULTIPLY -> checked(operate(binary, Operation.MUL), type);
      case DIVIDE -> {
        // The least INT16 by -1 is the only quotient that can be too large and is not for div.
        Operand quotient = operate(binary, Operation.DIV);
        yield type == Type.Scalar.INT16 ? checked(quotient, type) : quotient;
      }
      case REMAINDER -> operate(binary, Operation.REM);
      case PLUS -> modulo(operate(binary, Operation.SUM), type);
      case MINUS -> modulo(operate(binary, Operation.DIFF), type);
      case TIMES -> modulo(operate(binary, Operation.PROD), type);
      case BIT_AND -> operate(binary, Operation.AND);
      case BIT_OR -> operate(binary, Operation.OR);
      case BIT_XOR -> operate(binary, Operation.XOR);
      case SHIFT_LEFT -> modulo(shift(binary, value(binary.left()), Operation.SHL), type);
      case SHIFT_RIGHT ->
          type == Type.Scalar.INT16
              ? unit.locations.extended(
                  shift(
                      binary,
                      lowest(value(binary.left()), LocationCode.HALF_WORD_MASK),
                      Operation.SHR))
              : shift(binary, value(binary.left()), Operation.SHR);
      case AND -> and(value(binary.left()), right(binary));
      // a OR b = NOT (NOT a AND NOT b)
      case OR -> isZero(and(isZero(value(binary.left())), isZero(right(binary))));
      case EQUAL -> equal(binary);
      case NOT_EQUAL -> isZero(equal(binary));
      case GREATER -> operate(binary, Operation.GT);
      case LESS -> exchanged(binary);
      case LESS_OR_EQUAL -> isZero(operate(binary, Operation.GT));
      case GREATER_OR_EQUAL -> isZero(exchanged(binary));
      case AFTER ->
          stack.combine(
              modulo(operate(binary, Operation.DIFF), binary.left().type()),
              stack.constant(0),
              Operation.GT);
    };
  }

  private Operand shift(Expression.Binary binary, Operand value, Operation operation) {
    int bits = ((Type.Scalar) binary.left().type().represented()).bits();
    return stack.combine(value, shiftCount(binary.right(), bits), operation);
  }

  /** Pushes a number of places, which may be all but no more. */
  Operand shiftCount(Expression count, int bits) {
    Operand value = value(count);
    return Range.of(count, unit.program.ranges()).isWithin(bits + 1)
        ? value
        : below(value, bits + 1);
  }

  private Operand operate(Expression.Binary binary, Operation operation) {
    return stack.combine(value(binary.left()), value(binary.right()), operation);
  }

  private Operand exchanged(Expression.Binary binary) {
    return stack.combine(value(binary.right()), value(binary.left()), Operation.GT);
  }

  private Operand add(Expression.Binary binary) {
    if (binary.right() instanceof Expression.Constant constant) {
      return value(binary.left()).then(() -> writer.emit(Function.ADC, constant.word()));
    }
    if (binary.left() instanceof Expression.Constant constant) {
      return value(binary.right()).then(() -> writer.emit(Function.ADC, constant.word()));
    }
    return operate(binary, Operation.ADD);
  }

  private Operand subtract(Expression.Binary binary) {
    if (binary.right() instanceof Expression.Constant constant
        && constant.value() != Integer.MIN_VALUE) {
      return value(binary.left()).then(() -> writer.emit(Function.ADC, -constant.word()));
    }
    return operate(binary, Operation.SUB);
  }

  private Operand equal(Expression.Binary binary) {
    if (binary.right() instanceof Expression.Constant constant) {
      return value(binary.left()).then(() -> writer.emit(Function.EQC, constant.word()));
    }
    return isZero(difference(binary));
  }

  /** Leaves the right operand alone, and FALSE on the stack, if the left one is FALSE. */
  private Operand and(Operand left, Operand right) {
    return left.then(
        right.need(),
        () -> {
          String decided = writer.newLabel();
          writer.branch(Function.CJ, decided);
          right.load().run();
          writer.label(decided);
        });
  }

  /**
   * The right operand of AND or OR. Lengths of slices are evaluated in front of an operand's other
   * code; here that must wait until the left operand has decided that the right one counts.
   */
  private Operand right(Expression.Binary binary) {
    Expression right = binary.right();
    return SliceLengths.isComputedIn(right)
        ? new Operand(Operand.STACK_DEPTH, () -> value(right).load().run())
        : value(right);
  }

  private Operand conversion(Expression.Conversion conversion) {
    Expression from = conversion.operand();
    if (DataLayout.isReal(from.type())) {
      return checked(unit.reals.toWord(conversion), conversion.type());
    }
    Operand operand = DataLayout.isDouble(from.type()) ? unit.longs.single(from) : value(from);
    if (!(conversion.type().represented() instanceof Type.Scalar to) || isWithin(from.type(), to)) {
      return operand;
    }
    return checked(operand, to);
  }

  /** True if a type in one word has no values that another has not. */
  private static boolean isWithin(Type type, Type.Scalar other) {
    return type.represented() instanceof Type.Scalar scalar
        && scalar.bits() <= Integer.SIZE
        && scalar.least() >= other.least()
        && scalar.most() <= other.most();
  }

  /** An error unless the number on the stack is of a type. */
  private Operand checked(Operand operand, Type type) {
    return switch ((Type.Scalar) type.represented()) {
      case BOOL -> below(operand, BOOL_LIMIT);
      case BYTE -> below(operand, BYTE_LIMIT);
      case INT16 ->
          stack.combine(operand, stack.constant(LocationCode.SIGN_OF_HALF_WORD), Operation.CWORD);
      default -> operand;
    };
  }

  /** The value of a type that has the lowest bits of the number on the stack. */
  private Operand modulo(Operand operand, Type type) {
    return switch ((Type.Scalar) type.represented()) {
      case BYTE -> lowest(operand, BYTE_LIMIT - 1);
      case INT16 -> unit.locations.extended(lowest(operand, LocationCode.HALF_WORD_MASK));
      default -> operand;
    };
  }

  private Operand lowest(Operand operand, int mask) {
    return stack.combine(operand, stack.constant(mask), Operation.AND);
  }

  /** An error unless the value is less than the limit, unsigned. */
  Operand below(Operand operand, int limit) {
    return below(operand, stack.constant(limit));
  }

  /** The same with a limit that is known at run time only. */
  Operand below(Operand operand, Operand limit) {
    return unit.program.errors() == ErrorMode.UNDEFINED
        ? operand
        : stack.combine(operand, limit, Operation.CSUB0);
  }

  /** An error unless the value is zero. */
  void requireZero(Operand value) {
    unit.workspace.keep(below(value, 1));
  }

  private static IllegalStateException noScalar(Expression expression) {
    return new IllegalStateException(
        expression.position() + ": an array where a scalar is expected");
  }
}
