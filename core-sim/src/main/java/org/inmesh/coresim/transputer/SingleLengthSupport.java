package org.inmesh.coresim.transputer;

import org.inmesh.isa.transputer.Operation;

/**
 * The T414's instructions for single length floating point in software: taking a number apart,
 * putting a rounded one together. After the emulators t4 and libtvm.
 */
final class SingleLengthSupport {
  private static final int INFINITY = 0x7F800000;
  private static final int LARGEST_EXPONENT = 0xFF;
  private static final int LEADING_ONE = 0x80000000;

  // What unpacksn tells of a number.
  private static final int ZERO = 0;
  private static final int NUMBER = 1;
  private static final int INFINITE = 2;
  private static final int NOT_A_NUMBER = 3;

  private final TransputerCore core;
  private final CoreState state;
  private final MemoryPort memory;

  SingleLengthSupport(TransputerCore core, CoreState state, MemoryPort memory) {
    this.core = core;
    this.state = state;
    this.memory = memory;
  }

  /** unpacksn: A becomes the fraction with its leading one at the top, B exponent, C 4 B + kind. */
  void unpack() {
    int exponent = state.a >>> 23 & LARGEST_EXPONENT;
    int fraction = state.a << 8 & ~LEADING_ONE;
    int hidden = 0;
    int kind = NUMBER;
    if (exponent == LARGEST_EXPONENT) {
      kind = fraction == 0 ? INFINITE : NOT_A_NUMBER;
    } else if (exponent != 0) {
      hidden = LEADING_ONE;
    } else if (fraction == 0) {
      kind = ZERO;
    } else {
      exponent = 1;
    }
    state.c = state.b * 4 + kind;
    state.b = exponent;
    state.a = fraction | hidden;
  }

  /**
   * postnormsn, after norm: B fraction, A guard, C places shifted, word 0 of the workspace the
   * exponent before. C becomes the exponent, 0 with the fraction shifted back if it would be less.
   */
  void correctExponent() {
    int exponent = memory.load(state.workspace) - state.c;
    if (exponent > 0) {
      core.spendShorter(Operation.POSTNORMSN);
      state.c = Math.min(exponent, LARGEST_EXPONENT);
    } else if (exponent <= -Integer.SIZE) {
      state.a = 0;
      state.b = 0;
      state.c = 0;
    } else {
      long value = (long) state.b << Integer.SIZE | Integer.toUnsignedLong(state.a);
      long shifted = value >>> 1 - exponent;
      // What was in the guard word stays in it, so that nothing is lost to rounding.
      state.a = (int) shifted | state.a;
      state.b = (int) (shifted >>> Integer.SIZE);
      state.c = 0;
    }
  }

  /** roundsn: C exponent, B fraction, A guard; A becomes the number nearest to them, no sign. */
  void round() {
    if (state.c >= LARGEST_EXPONENT) {
      state.a = INFINITY;
      state.c = state.b << 1;
      return;
    }
    int number = state.c << 23 | state.b >>> 8 & 0x7FFFFF;
    int rest = state.b << 24;
    boolean half = rest == LEADING_ONE && state.a == 0;
    boolean up = rest < 0 && (!half || (number & 1) != 0);
    if (!up) {
      core.spendShorter(Operation.ROUNDSN);
    }
    state.a = up ? number + 1 : number;
    // As observed on silicon: B a second copy, C what the shifting of the exponent leaves.
    state.b = state.a;
    state.c >>>= 9;
  }

  void loadInfinity() {
    state.c = state.b;
    state.b = state.a;
    state.a = INFINITY;
  }

  void checkError() {
    if ((state.a & INFINITY) == INFINITY) {
      core.setError("floating-point error");
    }
  }

  /**
   * fmul: product of fractions from -1 to 1, rounded to the nearest; C becomes the product cut off.
   * The one product that is no such fraction leaves A.
   */
  void multiplyFractions() {
    int left = state.b;
    int right = state.a;
    state.b = state.c;
    if (left == Integer.MIN_VALUE && right == Integer.MIN_VALUE) {
      state.c = right;
      core.spendShorter(Operation.FMUL);
      core.setError("arithmetic overflow");
      return;
    }
    long product = (long) left * right;
    int fraction = (int) (product >> Integer.SIZE - 1);
    int rest = (int) product << 1;
    boolean up = rest < 0 && (rest != LEADING_ONE || (fraction & 1) != 0);
    if (!up) {
      core.spendShorter(Operation.FMUL);
    }
    state.a = up ? fraction + 1 : fraction;
    state.c = fraction;
  }
}
