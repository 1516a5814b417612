package org.inmesh.loader.occam.code;

import java.util.List;
import org.inmesh.coresim.transputer.LockWords;
import org.inmesh.loader.occam.checked.Protocol;
import org.inmesh.loader.occam.checked.Type;

/**
 * Sizes of values. A scalar variable occupies whole words; arrays are row-major and packed, with
 * the low byte first. Channels and timers are an address each.
 *
 * <p>BOOL, BYTE and INT16 variables fill a word whose other bytes are zero: what is input into
 * them, or stored by a PROC that knows only their address, leaves those bytes alone.
 */
final class DataLayout {
  static final int BYTES_PER_WORD = 4;

  /** How many elements of a counted array placement expects in a message. */
  private static final int GUESSED_ELEMENTS = 16;

  private DataLayout() {}

  /** True if an element of an array of this type is a byte. */
  static boolean isByte(Type type) {
    return unitBytes(type) == 1;
  }

  /** Bytes of one innermost element, of a record its alignment: the unit of index arithmetic. */
  static int unitBytes(Type type) {
    return switch (type.base()) {
      case Type.Scalar scalar -> Math.ceilDiv(scalar.bits(), Byte.SIZE);
      case Type.RecordOf structure -> structure.layout().alignment();
      default -> BYTES_PER_WORD;
    };
  }

  /** Units of index arithmetic in one innermost element: only records and locks have several. */
  static int units(Type type) {
    return switch (type.base()) {
      case Type.RecordOf structure -> structure.layout().bytes() / structure.layout().alignment();
      case Type.Lock lock -> LockWords.BYTES / BYTES_PER_WORD;
      default -> 1;
    };
  }

  /** True for a scalar whose value is a number or truth value in one word of the stack. */
  static boolean isWholeWord(Type type) {
    return type.represented() instanceof Type.Scalar scalar
        && !scalar.isReal()
        && unitBytes(type) <= BYTES_PER_WORD;
  }

  /** True for a type whose values have no parts. */
  static boolean isScalar(Type type) {
    return type.represented() instanceof Type.Scalar;
  }

  /** True for a scalar of two words. */
  static boolean isDouble(Type type) {
    return isScalar(type) && unitBytes(type) > BYTES_PER_WORD;
  }

  /** True for a REAL32 or REAL64. */
  static boolean isReal(Type type) {
    return type.represented() instanceof Type.Scalar scalar && scalar.isReal();
  }

  /** Bytes of one innermost element. */
  static int elementBytes(Type type) {
    return Math.multiplyExact(units(type), unitBytes(type));
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
    return Math.multiplyExact(elements(type), elementBytes(type));
  }

  /**
   * Bytes of a message on a channel, which is all communications of one output. Where the program
   * decides, an estimate: the longest variant, {@link #GUESSED_ELEMENTS} of a counted array, a word
   * for ANY.
   */
  static int bytes(Protocol protocol) {
    return switch (protocol) {
      case Protocol.Simple simple -> bytes(simple.type());
      case Protocol.Counted counted ->
          bytes(counted.count())
              + GUESSED_ELEMENTS * Math.min(bytes(counted.array().element()), 1 << 26);
      case Protocol.Any any -> BYTES_PER_WORD;
      case Protocol.Sequential sequential -> bytes(sequential.items());
      case Protocol.Variant variant ->
          1 + variant.tags().stream().mapToInt(tag -> bytes(tag.items())).max().orElse(0);
    };
  }

  private static int bytes(List<Protocol.Item> items) {
    long bytes = items.stream().mapToLong(DataLayout::bytes).sum();
    return (int) Math.min(bytes, Integer.MAX_VALUE - 1);
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
