package org.inmesh.loader.occam.checked;

/** The type of a name or an expression. */
public sealed interface Type {

  /** A type whose values have no parts. INT is 32 bits wide, REAL32 and REAL64 are IEEE 754's. */
  enum Scalar implements Type {
    BOOL(1),
    BYTE(8),
    INT(32),
    INT16(16),
    INT32(32),
    INT64(64),
    REAL32(32),
    REAL64(64);

    private final int bits;

    Scalar(int bits) {
      this.bits = bits;
    }

    /** Bits of a value. */
    public int bits() {
      return bits;
    }

    /** True for REAL32 and REAL64. */
    public boolean isReal() {
      return this == REAL32 || this == REAL64;
    }

    /** True for BYTE and the signed integers. */
    public boolean isInteger() {
      return this != BOOL && !isReal();
    }

    /** The least value of a type that is not real. */
    public long least() {
      return this == BOOL || this == BYTE ? 0 : -1L << bits - 1;
    }

    /** The greatest value of a type that is not real. */
    public long most() {
      return this == BOOL || this == BYTE ? (1 << bits) - 1 : ~least();
    }
  }

  /**
   * An array.
   *
   * @param length number of elements, or {@link #OPEN} for a parameter such as {@code []BYTE}
   */
  record ArrayOf(int length, Type element) implements Type {
    /** Length that is known only at run time. */
    public static final int OPEN = -1;

    @Override
    public String toString() {
      return "[" + (length == OPEN ? "" : length) + "]" + element;
    }
  }

  /**
   * A channel.
   *
   * @param message what one communication carries: a scalar or an array of known length
   */
  record ChannelOf(Type message) implements Type {
    @Override
    public String toString() {
      return "CHAN OF " + message;
    }
  }

  /** A timer. */
  record Timer() implements Type {
    @Override
    public String toString() {
      return "TIMER";
    }
  }

  /** The scalar that remains when all subscripts are given. */
  default Type base() {
    return this instanceof ArrayOf array ? array.element().base() : this;
  }

  /** True for channels and arrays of channels. */
  default boolean isChannel() {
    return base() instanceof ChannelOf;
  }
}
