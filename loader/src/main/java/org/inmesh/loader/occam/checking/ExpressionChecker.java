package org.inmesh.loader.occam.checking;

import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Expression.Constant;
import org.inmesh.loader.occam.checked.OtherPlaces;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.Identifier;
import org.inmesh.loader.occam.syntax.SyntaxExpression;

/** Resolves the names of expressions, checks their types, and computes what is constant. */
final class ExpressionChecker {
  private final NameTable names;
  private final ArrayChecker arrays = new ArrayChecker(this);
  private final OperatorChecker operators = new OperatorChecker(this);
  private final DataTypeChecker dataTypes = new DataTypeChecker(this);
  private final CallChecker calls;

  ExpressionChecker(NameTable names) {
    this.names = names;
    this.calls = new CallChecker(names, this);
  }

  NameTable names() {
    return names;
  }

  DataTypeChecker dataTypes() {
    return dataTypes;
  }

  /** Any expression, a channel or timer too. */
  Expression check(SyntaxExpression syntax) {
    return check(syntax, Optional.empty());
  }

  /** The same in a place that asks for a type, which numbers without a type of their own take. */
  private Expression check(SyntaxExpression syntax, Optional<Type> context) {
    return switch (syntax) {
      case SyntaxExpression.Number number -> LiteralChecker.number(number, context);
      case SyntaxExpression.Literal literal ->
          new Constant(literal.type(), literal.value(), literal.range().start());
      case SyntaxExpression.Text text ->
          new Expression.ConstantArray(
              new Type.ArrayOf(text.characters().length(), Scalar.BYTE),
              text.characters().chars().asLongStream().toArray(),
              text.range().start());
      case SyntaxExpression.NameUse use -> name(use);
      case SyntaxExpression.Subscript subscript -> arrays.subscript(subscript);
      case SyntaxExpression.Slice slice -> arrays.slice(slice);
      case SyntaxExpression.Replicated array -> arrays.replicated(array, context);
      case SyntaxExpression.Table table -> arrays.table(table, context);
      case SyntaxExpression.Unary unary -> operators.unary(unary, context);
      case SyntaxExpression.Binary binary -> operators.binary(binary, context);
      case SyntaxExpression.Conversion conversion -> operators.conversion(conversion);
      case SyntaxExpression.NamedConversion conversion -> operators.conversion(conversion);
      case SyntaxExpression.OfType literal -> dataTypes.ofType(literal);
      case SyntaxExpression.OffsetOf offset -> dataTypes.offsetOf(offset);
      case SyntaxExpression.ExtremeOf extreme -> dataTypes.extreme(extreme);
      case SyntaxExpression.SizeOf sizeOf -> sizeOf(sizeOf);
      case SyntaxExpression.Allocation allocation ->
          MobileChecker.allocation(allocation, context, this);
      case SyntaxExpression.Clone clone -> MobileChecker.clone(clone, this);
      case SyntaxExpression.Defined defined -> MobileChecker.defined(defined, this);
      case SyntaxExpression.BytesIn bytesIn ->
          dataTypes
              .sizeOfNamed(bytesIn)
              .orElseGet(() -> ValueSize.expression(value(bytesIn.operand()), bytesIn.range()));
      case SyntaxExpression.BytesInType bytesIn ->
          ValueSize.expression(
              TypeChecker.withLengths(bytesIn.type(), this, "a type"), bytesIn.range());
      case SyntaxExpression.ChannelEnd end ->
          throw new LanguageError(
              end.range(), "an end of a channel is an argument or abbreviated, nothing else");
      case SyntaxExpression.Call call -> calls.value(call);
      case SyntaxExpression.Valof valof -> calls.value(valof, context);
    };
  }

  /** What a name stands for. */
  NameEntry entry(Identifier name) {
    return names.find(name.text(), name.range());
  }

  /** An expression that has a value: no channel or timer. */
  Expression value(SyntaxExpression syntax) {
    return value(syntax, Optional.empty());
  }

  /**
   * The same in a place that asks for a type; the value may still be of another. A mobile itself is
   * the value only where a mobile is asked for.
   */
  Expression value(SyntaxExpression syntax, Optional<Type> context) {
    boolean toMobile = context.isPresent() && context.get() instanceof Type.MobileOf;
    Expression result =
        syntax instanceof SyntaxExpression.Allocation
            ? check(syntax, context)
            : inPlaceOf(syntax, context.map(Type::content));
    if (result.type() instanceof Type.Barrier) {
      throw new LanguageError(
          syntax.range(), "this is a barrier, not a value; processes wait at it with SYNC");
    }
    if (result.type().isLock()) {
      throw SharedMemoryChecker.notAValue(syntax.range());
    }
    if (!result.type().isData()) {
      String what = result.type().isChannel() ? "a channel" : "a timer";
      throw new LanguageError(
          syntax.range(), "this is " + what + ", not a value; a value is input from it with '?'");
    }
    PortChecker.noPort(result, syntax.range());
    return toMobile
        ? MobileChecker.moved(syntax, result, this)
        : MobileChecker.plain(result, syntax.range());
  }

  /** A string, table or array constructor is of the named array type that its place asks for. */
  private Expression inPlaceOf(SyntaxExpression syntax, Optional<Type> context) {
    Expression result = check(syntax, context);
    if (context.isEmpty()
        || !(context.get() instanceof Type.ArrayOf wanted)
        || !(result.type() instanceof Type.ArrayOf given)
        || wanted.name().isEmpty()
        || !given.equals(new Type.ArrayOf(wanted.length(), wanted.element()))) {
      return result;
    }
    return switch (syntax) {
      case SyntaxExpression.Text ignored -> renamed(result, wanted);
      case SyntaxExpression.Table ignored -> renamed(result, wanted);
      case SyntaxExpression.Replicated ignored -> renamed(result, wanted);
      default -> result;
    };
  }

  private static Expression renamed(Expression array, Type.ArrayOf type) {
    return switch (array) {
      case Expression.ConstantArray table ->
          new Expression.ConstantArray(type, table.values(), table.position());
      case Expression.ArrayConstructor table ->
          new Expression.ArrayConstructor(table.elements(), type, table.position());
      case Expression.ReplicatedArray table ->
          new Expression.ReplicatedArray(
              table.replicator(), table.element(), type, table.position());
      default -> array;
    };
  }

  /** A value of a certain type. */
  Expression valueOf(SyntaxExpression syntax, Type type, String what) {
    Expression result = value(syntax, Optional.of(type));
    require(result, type, syntax.range(), what);
    return result;
  }

  /** Refuses a value of another type. */
  static void require(Expression value, Type type, TextRange range, String what) {
    if (!value.type().equals(type)) {
      throw new LanguageError(
          range,
          what + " must be of type " + type + "; this is " + value.type() + hint(type, value));
    }
  }

  /** How a value of one scalar type is made one of another. */
  static String hint(Type wanted, Expression given) {
    if (wanted instanceof Scalar to && given.type() instanceof Scalar from) {
      boolean real = from.isReal() || to.isReal();
      if (real && given instanceof Constant && from.isInteger()) {
        return "; write it with a point";
      }
      return "; convert it with " + to + (real ? " ROUND or " + to + " TRUNC" : "");
    }
    return "";
  }

  /** A constant of type INT. */
  Constant constantInt(SyntaxExpression syntax, String what) {
    if (valueOf(syntax, Scalar.INT, what) instanceof Constant constant) {
      return constant;
    }
    throw new LanguageError(syntax.range(), what + " must be a constant");
  }

  /** A variable or part of one that can be assigned to. */
  Expression assignable(SyntaxExpression syntax) {
    Expression result = element(syntax);
    if (!result.type().isData()) {
      throw new LanguageError(
          syntax.range(), "a variable is expected; this is of type " + result.type());
    }
    return PortChecker.noPort(result, syntax.range());
  }

  /** A variable, channel, timer, or part of one, that is not read only. */
  Expression element(SyntaxExpression syntax) {
    SyntaxExpression.NameUse root = rootName(syntax);
    Expression result = MobileChecker.allocating(check(syntax));
    String reason =
        switch (names.find(root.name(), root.range())) {
          case NameEntry.Variable variable -> readOnlyReason(variable.symbol().kind());
          default -> "is a constant";
        };
    if (!reason.isEmpty()) {
      throw new LanguageError(
          root.range(),
          "'" + root.name() + "' " + reason + " and cannot be changed",
          OtherPlaces.declarationOf(result));
    }
    return result;
  }

  /** The same, or an end of a channel. */
  Expression elementOrEnd(SyntaxExpression syntax) {
    if (!(syntax instanceof SyntaxExpression.ChannelEnd end)) {
      return elementOrTable(syntax);
    }
    Expression channel = elementOrTable(end.channel());
    if (channel.type().end().isPresent()) {
      return element(ChannelTypeChecker.withoutMark(syntax, this));
    }
    if (!channel.type().isChannel()) {
      throw new LanguageError(
          syntax.range(),
          "only channels have ends, marked with '?' and '!'; this is of type " + channel.type());
    }
    Type.Direction direction = channel.type().direction();
    if (direction != Type.Direction.BOTH && direction != end.direction()) {
      throw new LanguageError(syntax.range(), direction.refusal());
    }
    return channel;
  }

  private Expression elementOrTable(SyntaxExpression syntax) {
    return syntax instanceof SyntaxExpression.Table table
        ? arrays.channels(table)
        : element(syntax);
  }

  private static String readOnlyReason(Symbol.Kind kind) {
    return switch (kind) {
      case VALUE_ABBREVIATION -> "is a VAL";
      case VALUE_PARAMETER -> "is a VAL parameter";
      case REPLICATOR -> "is the index of a replicator";
      case VARIABLE, REFERENCE_ABBREVIATION, REFERENCE_PARAMETER -> "";
    };
  }

  private static SyntaxExpression.NameUse rootName(SyntaxExpression syntax) {
    return switch (syntax) {
      case SyntaxExpression.NameUse use -> use;
      case SyntaxExpression.Subscript subscript -> rootName(subscript.array());
      case SyntaxExpression.Slice slice -> rootName(slice.array());
      default ->
          throw new LanguageError(
              syntax.range(), "a variable, an element or a channel is expected, not a value");
    };
  }

  private Expression name(SyntaxExpression.NameUse use) {
    return switch (names.find(use.name(), use.range())) {
      case NameEntry.Variable variable ->
          new Expression.Name(variable.symbol(), use.range().start());
      case NameEntry.Value value -> constantUsed(value.constant(), use);
      case NameEntry.Carried ignored ->
          throw new LanguageError(use.range(), "'" + use.name() + "' is a PROTOCOL, not a value");
      case NameEntry.Channels ignored ->
          throw new LanguageError(use.range(), "'" + use.name() + "' is a channel type, no value");
      case NameEntry.Claimed ignored -> throw new IllegalStateException("a claim has no name");
      case NameEntry.DataType ignored ->
          throw new LanguageError(use.range(), "'" + use.name() + "' is a type, not a value");
      case NameEntry.Proc proc -> throw isProcedure(use, proc.procedure().isFunction());
      case NameEntry.Unfinished ignored -> throw isProcedure(use, false);
      case NameEntry.Broken ignored -> throw LanguageError.alreadyReported();
    };
  }

  private static Expression constantUsed(Expression constant, SyntaxExpression.NameUse use) {
    return switch (constant) {
      case Constant scalar -> new Constant(scalar.type(), scalar.value(), use.range().start());
      case Expression.ConstantArray table ->
          new Expression.ConstantArray(table.type(), table.values(), use.range().start());
      default -> throw new IllegalStateException("not a constant: " + constant);
    };
  }

  private static LanguageError isProcedure(SyntaxExpression.NameUse use, boolean function) {
    String what =
        function
            ? "' is a FUNCTION; its value is written with parentheses: " + use.name() + " ()"
            : "' is a PROC, not a value";
    return new LanguageError(use.range(), "'" + use.name() + what);
  }

  private Expression sizeOf(SyntaxExpression.SizeOf syntax) {
    Expression array = MobileChecker.plain(check(syntax.array()), syntax.array().range());
    if (!(array.type() instanceof Type.ArrayOf)) {
      throw new LanguageError(
          syntax.array().range(), "SIZE needs an array; this is of type " + array.type());
    }
    return ArrayChecker.sizeOf(array, syntax.range());
  }
}
