package org.inmesh.loader.occam.code;

import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.PackedParts;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/** Tells what lies at words, as the instructions that load and store words need. */
final class Alignment {
  private Alignment() {}

  /** True if words are made of what may begin between two words. */
  static boolean isInDoubt(Expression.Retyped retyped) {
    return DataLayout.unitBytes(retyped.type()) >= DataLayout.BYTES_PER_WORD
        && !beginsAtWord(retyped.operand());
  }

  private static boolean beginsAtWord(Expression expression) {
    if (DataLayout.unitBytes(expression.type()) >= DataLayout.BYTES_PER_WORD) {
      return !PackedParts.mayCrossWords(expression);
    }
    return switch (expression) {
      case Expression.Name name -> name.symbol().kind() == Symbol.Kind.VARIABLE;
      case Expression.Subscript element ->
          beginsAtWord(element.array()) && isWhole(element.type(), element.index());
      case Expression.Slice slice ->
          beginsAtWord(slice.array()) && isWhole(slice.type().element(), slice.from());
      case Expression.FieldOf field ->
          beginsAtWord(field.record()) && field.field().offset() % DataLayout.BYTES_PER_WORD == 0;
      case Expression.Retyped retyped -> beginsAtWord(retyped.operand());
      // The contents of a mobile have words of their own, and so have values that are computed.
      default -> true;
    };
  }

  /** True if so many elements have whole words. */
  private static boolean isWhole(Type element, Expression count) {
    if (DataLayout.openDimensions(element) > 0) {
      return false;
    }
    long bytes = DataLayout.bytes(element);
    return bytes % DataLayout.BYTES_PER_WORD == 0
        || count instanceof Expression.Constant constant
            && constant.value() * bytes % DataLayout.BYTES_PER_WORD == 0;
  }
}
