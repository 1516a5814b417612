package org.inmesh.loader.occam.checked;

/** The type of a name or an expression. */
public sealed interface Type {

  /** Types whose values fit a word. BOOL and BYTE variables occupy a word, in arrays a byte. */
  enum Scalar implements Type {
    BOOL,
    BYTE,
    INT
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
