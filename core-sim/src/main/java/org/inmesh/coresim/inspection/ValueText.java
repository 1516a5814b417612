package org.inmesh.coresim.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.inmesh.coresim.program.ValueType;
import org.inmesh.coresim.transputer.CoreState;

/** Values in memory as the program would write them. */
public final class ValueText {
  private static final int MOST_ELEMENTS = 20;
  private static final int MOST_CHARACTERS = 200;

  private final IntUnaryOperator memory;

  /** Reads words by this. */
  public ValueText(IntUnaryOperator memory) {
    this.memory = memory;
  }

  /**
   * The value at an address.
   *
   * @param lengths of the open dimensions of an array, outermost first
   */
  public String of(ValueType type, int address, List<Integer> lengths) {
    return switch (type) {
      case ValueType.Scalar scalar -> scalar(scalar, bits(address, scalar.bytes()));
      case ValueType.Array array -> array(array, address, lengths);
      case ValueType.Structure structure -> structure(structure, address);
      case ValueType.Channel channel -> channel(memory.applyAsInt(address));
      case ValueType.Opaque opaque -> word(memory.applyAsInt(address));
    };
  }

  /** A scalar with these bits. */
  public static String scalar(ValueType.Scalar type, long bits) {
    return switch (type.encoding()) {
      case TRUTH -> bits == 0 ? "FALSE" : "TRUE";
      case UNSIGNED -> character((int) bits);
      case SIGNED -> Long.toString(bits << 64 - 8 * type.bytes() >> 64 - 8 * type.bytes());
      case REAL ->
          type.bytes() == Float.BYTES
              ? Float.toString(Float.intBitsToFloat((int) bits))
              : Double.toString(Double.longBitsToDouble(bits));
    };
  }

  private static String character(int value) {
    return isPrintable(value) ? value + " '" + (char) value + "'" : Integer.toString(value);
  }

  private static boolean isPrintable(int value) {
    return value >= ' ' && value <= '~';
  }

  private static String word(int value) {
    return "#%08X".formatted(value);
  }

  private static String channel(int content) {
    return content == CoreState.NOT_PROCESS ? "empty" : "process " + word(content & ~1) + " waits";
  }

  /** Size in bytes of one element of an array. */
  public static int elementBytes(ValueType.Array type, List<Integer> lengths) {
    return type.element() instanceof ValueType.Array inner
        // Anything can be there for a length before the program has set it.
        ? length(inner, rest(type, lengths)) * elementBytes(inner, rest(type, lengths))
        : type.element().bytes();
  }

  /** Number of elements of an array. */
  public static int length(ValueType.Array type, List<Integer> lengths) {
    return type.length() != ValueType.Array.OPEN ? type.length() : lengths.getFirst();
  }

  /** Lengths of the open dimensions inside an array's elements. */
  public static List<Integer> rest(ValueType.Array type, List<Integer> lengths) {
    return type.length() == ValueType.Array.OPEN ? lengths.subList(1, lengths.size()) : lengths;
  }

  private String array(ValueType.Array type, int address, List<Integer> lengths) {
    int length = length(type, lengths);
    if (isBytes(type) && length > 0) {
      String text = characters(address, Math.min(length, MOST_CHARACTERS));
      if (!text.isEmpty()) {
        return '"' + text + (length > MOST_CHARACTERS ? "\"..." : "\"");
      }
    }
    int bytes = elementBytes(type, lengths);
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < Math.min(length, MOST_ELEMENTS); i++) {
      int element = address + i * bytes;
      elements.add(
          type.element() instanceof ValueType.Channel
              ? word(memory.applyAsInt(element))
              : of(type.element(), element, rest(type, lengths)));
    }
    if (length > MOST_ELEMENTS) {
      elements.add(String.format(Locale.ROOT, "... (%d in all)", length));
    }
    return "[" + String.join(", ", elements) + "]";
  }

  private static boolean isBytes(ValueType.Array type) {
    return type.element() instanceof ValueType.Scalar scalar
        && scalar.encoding() == ValueType.Encoding.UNSIGNED;
  }

  /** The bytes as text; empty if they are none. */
  private String characters(int address, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int value = (int) bits(address + i, 1);
      if (!isPrintable(value)) {
        return "";
      }
      text.append((char) value);
    }
    return text.toString();
  }

  private String structure(ValueType.Structure type, int address) {
    List<String> fields = new ArrayList<>();
    for (ValueType.Field field : type.fields()) {
      fields.add(
          field.name() + " " + of(field.type(), address + field.offset(), List.<Integer>of()));
    }
    return String.format(Locale.ROOT, "[%s]", String.join(", ", fields));
  }

  private long bits(int address, int bytes) {
    long bits = 0;
    for (int i = 0; i < bytes; i++) {
      int at = address + i;
      long value = memory.applyAsInt(at & ~3) >>> 8 * (at & 3) & 0xFF;
      bits |= value << 8 * i;
    }
    return bits;
  }
}
