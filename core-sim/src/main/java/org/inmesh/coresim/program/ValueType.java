package org.inmesh.coresim.program;

import java.util.List;

/** What the bytes of a variable mean. */
public sealed interface ValueType {
  /** As the program writes it. */
  String name();

  /** Bytes in memory; of an open array those of one element. */
  int bytes();

  /** How the bits of a number are read. */
  enum Encoding {
    TRUTH,
    UNSIGNED,
    SIGNED,
    REAL
  }

  /** A number or truth value, little endian. */
  record Scalar(String name, Encoding encoding, int bytes) implements ValueType {}

  /**
   * An array.
   *
   * @param element type of each element
   * @param length number of elements, or {@link #OPEN}
   */
  record Array(ValueType element, int length) implements ValueType {
    /** The length is known only at run time. */
    public static final int OPEN = -1;

    @Override
    public String name() {
      return "[" + (length == OPEN ? "" : length) + "]" + element.name();
    }

    @Override
    public int bytes() {
      return length == OPEN ? element.bytes() : Math.multiplyExact(length, element.bytes());
    }
  }

  /** A record. */
  record Structure(String name, List<Field> fields, int bytes) implements ValueType {}

  /** A field of a record, with the bytes from the record's start. */
  record Field(String name, ValueType type, int offset) {}

  /**
   * A channel: the word at which processes wait. An element of an array of channels is the address
   * of that word.
   */
  record Channel(String name) implements ValueType {
    @Override
    public int bytes() {
      return Integer.BYTES;
    }
  }

  /** Something of which only the words are shown. */
  record Opaque(String name, int bytes) implements ValueType {}
}
