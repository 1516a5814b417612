package org.inmesh.coresim.translation;

/** The JVM's local variables in a region's method. */
final class Slots {
  static final int PORT = 1;
  static final int A = 2;
  static final int B = 3;
  static final int C = 4;
  static final int WORKSPACE = 5;
  static final int CYCLES = 6;
  static final int INSTRUCTIONS = 7;
  static final int BOUND = 8;
  static final int SLICE = 9;
  static final int WORDS = 10;
  static final int MARKS = 11;
  static final int LOW = 12;
  static final int HIGH = 13;
  static final int POINTER = 14;
  static final int REAL_A = 15;
  static final int REAL_B = 17;
  static final int REAL_C = 19;
  static final int FORMATS = 21;

  static final int REAL_ERROR = 22;

  /** An instruction for the core to perform. */
  static final int ENTRY = 23;

  /** What an access to a word of the workspace costs in the block beyond the cycle table. */
  static final int LOCAL_CYCLES = 25;

  /** The first for a block's own values. */
  static final int FREE = 26;

  private Slots() {}
}
