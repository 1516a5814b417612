package org.inmesh.loader.occam.interpreter;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Expression.Rounding;
import org.inmesh.loader.occam.checked.Expression.UnaryOperator;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.code.NumberDefinition;
import org.inmesh.loader.occam.interpreter.OccamType.Array;
import org.inmesh.loader.occam.interpreter.OccamType.Single;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.SyntaxProcess;

/** Evaluates expressions. The place of an expression may ask for a type, which literals take. */
final class Evaluator {
  private final FunctionCalls functions;
  private final TypeReader types = new TypeReader(this);
  private final ExpressionTypes expressionTypes = new ExpressionTypes(types, this);

  Evaluator(FunctionCalls functions) {
    this.functions = functions;
  }

  TypeReader types() {
    return types;
  }

  int integer(SyntaxExpression expression, Scope scope) {
    return value(expression, scope, Optional.of(OccamType.INT)).readInt();
  }

  boolean condition(SyntaxExpression expression, Scope scope) {
    return value(expression, scope, Optional.of(OccamType.BOOL)).isTrue();
  }

  /** A value, which may lie in a variable: whoever keeps it copies it. */
  Location value(SyntaxExpression expression, Scope scope, Optional<OccamType> place) {
    return switch (expression) {
      case SyntaxExpression.Number number -> Literals.number(number, place);
      case SyntaxExpression.Literal literal ->
          Location.of(new Single(literal.type()), BigInteger.valueOf(literal.value()));
      case SyntaxExpression.Text text -> named(Literals.text(text.characters()), place);
      case SyntaxExpression.Table table -> named(table(table, scope, place), place);
      case SyntaxExpression.Replicated array -> named(replicated(array, scope, place), place);
      case SyntaxExpression.Unary unary -> unary(unary, scope, place);
      case SyntaxExpression.Binary binary -> binary(binary, scope, place);
      case SyntaxExpression.Conversion conversion ->
          convert(conversion, new Single(conversion.type()), scope);
      case SyntaxExpression.NamedConversion conversion -> {
        OccamType type = types.named(conversion.type(), scope);
        Scalar scalar = ((Single) type).scalar();
        yield convert(
            new SyntaxExpression.Conversion(
                scalar, conversion.rounding(), conversion.operand(), conversion.range()),
            type,
            scope);
      }
      case SyntaxExpression.OfType literal -> {
        OccamType type = types.named(literal.type(), scope);
        yield value(literal.literal(), scope, Optional.of(type)).as(type);
      }
      case SyntaxExpression.ExtremeOf extreme -> {
        Single type = (Single) types.named(extreme.type(), scope);
        long value = extreme.most() ? type.scalar().most() : type.scalar().least();
        yield Location.of(type, BigInteger.valueOf(value));
      }
      case SyntaxExpression.Call call -> call(call, scope);
      case SyntaxExpression.Valof valof ->
          functions
              .evaluate(valof.value(), scope, place.map(List::of).orElse(List.of()))
              .getFirst();
      case SyntaxExpression.SizeOf size -> Location.ofInt(length(size.array(), scope));
      case SyntaxExpression.BytesIn bytes ->
          Location.ofInt(value(bytes.operand(), scope, Optional.empty()).type().size());
      case SyntaxExpression.BytesInType bytes ->
          Location.ofInt(types.type(bytes.type(), scope).size());
      case SyntaxExpression.OffsetOf offset -> {
        OccamType type = types.named(offset.type(), scope);
        yield Location.ofInt(((OccamType.Structure) type).field(offset.field().text()).offset());
      }
      default -> location(expression, scope);
    };
  }

  /** A call, or the conversion to a DATA TYPE of what stands in parentheses. */
  private Location call(SyntaxExpression.Call call, Scope scope) {
    if (scope.lookUp(call.function().text()) instanceof Entity.NamedType type) {
      Single single = (Single) type.type();
      return convert(
          new SyntaxExpression.Conversion(
              single.scalar(), Rounding.EXACT, call.arguments().getFirst(), call.range()),
          single,
          scope);
    }
    return functions.call(call, scope).getFirst();
  }

  /** A variable or a part of one. */
  Location location(SyntaxExpression expression, Scope scope) {
    if (entity(expression, scope) instanceof Entity.Data data) {
      return data.location();
    }
    throw new UnsuitableProgram("a value is wanted: " + expression);
  }

  /** What an expression that names something stands for. */
  Entity entity(SyntaxExpression expression, Scope scope) {
    return switch (expression) {
      case SyntaxExpression.NameUse name -> scope.lookUp(name.name());
      case SyntaxExpression.ChannelEnd end -> entity(end.channel(), scope);
      case SyntaxExpression.Subscript subscript -> part(subscript, scope);
      case SyntaxExpression.Slice slice -> slice(slice, scope);
      default -> new Entity.Data(value(expression, scope, Optional.empty()));
    };
  }

  private Entity part(SyntaxExpression.Subscript subscript, Scope scope) {
    Entity whole = entity(subscript.array(), scope);
    if (whole instanceof Entity.Data data
        && data.location().type() instanceof OccamType.Structure) {
      return new Entity.Data(data.location().field(ExpressionTypes.fieldName(subscript)));
    }
    int index = integer(subscript.index(), scope);
    return switch (whole) {
      case Entity.Data data -> new Entity.Data(data.location().element(index));
      case Entity.Channels channels -> {
        if (index < 0 || index >= channels.elements().size()) {
          throw new OccamError("subscript");
        }
        yield channels.elements().get(index);
      }
      default -> throw new UnsuitableProgram("a subscript of " + whole);
    };
  }

  private Entity slice(SyntaxExpression.Slice slice, Scope scope) {
    Entity whole = entity(slice.array(), scope);
    int from = integer(slice.from(), scope);
    int count = count(slice, scope);
    return switch (whole) {
      case Entity.Data data -> new Entity.Data(data.location().slice(from, count));
      case Entity.Channels channels -> {
        if (from < 0 || count < 0 || (long) from + count > channels.elements().size()) {
          throw new OccamError("slice");
        }
        yield new Entity.Channels(channels.elements().subList(from, from + count));
      }
      default -> throw new UnsuitableProgram("a slice of " + whole);
    };
  }

  /** The length of a slice, which goes up to the end of the array if nothing is written. */
  int count(SyntaxExpression.Slice slice, Scope scope) {
    return slice.count().isPresent()
        ? integer(slice.count().get(), scope)
        : length(slice.array(), scope) - integer(slice.from(), scope);
  }

  private int length(SyntaxExpression array, Scope scope) {
    return switch (entity(array, scope)) {
      case Entity.Data data -> data.location().length();
      case Entity.Channels channels -> channels.elements().size();
      default -> throw new UnsuitableProgram("SIZE of no array");
    };
  }

  /** A literal array takes the name of the type that its place asks for. */
  private static Location named(Location literal, Optional<OccamType> place) {
    return place.isPresent()
            && place.get() instanceof Array array
            && array.name().isPresent()
            && array.size() == literal.type().size()
        ? literal.as(array)
        : literal;
  }

  private Location table(SyntaxExpression.Table table, Scope scope, Optional<OccamType> place) {
    if (place.isPresent() && place.get() instanceof OccamType.Structure structure) {
      Location result = Location.fresh(structure);
      for (int i = 0; i < structure.fields().size(); i++) {
        OccamType.Field field = structure.fields().get(i);
        result
            .field(field.name())
            .copyFrom(value(table.elements().get(i), scope, Optional.of(field.type())));
      }
      return result;
    }
    Optional<OccamType> element =
        elementOf(place)
            .or(() -> expressionTypes.of(table, scope).map(type -> ((Array) type).element()));
    return array(table.elements().stream().map(value -> value(value, scope, element)).toList());
  }

  private Location replicated(
      SyntaxExpression.Replicated array, Scope scope, Optional<OccamType> place) {
    Optional<OccamType> element = elementOf(place);
    List<Location> values = new ArrayList<>();
    for (int index : indices(array.replicator(), scope)) {
      Scope inner =
          scope.with(array.replicator().index().text(), new Entity.Data(Location.ofInt(index)));
      values.add(value(array.element(), inner, element));
    }
    return array(values);
  }

  private static Optional<OccamType> elementOf(Optional<OccamType> place) {
    return place.filter(Array.class::isInstance).map(type -> ((Array) type).element());
  }

  private static Location array(List<Location> elements) {
    Location array = Location.fresh(new Array(elements.size(), elements.getFirst().type()));
    for (int i = 0; i < elements.size(); i++) {
      array.element(i).copyFrom(elements.get(i));
    }
    return array;
  }

  /** The values of the index of a replicator, of which there are none if the count is negative. */
  int[] indices(SyntaxProcess.Replicator replicator, Scope scope) {
    int from = integer(replicator.from(), scope);
    int count = Math.max(0, integer(replicator.count(), scope));
    int step = replicator.step().map(value -> integer(value, scope)).orElse(1);
    if (count > 10_000) {
      throw new UnsuitableProgram("it repeats too often");
    }
    return IntStream.range(0, count).map(i -> from + i * step).toArray();
  }

  private Location unary(SyntaxExpression.Unary unary, Scope scope, Optional<OccamType> place) {
    boolean logical = unary.operator() == UnaryOperator.NOT;
    Optional<OccamType> wanted = logical ? Optional.of(OccamType.BOOL) : place;
    Location operand = value(unary.operand(), scope, wanted);
    Number value = operand.read();
    if (logical) {
      return Location.of(operand.type(), BigInteger.ONE.subtract((BigInteger) value));
    }
    Single type = (Single) operand.type();
    return result(type, NumberDefinition.unary(unary.operator(), type.scalar(), value));
  }

  private Location binary(SyntaxExpression.Binary binary, Scope scope, Optional<OccamType> place) {
    BinaryOperator operator = binary.operator();
    return switch (operator) {
      case AND, OR -> {
        Location left = value(binary.left(), scope, Optional.of(OccamType.BOOL));
        boolean decided = left.isTrue() == (operator == BinaryOperator.OR);
        yield decided ? left : value(binary.right(), scope, Optional.of(OccamType.BOOL));
      }
      case SHIFT_LEFT, SHIFT_RIGHT -> {
        Location left = value(binary.left(), scope, place);
        Location right = value(binary.right(), scope, Optional.of(OccamType.INT));
        yield operate(operator, left, right, left.type());
      }
      case EQUAL, NOT_EQUAL, LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL, AFTER -> {
        Optional<OccamType> type = expressionTypes.ofOperands(binary, scope);
        Location left = value(binary.left(), scope, type);
        yield operate(operator, left, value(binary.right(), scope, type), OccamType.BOOL);
      }
      default -> {
        Optional<OccamType> type = expressionTypes.ofOperands(binary, scope).or(() -> place);
        Location left = value(binary.left(), scope, type);
        yield operate(operator, left, value(binary.right(), scope, type), left.type());
      }
    };
  }

  private static Location operate(
      BinaryOperator operator, Location left, Location right, OccamType result) {
    Scalar scalar = ((Single) left.type()).scalar();
    return result(result, NumberDefinition.binary(operator, scalar, left.read(), right.read()));
  }

  private Location convert(SyntaxExpression.Conversion conversion, OccamType result, Scope scope) {
    Location operand = value(conversion.operand(), scope, Optional.empty());
    Number value = operand.read();
    if (((Single) operand.type()).scalar() == conversion.type()) {
      return Location.of(result, value);
    }
    return result(
        result, NumberDefinition.convert(conversion.rounding(), conversion.type(), value));
  }

  private static Location result(OccamType type, Optional<Number> value) {
    return Location.of(type, value.orElseThrow(() -> new OccamError("arithmetic")));
  }
}
