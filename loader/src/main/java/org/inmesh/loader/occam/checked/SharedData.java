package org.inmesh.loader.occam.checked;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what is SHARED in expressions. */
public final class SharedData {
  private SharedData() {}

  /** True for a SHARED variable and its parts. */
  public static boolean isPartOf(Expression element) {
    return switch (element) {
      case Expression.Name name -> name.symbol().isShared();
      case Expression.Subscript subscript -> isPartOf(subscript.array());
      case Expression.Slice slice -> isPartOf(slice.array());
      case Expression.FieldOf field -> isPartOf(field.record());
      case Expression.Retyped retyped -> isPartOf(retyped.operand());
      default -> false;
    };
  }

  /** The first SHARED name whose value an expression depends on, if there is one. */
  public static Optional<Expression.Name> readBy(Expression expression) {
    if (expression instanceof Expression.Name name) {
      return name.symbol().isShared() ? Optional.of(name) : Optional.empty();
    }
    return operands(expression).flatMap(operand -> readBy(operand).stream()).findFirst();
  }

  /** The same for what selects an element, not for the element itself. */
  public static Optional<Expression.Name> readBySubscripts(Expression element) {
    return switch (element) {
      case Expression.Subscript subscript ->
          readBySubscripts(subscript.array()).or(() -> readBy(subscript.index()));
      case Expression.Slice slice ->
          readBySubscripts(slice.array())
              .or(() -> readBy(slice.from()))
              .or(() -> readBy(slice.count()));
      case Expression.FieldOf field -> readBySubscripts(field.record());
      case Expression.Retyped retyped -> readBySubscripts(retyped.operand());
      case Expression.Name name -> Optional.empty();
      default -> readBy(element);
    };
  }

  private static Stream<Expression> operands(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> Stream.of();
      case Expression.ConstantArray array -> Stream.of();
      case Expression.Name name -> Stream.of();
      // A length does not change.
      case Expression.SizeOf size -> Stream.of();
      case Expression.Subscript element -> Stream.of(element.array(), element.index());
      case Expression.Slice slice -> Stream.of(slice.array(), slice.from(), slice.count());
      case Expression.ArrayConstructor array -> array.elements().stream();
      case Expression.FieldOf field -> Stream.of(field.record());
      case Expression.RecordConstructor constructor -> constructor.values().stream();
      case Expression.ReplicatedArray array ->
          Stream.concat(operands(array.replicator()), Stream.of(array.element()));
      case Expression.Retyped retyped -> Stream.of(retyped.operand());
      case Expression.Unary unary -> Stream.of(unary.operand());
      case Expression.Binary binary -> Stream.of(binary.left(), binary.right());
      case Expression.Conversion conversion -> Stream.of(conversion.operand());
      case Expression.FunctionCall call -> call.arguments().stream();
      case Expression.FieldChannel channel -> Stream.of(channel.end());
      case Expression.OfMobile mobile -> mobile.operands().stream();
    };
  }

  private static Stream<Expression> operands(Process.Replicator replicator) {
    return List.of(replicator.from(), replicator.count(), replicator.step()).stream();
  }
}
