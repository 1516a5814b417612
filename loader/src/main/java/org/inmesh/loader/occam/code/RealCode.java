package org.inmesh.loader.occam.code;

import org.inmesh.isa.transputer.FloatingPointEntry;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Expression.Rounding;
import org.inmesh.loader.occam.checked.Intrinsic;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.Scalar;

/**
 * Code for REAL32 and REAL64 operators and conversions, on the floating-point unit. Its stack is
 * managed as that of the integers is; addresses are computed on the integer stack, which is empty
 * when such an expression begins. A result that is no number sets the unit's error flag, and {@code
 * fpchkerror} behind the expression makes an error of it.
 */
final class RealCode {
  /** 2 to the number of digits of an INT64 that a REAL64 may not have room for. */
  private static final int LOWEST_DIGITS = 1 << 11;

  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;
  private final Stack singles;
  private final Stack doubles;

  RealCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
    this.singles = new Stack(writer, Operation.FPREV, value -> keep(value, Scalar.REAL32));
    this.doubles = new Stack(writer, Operation.FPREV, value -> keep(value, Scalar.REAL64));
  }

  private Operand keep(Operand value, Scalar type) {
    Place place = workspace.current().scalars(DataLayout.words(type));
    value.load().run();
    workspace.loadAddress(place);
    writer.emit(store(type));
    return load(workspace.address(place), type);
  }

  /** True if a REAL expression needs the floating-point unit: it is not in memory yet. */
  static boolean isComputed(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> false;
      case Expression.Name name -> false;
      case Expression.Subscript element -> false;
      case Expression.Retyped retyped -> false;
      case Expression.FieldOf field -> false;
      case Expression.ContentOf content -> false;
      case Expression.FunctionCall call -> call.function().intrinsic().isPresent();
      default -> true;
    };
  }

  /** Evaluates into words of the workspace. */
  void evaluate(Expression expression, Place result) {
    store(Location.workspace(result, DataLayout.unitBytes(expression.type())), expression);
  }

  /** Evaluates into a location. */
  void store(Location location, Expression expression) {
    Operand address = unit.locations.address(location);
    if (location.index() != null) {
      // The subscript may itself use the floating-point unit.
      address = workspace.word(workspace.keep(address));
    }
    value(expression).load().run();
    address.load().run();
    writer.emit(store(expression.type()));
    writer.emit(Operation.FPCHKERROR);
  }

  /** Pushes the bits of a REAL32 on the integer stack. */
  Operand word(Expression expression) {
    return new Operand(
        Operand.STACK_DEPTH,
        () -> {
          Place place = workspace.current().scalar();
          evaluate(expression, place);
          workspace.load(place);
        });
  }

  private static boolean isSingle(Type type) {
    return type.represented() == Scalar.REAL32;
  }

  private static Operation store(Type type) {
    return isSingle(type) ? Operation.FPSTNLSN : Operation.FPSTNLDB;
  }

  private Operand load(Operand address, Type type) {
    Operation load = isSingle(type) ? Operation.FPLDNLSN : Operation.FPLDNLDB;
    return onFloatingPointStack(address.then(() -> writer.emit(load)));
  }

  /** The same code, which takes one register of the floating-point unit. */
  private static Operand onFloatingPointStack(Operand operand) {
    return new Operand(1, operand.load());
  }

  /** Pushes a value on the floating-point stack, whose registers the operand counts. */
  private Operand value(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> constant(constant);
      case Expression.Name name -> name(name);
      case Expression.Subscript element ->
          afterOther(load(unit.locations.address(element), element.type()), element);
      case Expression.FieldOf field ->
          afterOther(load(unit.locations.address(field), field.type()), field);
      case Expression.ContentOf content ->
          afterOther(load(unit.locations.address(content), content.type()), content);
      case Expression.FunctionCall call ->
          call.function()
              .intrinsic()
              .map(intrinsic -> operation(intrinsic, call.arguments().getFirst()))
              .orElseGet(() -> result(call));
      case Expression.Unary unary ->
          combine(zero(unary.type()), value(unary.operand()), Operation.FPSUB, unary.type());
      case Expression.Binary binary -> binary(binary);
      case Expression.Conversion conversion -> conversion(conversion);
      default -> throw new IllegalStateException(expression.position() + ": not a REAL");
    };
  }

  /** A function may use the whole unit itself. */
  private Operand result(Expression.FunctionCall call) {
    return new Operand(
        Operand.STACK_DEPTH,
        () -> load(workspace.address(unit.stores.keep(call)), call.type()).load().run());
  }

  private Operand name(Expression.Name name) {
    return unit.binding(name.symbol()).storage() instanceof Storage.Known known
        ? constant(new Expression.Constant(name.type(), known.value(), name.position()))
        : load(unit.locations.address(name), name.type());
  }

  /** A function that every program knows. */
  private Operand operation(Intrinsic intrinsic, Expression argument) {
    Runnable code =
        switch (intrinsic) {
          case ABS, DABS -> () -> writer.emit(FloatingPointEntry.FPUABS);
          case MULBY2, DMULBY2 -> () -> writer.emit(FloatingPointEntry.FPUMULBY2);
          case DIVBY2, DDIVBY2 -> () -> writer.emit(FloatingPointEntry.FPUDIVBY2);
          case FPINT, DFPINT -> () -> writer.emit(Operation.FPINT);
          case SQRT -> () -> squareRoot(2);
          case DSQRT -> () -> squareRoot(5);
          default -> throw new IllegalStateException(intrinsic + " gives no REAL");
        };
    return value(argument).then(code);
  }

  /** The number of steps depends on the number of digits. */
  private void squareRoot(int steps) {
    writer.emit(FloatingPointEntry.FPUSQRTFIRST);
    for (int i = 0; i < steps; i++) {
      writer.emit(FloatingPointEntry.FPUSQRTSTEP);
    }
    writer.emit(FloatingPointEntry.FPUSQRTLAST);
  }

  /** Leaves the answer to a question about a value on the integer stack. */
  void test(Intrinsic intrinsic, Expression argument) {
    value(argument).load().run();
    switch (intrinsic) {
      case ISNAN, DISNAN -> writer.emit(Operation.FPNAN);
      case NOTFINITE, DNOTFINITE -> writer.emit(Operation.FPNOTFINITE);
      default -> throw new IllegalStateException(intrinsic + " is no question");
    }
  }

  private Operand constant(Expression.Constant constant) {
    if (constant.value() == 0) {
      return zero(constant.type());
    }
    Storage.Table table =
        unit.program.table(
            new Expression.ConstantArray(
                new Type.ArrayOf(1, constant.type()),
                new long[] {constant.value()},
                constant.position()));
    Operand address = new Operand(1, () -> writer.loadAddress(table.label(), table.unit()));
    return load(address, constant.type());
  }

  private Operand zero(Type type) {
    Operation zero = isSingle(type) ? Operation.FPLDZEROSN : Operation.FPLDZERODB;
    return new Operand(1, () -> writer.emit(zero));
  }

  /** Integers inside that use the floating-point unit themselves need its whole stack. */
  private static Operand afterOther(Operand operand, Expression integers) {
    return FloatingPointUse.isIn(integers)
        ? new Operand(Operand.STACK_DEPTH, operand.load())
        : operand;
  }

  private Operand combine(Operand left, Operand right, Operation operation, Type type) {
    return (isSingle(type) ? singles : doubles).combine(left, right, operation);
  }

  private Operand binary(Expression.Binary binary) {
    Operand left = value(binary.left());
    Operand right = value(binary.right());
    Type type = binary.type();
    return switch (binary.operator()) {
      case ADD -> combine(left, right, Operation.FPADD, type);
      case SUBTRACT -> combine(left, right, Operation.FPSUB, type);
      case MULTIPLY -> combine(left, right, Operation.FPMUL, type);
      case DIVIDE -> combine(left, right, Operation.FPDIV, type);
      case REMAINDER -> remainder(left, right, type);
      default -> throw new IllegalStateException(binary.operator() + " gives no REAL");
    };
  }

  /** The quotient stays below the remainder, where there must be nothing else. */
  private Operand remainder(Operand left, Operand right, Type type) {
    Operand operands = combine(left, right, Operation.FPREMFIRST, type);
    return new Operand(
        Operand.STACK_DEPTH,
        () -> {
          String step = writer.newLabel();
          String end = writer.newLabel();
          operands.load().run();
          writer.emit(Function.EQC, 0);
          writer.branch(Function.CJ, end);
          writer.label(step);
          writer.emit(Operation.FPREMSTEP);
          writer.branch(Function.CJ, step);
          writer.label(end);
        });
  }

  private Operand conversion(Expression.Conversion conversion) {
    Expression from = conversion.operand();
    boolean truncated = conversion.rounding() == Rounding.TRUNC;
    if (conversion.keepsValue()) {
      return value(from);
    }
    if (DataLayout.isReal(from.type())) {
      return value(from)
          .then(
              () -> {
                towardsZeroIf(truncated);
                writer.emit(
                    isSingle(from.type())
                        ? FloatingPointEntry.FPUR32TOR64
                        : FloatingPointEntry.FPUR64TOR32);
              });
    }
    return from.type().represented() == Scalar.INT64
        ? fromDoubleWord(conversion, truncated)
        : afterOther(fromWord(conversion, truncated), from);
  }

  private void towardsZeroIf(boolean truncated) {
    if (truncated) {
      writer.emit(FloatingPointEntry.FPURZ);
    }
  }

  private Operand fromWord(Expression.Conversion conversion, boolean truncated) {
    boolean single = isSingle(conversion.type());
    return new Operand(
        1,
        () -> {
          Place word = unit.stores.keep(conversion.operand());
          workspace.loadAddress(word);
          towardsZeroIf(truncated && single);
          writer.emit(single ? Operation.FPI32TOR32 : Operation.FPI32TOR64);
        });
  }

  /**
   * High word x 2 to the 32nd + low word; only the sum is rounded, or where it is exact the end.
   */
  private Operand fromDoubleWord(Expression.Conversion conversion, boolean truncated) {
    return new Operand(
        FloatingPointUse.isIn(conversion.operand()) ? Operand.STACK_DEPTH : 2,
        () -> {
          Place words = unit.stores.keep(conversion.operand());
          if (isSingle(conversion.type()) && !truncated) {
            makeExact(words);
          }
          workspace.loadAddress(words.plus(1));
          writer.emit(Operation.FPI32TOR64);
          writer.emit(FloatingPointEntry.FPUEXPINC32);
          workspace.loadAddress(words);
          writer.emit(Operation.FPB32TOR64);
          towardsZeroIf(truncated);
          writer.emit(Operation.FPADD);
          if (isSingle(conversion.type())) {
            towardsZeroIf(truncated);
            writer.emit(FloatingPointEntry.FPUR64TOR32);
          }
        });
  }

  /**
   * Where an INT64 has more digits than a REAL64, one digit far below those of a REAL32 stands for
   * the lowest ones: rounding twice could give another REAL32 than rounding once.
   */
  private void makeExact(Place words) {
    String exact = writer.newLabel();
    stack(workspace.word(words), LOWEST_DIGITS - 1, Operation.AND).load().run();
    writer.branch(Function.CJ, exact);
    // Zero for a high word of 21 bits, which leaves 53 in all.
    Operand raised = stack(workspace.word(words.plus(1)), 1 << 20, Operation.SUM);
    stack(raised, 21, Operation.SHR).load().run();
    writer.branch(Function.CJ, exact);
    Operand cleared = stack(workspace.word(words), -LOWEST_DIGITS, Operation.AND);
    stack(cleared, LOWEST_DIGITS, Operation.OR).load().run();
    workspace.store(words);
    writer.label(exact);
  }

  private Operand stack(Operand left, int right, Operation operation) {
    return unit.stack.combine(left, unit.stack.constant(right), operation);
  }

  /** Pushes a REAL rounded to a word on the integer stack. */
  Operand toWord(Expression.Conversion conversion) {
    return new Operand(
        Operand.STACK_DEPTH,
        () -> {
          Place word = workspace.current().scalar();
          value(conversion.operand()).load().run();
          towardsZeroIf(conversion.rounding() == Rounding.TRUNC);
          writer.emit(Operation.FPRTOI32);
          workspace.loadAddress(word);
          writer.emit(Operation.FPSTNLI32);
          writer.emit(Operation.FPCHKERROR);
          workspace.load(word);
        });
  }

  /** Rounds a REAL to two words: the low one, and what divided by 2 to the 32nd is the high one. */
  void toDoubleWord(Expression.Conversion conversion, Place result) {
    Expression from = conversion.operand();
    value(from).load().run();
    if (isSingle(from.type())) {
      writer.emit(FloatingPointEntry.FPUR32TOR64);
    }
    towardsZeroIf(conversion.rounding() == Rounding.TRUNC);
    writer.emit(Operation.FPINT);
    writer.emit(FloatingPointEntry.FPUCHKI64);
    writer.emit(Operation.FPDUP);
    workspace.loadAddress(result);
    writer.emit(Operation.FPSTNLI32);
    writer.emit(FloatingPointEntry.FPUEXPDEC32);
    writer.emit(FloatingPointEntry.FPURM);
    writer.emit(Operation.FPINT);
    workspace.loadAddress(result.plus(1));
    writer.emit(Operation.FPSTNLI32);
    writer.emit(Operation.FPCHKERROR);
  }

  /** Pushes the truth value of a comparison on the integer stack. */
  Operand comparison(Expression.Binary binary) {
    return new Operand(
        Operand.STACK_DEPTH,
        () -> {
          compare(binary);
          writer.emit(Operation.FPCHKERROR);
        });
  }

  private void compare(Expression.Binary binary) {
    Operand left = value(binary.left());
    Operand right = value(binary.right());
    Type type = binary.left().type();
    Operand order =
        switch (binary.operator()) {
          case EQUAL, NOT_EQUAL -> combine(left, right, Operation.FPEQ, type);
          case GREATER, LESS_OR_EQUAL -> combine(left, right, Operation.FPGT, type);
          case LESS, GREATER_OR_EQUAL -> combine(right, left, Operation.FPGT, type);
          default -> throw new IllegalStateException(binary.operator() + " compares no REALs");
        };
    order.load().run();
    switch (binary.operator()) {
      case NOT_EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL -> writer.emit(Function.EQC, 0);
      default -> {}
    }
  }
}
