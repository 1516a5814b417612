package org.inmesh.loader.occam.code;

import java.util.stream.Collectors;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.OperatorText;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.ScalarText;
import org.inmesh.loader.occam.checked.Type;

/**
 * Writes expressions as the programmer did, folded constants apart, for listings and diagnoses. The
 * tree is shown by the checked package with all parentheses instead.
 */
final class WrittenExpression {
  private WrittenExpression() {}

  static String of(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> constant(constant);
      case Expression.ConstantArray array -> "[" + array.values().length + " constants]";
      case Expression.Name name -> name.symbol().name();
      case Expression.Subscript element -> of(element.array()) + "[" + of(element.index()) + "]";
      case Expression.Slice slice ->
          "[%s FROM %s FOR %s]".formatted(of(slice.array()), of(slice.from()), of(slice.count()));
      case Expression.ArrayConstructor array ->
          array.elements().stream()
              .map(WrittenExpression::of)
              .collect(Collectors.joining(", ", "[", "]"));
      case Expression.FieldOf field -> of(field.record()) + "[" + field.field().name() + "]";
      case Expression.RecordConstructor constructor ->
          constructor.values().stream()
              .map(WrittenExpression::of)
              .collect(Collectors.joining(", ", "[", "](" + constructor.type() + ")"));
      case Expression.ReplicatedArray array ->
          "[%s | %s]".formatted(ofReplicator(array.replicator()), of(array.element()));
      case Expression.Retyped retyped -> of(retyped.operand());
      case Expression.Unary unary -> operator(unary) + operand(unary.operand());
      case Expression.Binary binary ->
          operand(binary.left()) + symbol(binary.operator()) + operand(binary.right());
      case Expression.Conversion conversion ->
          OperatorText.of(conversion.rounding(), conversion.type())
              + " "
              + operand(conversion.operand());
      case Expression.FieldChannel channel ->
          of(channel.end()) + "[" + channel.field().name() + "]";
      case Expression.ContentOf content -> of(content.mobile());
      case Expression.Clone clone -> "CLONE " + of(clone.content());
      case Expression.Allocation allocation -> allocation.type().toString();
      case Expression.Defined defined -> "DEFINED " + of(defined.mobile());
      case Expression.SizeOf size -> "SIZE " + of(size.array());
      case Expression.FunctionCall call ->
          call.arguments().stream()
              .map(WrittenExpression::of)
              .collect(Collectors.joining(", ", call.function().name() + " (", ")"));
    };
  }

  private static String ofReplicator(Process.Replicator replicator) {
    return "%s = %s FOR %s"
        .formatted(replicator.index().name(), of(replicator.from()), of(replicator.count()));
  }

  private static String constant(Expression.Constant constant) {
    return constant.type().represented() == Type.Scalar.BOOL
        ? constant.value() == 0 ? "FALSE" : "TRUE"
        : ScalarText.of((Type.Scalar) constant.type().represented(), constant.value());
  }

  private static String operand(Expression expression) {
    return expression instanceof Expression.Binary || expression instanceof Expression.Unary
        ? "(" + of(expression) + ")"
        : of(expression);
  }

  private static String operator(Expression.Unary unary) {
    return switch (unary.operator()) {
      case NEGATE -> "-";
      case MODULO_NEGATE -> "MINUS ";
      case NOT -> "NOT ";
      case BIT_NOT -> "~";
    };
  }

  private static String symbol(BinaryOperator operator) {
    return switch (operator) {
      case ADD -> "+";
      case SUBTRACT -> "-";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      case REMAINDER -> " REM ";
      case BIT_AND -> " /\\ ";
      case BIT_OR -> " \\/ ";
      case BIT_XOR -> " >< ";
      case SHIFT_LEFT -> " << ";
      case SHIFT_RIGHT -> " >> ";
      case EQUAL -> " = ";
      case NOT_EQUAL -> " <> ";
      case LESS -> " < ";
      case GREATER -> " > ";
      case LESS_OR_EQUAL -> " <= ";
      case GREATER_OR_EQUAL -> " >= ";
      case PLUS, MINUS, TIMES, AND, OR, AFTER -> " " + operator + " ";
    };
  }
}
