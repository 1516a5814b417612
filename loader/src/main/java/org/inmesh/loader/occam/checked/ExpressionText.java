package org.inmesh.loader.occam.checked;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Shows expressions as they would be written in a program, with all parentheses. */
public final class ExpressionText {
  private ExpressionText() {}

  /** The text of an expression. */
  public static String of(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> scalar(constant.type(), constant.value());
      case Expression.ConstantArray table -> table(table);
      case Expression.Name name -> name.symbol().name();
      case Expression.Subscript subscript ->
          of(subscript.array()) + "[" + of(subscript.index()) + "]";
      case Expression.Slice slice ->
          "[" + of(slice.array()) + " FROM " + of(slice.from()) + " FOR " + of(slice.count()) + "]";
      case Expression.ArrayConstructor constructor ->
          constructor.elements().stream()
              .map(ExpressionText::of)
              .collect(Collectors.joining(", ", "[", "]"));
      case Expression.FieldOf field -> of(field.record()) + "[" + field.field().name() + "]";
      case Expression.RecordConstructor constructor ->
          constructor.values().stream()
              .map(ExpressionText::of)
              .collect(Collectors.joining(", ", "[", "](" + constructor.type() + ")"));
      case Expression.ReplicatedArray array ->
          "[%s | %s]".formatted(ofReplicator(array.replicator()), of(array.element()));
      case Expression.Retyped retyped -> of(retyped.operand());
      case Expression.Unary unary ->
          "(" + OperatorText.of(unary.operator()) + " " + of(unary.operand()) + ")";
      case Expression.Binary binary ->
          "("
              + of(binary.left())
              + " "
              + OperatorText.of(binary.operator())
              + " "
              + of(binary.right())
              + ")";
      case Expression.Conversion conversion ->
          "("
              + OperatorText.of(conversion.rounding(), conversion.type())
              + " "
              + of(conversion.operand())
              + ")";
      case Expression.FieldChannel channel ->
          of(channel.end()) + "[" + channel.field().name() + "]";
      case Expression.ContentOf content -> of(content.mobile());
      case Expression.Clone clone -> "(CLONE " + of(clone.content()) + ")";
      case Expression.Allocation allocation ->
          allocation.lengths().stream()
              .map(ExpressionText::of)
              .collect(Collectors.joining(", ", "(" + allocation.type() + " of ", ")"));
      case Expression.Defined defined -> "(DEFINED " + of(defined.mobile()) + ")";
      case Expression.SizeOf sizeOf -> "(SIZE " + of(sizeOf.array()) + ")";
      case Expression.FunctionCall call ->
          call.arguments().stream()
              .map(ExpressionText::of)
              .collect(Collectors.joining(", ", call.function().name() + " (", ")"));
    };
  }

  /** The text of a replicator. */
  static String ofReplicator(Process.Replicator replicator) {
    String range =
        "%s = %s FOR %s"
            .formatted(replicator.index().name(), of(replicator.from()), of(replicator.count()));
    return replicator.stepsByOne() ? range : range + " STEP " + of(replicator.step());
  }

  /** A constant, with its type unless that can be seen. */
  private static String scalar(Type type, long value) {
    return switch ((Type.Scalar) type.represented()) {
      case BOOL -> value == 0 ? "FALSE" : "TRUE";
      case BYTE -> "'" + character(value) + "'";
      case INT -> String.valueOf(value);
      case INT16, INT32, INT64, REAL32, REAL64 ->
          ScalarText.of((Type.Scalar) type.represented(), value) + "(" + type + ")";
    };
  }

  private static String table(Expression.ConstantArray table) {
    if (table.type().element() == Type.Scalar.BYTE) {
      return Arrays.stream(table.values())
          .mapToObj(ExpressionText::character)
          .collect(Collectors.joining("", "\"", "\""));
    }
    return Arrays.stream(table.values())
        .mapToObj(value -> scalar(table.type().base(), value))
        .collect(Collectors.joining(", ", table.type() + "[", "]"));
  }

  private static String character(long value) {
    return switch ((int) value) {
      case '\r' -> "*c";
      case '\n' -> "*n";
      case '\t' -> "*t";
      case '\'', '"', '*' -> "*" + (char) value;
      default ->
          value >= ' ' && value <= '~' ? String.valueOf((char) value) : "*#%02X".formatted(value);
    };
  }
}
