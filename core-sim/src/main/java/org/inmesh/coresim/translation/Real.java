package org.inmesh.coresim.translation;

/**
 * What is known of a floating-point register while a block is compiled.
 *
 * @param slot of the local variable of the JVM that it is in
 * @param format one of the constants, or {@link #UNKNOWN} plus the register's number that had it at
 *     the block's start
 * @param isBits true if the variable is a long with the register's bits, as at the start of blocks;
 *     otherwise it is a float or a double by the format
 * @param isDue true if it comes from arithmetic that is right only if this is finite, which has not
 *     been checked
 */
record Real(int slot, int format, boolean isBits, boolean isDue) {
  static final int SINGLE = 0;
  static final int DOUBLE = 1;
  static final int UNKNOWN = 2;

  /** A register at the start of a block, by its number in the stack. */
  static Real atStart(int slot, int number) {
    return new Real(slot, UNKNOWN + number, true, false);
  }

  boolean isKnown() {
    return format < UNKNOWN;
  }

  Real withFormat(int newFormat) {
    return new Real(slot, newFormat, isBits, isDue);
  }

  Real due(boolean newDue) {
    return new Real(slot, format, isBits, newDue);
  }
}
