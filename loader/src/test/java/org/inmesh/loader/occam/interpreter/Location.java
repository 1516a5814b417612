package org.inmesh.loader.occam.interpreter;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import org.inmesh.loader.occam.interpreter.OccamType.Array;
import org.inmesh.loader.occam.interpreter.OccamType.Single;

/**
 * Where a value lies. Values of expressions lie in memory of their own, so that values, variables
 * and their parts are handled alike, and RETYPES needs but another type at the same place.
 */
record Location(Memory memory, int offset, OccamType type) {

  /** Bytes, the low one of a word first, and which of them have been written. */
  record Memory(byte[] bytes, BitSet written) {
    Memory(int size) {
      this(new byte[size], new BitSet(size));
    }
  }

  /** A variable without a value. */
  static Location fresh(OccamType type) {
    return new Location(new Memory(type.size()), 0, type);
  }

  /** The value of an expression. */
  static Location of(OccamType type, Number value) {
    Location location = fresh(type);
    location.write(value);
    return location;
  }

  static Location ofInt(long value) {
    return of(OccamType.INT, BigInteger.valueOf(value));
  }

  static Location ofBool(boolean value) {
    return of(OccamType.BOOL, value ? BigInteger.ONE : BigInteger.ZERO);
  }

  /** A BigInteger, Float or Double. */
  Number read() {
    Single single = (Single) type;
    BigInteger bits = BigInteger.ZERO;
    for (int i = single.size() - 1; i >= 0; i--) {
      checkWritten(offset + i);
      bits = bits.shiftLeft(8).or(BigInteger.valueOf(memory.bytes[offset + i] & 255));
    }
    return switch (single.scalar()) {
      case REAL32 -> Float.intBitsToFloat(bits.intValue());
      case REAL64 -> Double.longBitsToDouble(bits.longValue());
      case BOOL, BYTE -> bits;
      case INT16 -> BigInteger.valueOf(bits.shortValue());
      case INT, INT32 -> BigInteger.valueOf(bits.intValue());
      case INT64 -> BigInteger.valueOf(bits.longValue());
    };
  }

  private void checkWritten(int at) {
    if (!memory.written.get(at)) {
      throw new UnsuitableProgram("it uses a variable without a value");
    }
  }

  int readInt() {
    return ((BigInteger) read()).intValueExact();
  }

  boolean isTrue() {
    return ((BigInteger) read()).signum() != 0;
  }

  void write(Number value) {
    Single single = (Single) type;
    long bits =
        switch (single.scalar()) {
          case REAL32 -> Float.floatToRawIntBits((Float) value);
          case REAL64 -> Double.doubleToRawLongBits((Double) value);
          default -> ((BigInteger) value).longValue();
        };
    for (int i = 0; i < single.size(); i++) {
      memory.bytes[offset + i] = (byte) (bits >> 8 * i);
    }
    memory.written.set(offset, offset + single.size());
  }

  /** Takes the bytes of another location, whose size must be the same. */
  void copyFrom(Location source) {
    int size = type.size();
    if (size != source.type.size()) {
      throw new OccamError("an array of another length");
    }
    byte[] bytes = Arrays.copyOfRange(source.memory.bytes, source.offset, source.offset + size);
    BitSet written = source.memory.written.get(source.offset, source.offset + size);
    System.arraycopy(bytes, 0, memory.bytes, offset, size);
    for (int i = 0; i < size; i++) {
      memory.written.set(offset + i, written.get(i));
    }
  }

  /** The same value in memory of its own. */
  Location copy() {
    Location copy = fresh(type);
    copy.copyFrom(this);
    return copy;
  }

  Location as(OccamType other) {
    return new Location(memory, offset, other);
  }

  int length() {
    return ((Array) type).length();
  }

  Location element(int index) {
    Array array = (Array) type;
    if (index < 0 || index >= array.length()) {
      throw new OccamError("subscript");
    }
    return new Location(memory, offset + index * array.element().size(), array.element());
  }

  Location slice(int from, int count) {
    Array array = (Array) type;
    if (from < 0 || count < 0 || (long) from + count > array.length()) {
      throw new OccamError("slice");
    }
    return new Location(
        memory, offset + from * array.element().size(), new Array(count, array.element()));
  }

  Location field(String name) {
    OccamType.Field field = ((OccamType.Structure) type).field(name);
    return new Location(memory, offset + field.offset(), field.type());
  }
}
