package org.inmesh.coresim.translation;

/**
 * What is known of a floating-point register while a block is compiled: its bits are in a local
 * variable of the JVM.
 *
 * @param slot of the local variable, a long
 * @param format one of the constants, or {@link #UNKNOWN} plus the register's number that had it at
 *     the block's start
 */
record Real(int slot, int format) {
  static final int SINGLE = 0;
  static final int DOUBLE = 1;
  static final int UNKNOWN = 2;

  boolean isKnown() {
    return format < UNKNOWN;
  }
}
