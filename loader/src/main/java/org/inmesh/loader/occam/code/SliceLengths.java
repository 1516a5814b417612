package org.inmesh.loader.occam.code;

import org.inmesh.loader.occam.checked.Expression;

/** Finds slices whose length the program computes when it runs. */
final class SliceLengths {
  private SliceLengths() {}

  /** True if an expression contains such a slice. */
  static boolean isComputedIn(Expression expression) {
    return switch (expression) {
      case Expression.Slice slice ->
          !(slice.count() instanceof Expression.Constant)
              || isComputedIn(slice.array())
              || isComputedIn(slice.from());
      case Expression.Subscript element ->
          isComputedIn(element.array()) || isComputedIn(element.index());
      case Expression.Retyped retyped ->
          LengthCode.checksSize(retyped) || isComputedIn(retyped.operand());
      case Expression.FieldOf field -> isComputedIn(field.record());
      case Expression.RecordConstructor constructor ->
          constructor.values().stream().anyMatch(SliceLengths::isComputedIn);
      case Expression.Unary unary -> isComputedIn(unary.operand());
      case Expression.Binary binary -> isComputedIn(binary.left()) || isComputedIn(binary.right());
      case Expression.Conversion conversion -> isComputedIn(conversion.operand());
      case Expression.FieldChannel channel -> isComputedIn(channel.end());
      // The lengths of a mobile are fetched when it has been found to be defined.
      case Expression.ContentOf content ->
          content.allocates() || !(content.mobile() instanceof Expression.Name);
      case Expression.Clone clone -> isComputedIn(clone.content());
      case Expression.Allocation allocation ->
          allocation.lengths().stream().anyMatch(SliceLengths::isComputedIn);
      case Expression.Defined defined -> isComputedIn(defined.mobile());
      case Expression.SizeOf size -> isComputedIn(size.array());
      case Expression.ArrayConstructor array ->
          array.elements().stream().anyMatch(SliceLengths::isComputedIn);
      // Arguments are evaluated where the call is.
      case Expression.FunctionCall call -> false;
      case Expression.ReplicatedArray array -> false;
      case Expression.Constant constant -> false;
      case Expression.ConstantArray array -> false;
      case Expression.Name name -> false;
    };
  }
}
