package org.inmesh.loader.occam.code;

import org.inmesh.loader.occam.checked.Expression;

/** Finds expressions whose code uses the floating-point unit. */
final class FloatingPointUse {
  private FloatingPointUse() {}

  /** True if computing an integer, a truth value or an address uses it. */
  static boolean isIn(Expression expression) {
    return switch (expression) {
      case Expression.FieldChannel channel -> isIn(channel.end());
      case Expression.OfMobile mobile ->
          mobile.operands().stream().anyMatch(FloatingPointUse::isOperandOf);
      case Expression.Constant constant -> false;
      case Expression.ConstantArray array -> false;
      case Expression.Name name -> false;
      case Expression.Subscript element -> isIn(element.array()) || isIn(element.index());
      case Expression.Slice slice ->
          isIn(slice.array()) || isIn(slice.from()) || isIn(slice.count());
      case Expression.ArrayConstructor array ->
          array.elements().stream().anyMatch(FloatingPointUse::isOperandOf);
      case Expression.Retyped retyped -> isOperandOf(retyped.operand());
      case Expression.FieldOf field -> isIn(field.record());
      case Expression.RecordConstructor constructor ->
          constructor.values().stream().anyMatch(FloatingPointUse::isOperandOf);
      case Expression.Unary unary -> isOperandOf(unary.operand());
      case Expression.Binary binary -> isOperandOf(binary.left()) || isOperandOf(binary.right());
      case Expression.Conversion conversion -> isOperandOf(conversion.operand());
      case Expression.SizeOf size -> isIn(size.array());
      // Its body may.
      case Expression.FunctionCall call -> true;
      case Expression.ReplicatedArray array ->
          isIn(array.replicator().from())
              || isIn(array.replicator().step())
              || isOperandOf(array.element());
    };
  }

  private static boolean isOperandOf(Expression operand) {
    return DataLayout.isReal(operand.type()) || isIn(operand);
  }
}
