package org.inmesh.loader.occam.code;

import org.inmesh.loader.occam.checked.Type;

/**
 * Sizes of values. Scalars occupy a word; arrays are row-major, of words for INT and channel
 * addresses and of packed bytes for BYTE and BOOL.
 */
final class DataLayout {
  static final int BYTES_PER_WORD = 4;

  private DataLayout() {}

  /** True if an element of an array of this type is a byte. */
  static boolean isByte(Type type) {
    return type.base() == Type.Scalar.BYTE || type.base() == Type.Scalar.BOOL;
  }

  /** Bytes of one innermost element: the unit of index arithmetic. */
  static int unitBytes(Type type) {
    return isByte(type) ? 1 : BYTES_PER_WORD;
  }

  /** Number of innermost elements; the type has no open dimension. */
  static int elements(Type type) {
    if (!(type instanceof Type.ArrayOf array)) {
      return 1;
    }
    if (array.length() == Type.ArrayOf.OPEN) {
      throw new IllegalStateException("size of an open array is known only at run time");
    }
    return Math.multiplyExact(array.length(), elements(array.element()));
  }

  /** Bytes of a message or of an array's content. */
  static int bytes(Type type) {
    return Math.multiplyExact(elements(type), unitBytes(type));
  }

  /** Workspace words of a variable. */
  static int words(Type type) {
    return Math.ceilDiv(bytes(type), BYTES_PER_WORD);
  }

  /** Number of dimensions. */
  static int dimensions(Type type) {
    return type instanceof Type.ArrayOf array ? 1 + dimensions(array.element()) : 0;
  }

  /** Number of dimensions whose length is known only at run time. */
  static int openDimensions(Type type) {
    if (!(type instanceof Type.ArrayOf array)) {
      return 0;
    }
    return (array.length() == Type.ArrayOf.OPEN ? 1 : 0) + openDimensions(array.element());
  }
}
