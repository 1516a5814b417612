package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.occam.checked.RecordLayout;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.ArrayOf;
import org.inmesh.loader.occam.checked.Type.MobileOf;

/**
 * A mobile is a word with the address of a block of the heap, or {@link #UNDEFINED}. The block
 * begins with a word for each length that the type leaves open, the outermost first; the content
 * follows.
 */
final class MobileLayout {
  /** No machine has memory there, so that a use of an undefined mobile fails. */
  static final int UNDEFINED = 0;

  private MobileLayout() {}

  /** Words in front of the content. */
  static int lengthWords(MobileOf type) {
    return DataLayout.openDimensions(type.content());
  }

  /** Bytes in front of the content. */
  static int lengthBytes(MobileOf type) {
    return lengthWords(type) * DataLayout.BYTES_PER_WORD;
  }

  /**
   * Mobiles that follow each other inside a content.
   *
   * @param offset bytes from the start of the content
   * @param type of each
   * @param array what they are elements of: its lengths say how many there are; a single mobile is
   *     of its own type
   */
  record Part(int offset, MobileOf type, Type array) {}

  /** The mobiles inside a content. */
  static List<Part> parts(Type content) {
    List<Part> parts = new ArrayList<>();
    if (content.base() instanceof MobileOf mobile) {
      parts.add(new Part(0, mobile, content));
    } else if (content instanceof Type.RecordOf structure) {
      for (RecordLayout.Field field : structure.layout().fields()) {
        if (field.type().base() instanceof MobileOf mobile) {
          parts.add(new Part(field.offset(), mobile, field.type()));
        }
      }
    }
    return parts;
  }

  /** Number of elements whose lengths are known; those of open dimensions are left out. */
  static int knownElements(Type type) {
    if (!(type instanceof ArrayOf array)) {
      return 1;
    }
    int inner = knownElements(array.element());
    return array.length() == ArrayOf.OPEN ? inner : Math.multiplyExact(array.length(), inner);
  }
}
