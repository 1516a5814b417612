package org.inmesh.loader.occam.code;

import org.inmesh.loader.occam.checked.Expression;

/** Finds calls of functions in expressions: they need more than the evaluation stack. */
final class FunctionCalls {
  private FunctionCalls() {}

  /** True if an expression contains a call. */
  static boolean areIn(Expression expression) {
    return switch (expression) {
      case Expression.FunctionCall call -> true;
      case Expression.Slice slice ->
          areIn(slice.array()) || areIn(slice.from()) || areIn(slice.count());
      case Expression.Subscript element -> areIn(element.array()) || areIn(element.index());
      case Expression.Retyped retyped -> areIn(retyped.operand());
      case Expression.FieldOf field -> areIn(field.record());
      case Expression.RecordConstructor constructor ->
          constructor.values().stream().anyMatch(FunctionCalls::areIn);
      case Expression.Unary unary -> areIn(unary.operand());
      case Expression.Binary binary -> areIn(binary.left()) || areIn(binary.right());
      case Expression.Conversion conversion -> areIn(conversion.operand());
      case Expression.SizeOf size -> areIn(size.array());
      case Expression.ArrayConstructor array ->
          array.elements().stream().anyMatch(FunctionCalls::areIn);
      case Expression.ReplicatedArray array ->
          areIn(array.replicator().from())
              || areIn(array.replicator().step())
              || areIn(array.element());
      case Expression.FieldChannel channel -> areIn(channel.end());
      case Expression.OfMobile mobile -> mobile.operands().stream().anyMatch(FunctionCalls::areIn);
      case Expression.Constant constant -> false;
      case Expression.ConstantArray array -> false;
      case Expression.Name name -> false;
    };
  }
}
