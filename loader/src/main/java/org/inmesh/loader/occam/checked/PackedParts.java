package org.inmesh.loader.occam.checked;

/**
 * Parts of PACKED RECORDs, which may begin at any byte. The instructions that load and store words
 * want them at a multiple of four bytes.
 */
public final class PackedParts {
  private PackedParts() {}

  /** True for a part of a PACKED RECORD that has words which may lie across two of memory's. */
  public static boolean mayCrossWords(Expression expression) {
    return isPart(expression) && RecordLayout.alignmentOf(expression.type()) == RecordLayout.WORD;
  }

  private static boolean isPart(Expression expression) {
    return switch (expression) {
      case Expression.FieldOf field ->
          ((Type.RecordOf) field.record().type()).layout().packed() || isPart(field.record());
      case Expression.Subscript element -> isPart(element.array());
      case Expression.Slice slice -> isPart(slice.array());
      default -> false;
    };
  }
}
