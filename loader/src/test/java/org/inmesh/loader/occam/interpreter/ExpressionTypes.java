package org.inmesh.loader.occam.interpreter;

import java.util.Optional;
import org.inmesh.loader.occam.interpreter.OccamType.Array;
import org.inmesh.loader.occam.interpreter.OccamType.Single;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.SyntaxExpression.Subscript;

/**
 * Types of expressions without their values. Literals without a type have none: their place gives
 * it to them.
 */
final class ExpressionTypes {
  private final TypeReader types;
  private final Evaluator evaluator;

  ExpressionTypes(TypeReader types, Evaluator evaluator) {
    this.types = types;
    this.evaluator = evaluator;
  }

  Optional<OccamType> of(SyntaxExpression expression, Scope scope) {
    return switch (expression) {
      case SyntaxExpression.Number number -> number.type().map(Single::new);
      case SyntaxExpression.Literal literal -> Optional.of(new Single(literal.type()));
      case SyntaxExpression.Text text ->
          Optional.of(new Array(text.characters().length(), OccamType.BYTE));
      case SyntaxExpression.NameUse name -> ofName(name, scope);
      case Subscript subscript -> part(subscript, scope);
      case SyntaxExpression.Slice slice ->
          of(slice.array(), scope)
              .map(type -> new Array(evaluator.count(slice, scope), ((Array) type).element()));
      case SyntaxExpression.Table table ->
          table.elements().stream()
              .map(element -> of(element, scope))
              .flatMap(Optional::stream)
              .findFirst()
              .map(type -> new Array(table.elements().size(), type));
      case SyntaxExpression.Unary unary -> of(unary.operand(), scope);
      case SyntaxExpression.Binary binary -> ofBinary(binary, scope);
      case SyntaxExpression.Conversion conversion -> Optional.of(new Single(conversion.type()));
      case SyntaxExpression.NamedConversion conversion ->
          Optional.of(types.named(conversion.type(), scope));
      case SyntaxExpression.OfType literal -> Optional.of(types.named(literal.type(), scope));
      case SyntaxExpression.ExtremeOf extreme -> Optional.of(types.named(extreme.type(), scope));
      case SyntaxExpression.Call call -> Optional.of(resultType(call, scope));
      case SyntaxExpression.SizeOf size -> Optional.of(OccamType.INT);
      case SyntaxExpression.BytesIn bytes -> Optional.of(OccamType.INT);
      case SyntaxExpression.BytesInType bytes -> Optional.of(OccamType.INT);
      case SyntaxExpression.OffsetOf offset -> Optional.of(OccamType.INT);
      default -> Optional.of(evaluator.value(expression, scope, Optional.empty()).type());
    };
  }

  private static Optional<OccamType> ofName(SyntaxExpression.NameUse name, Scope scope) {
    return scope.lookUp(name.name()) instanceof Entity.Data data
        ? Optional.of(data.location().type())
        : Optional.empty();
  }

  private Optional<OccamType> part(Subscript subscript, Scope scope) {
    return of(subscript.array(), scope)
        .map(
            type ->
                type instanceof OccamType.Structure structure
                    ? structure.field(fieldName(subscript)).type()
                    : ((Array) type).element());
  }

  static String fieldName(Subscript subscript) {
    return ((SyntaxExpression.NameUse) subscript.index()).name();
  }

  private Optional<OccamType> ofBinary(SyntaxExpression.Binary binary, Scope scope) {
    return switch (binary.operator()) {
      case AND, OR, EQUAL, NOT_EQUAL, LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL, AFTER ->
          Optional.of(OccamType.BOOL);
      case SHIFT_LEFT, SHIFT_RIGHT -> of(binary.left(), scope);
      default -> ofOperands(binary, scope);
    };
  }

  /** The type of both sides, if one of them has a type. */
  Optional<OccamType> ofOperands(SyntaxExpression.Binary binary, Scope scope) {
    return of(binary.left(), scope).or(() -> of(binary.right(), scope));
  }

  private OccamType resultType(SyntaxExpression.Call call, Scope scope) {
    return switch (scope.lookUp(call.function().text())) {
      case Entity.Function function ->
          types.type(function.definition().results().getFirst(), function.scope());
      case Entity.NamedType named -> named.type();
      default -> throw new UnsuitableProgram(call.function().text() + " is no function");
    };
  }
}
