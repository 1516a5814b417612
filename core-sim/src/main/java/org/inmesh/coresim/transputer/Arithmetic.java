package org.inmesh.coresim.transputer;

import org.inmesh.isa.transputer.Operation;

/**
 * The less frequent arithmetic: division, double length, shifts, range checks. Works on the
 * register stack alone. Definitions after the instruction set's published descriptions.
 */
final class Arithmetic {
  private static final int WORD_BITS = 32;
  private static final long UNSIGNED = 0xFFFFFFFFL;

  private final TransputerCore core;
  private final CoreState state;

  Arithmetic(TransputerCore core, CoreState state) {
    this.core = core;
    this.state = state;
  }

  private void pop() {
    state.b = state.c;
  }

  void multiply() {
    long product = (long) state.b * state.a;
    overflowUnless(product == (int) product);
    state.a = (int) product;
    pop();
  }

  void product() {
    // The number of the highest bit of A's magnitude, counted from 0; one cycle more if A is
    // negative.
    int highest = Math.max(0, WORD_BITS - 1 - Integer.numberOfLeadingZeros(Math.abs(state.a)));
    core.spend(Operation.PROD.cost().perUnit() * highest + (state.a >>> WORD_BITS - 1));
    state.a = state.b * state.a;
    pop();
  }

  void divide() {
    if (isDivisorValid()) {
      overflowUnless(state.a != -1 || state.b != Integer.MIN_VALUE);
      state.a = state.b / state.a;
    }
    pop();
  }

  void remainder() {
    if (isDivisorValid()) {
      // The lowest number by -1 leaves 0 and is no error, unlike the division.
      state.a = state.b % state.a;
    }
    pop();
  }

  private boolean isDivisorValid() {
    if (state.a == 0) {
      core.setError("division by zero");
    }
    return state.a != 0;
  }

  void addCarry() {
    long sum = (long) state.b + state.a + (state.c & 1);
    overflowUnless(sum == (int) sum);
    state.a = (int) sum;
  }

  void subtractBorrow() {
    long difference = (long) state.b - state.a - (state.c & 1);
    overflowUnless(difference == (int) difference);
    state.a = (int) difference;
  }

  void longSum() {
    long sum = (state.b & UNSIGNED) + (state.a & UNSIGNED) + (state.c & 1);
    state.a = (int) sum;
    state.b = (int) (sum >>> WORD_BITS);
  }

  void longDifference() {
    long difference = (state.b & UNSIGNED) - (state.a & UNSIGNED) - (state.c & 1);
    state.a = (int) difference;
    state.b = difference < 0 ? 1 : 0;
  }

  void longMultiply() {
    long product = (state.b & UNSIGNED) * (state.a & UNSIGNED) + (state.c & UNSIGNED);
    state.a = (int) product;
    state.b = (int) (product >>> WORD_BITS);
  }

  void longDivide() {
    if (Integer.compareUnsigned(state.c, state.a) >= 0) {
      core.setError("double length division overflow");
      return;
    }
    long dividend = (long) state.c << WORD_BITS | state.b & UNSIGNED;
    long divisor = state.a & UNSIGNED;
    state.a = (int) Long.divideUnsigned(dividend, divisor);
    state.b = (int) Long.remainderUnsigned(dividend, divisor);
    // C is left as it is, one of the choices that the definition leaves open.
  }

  void longShift(boolean left) {
    int places = state.a;
    boolean inRange = Integer.compareUnsigned(places, 2 * WORD_BITS) < 0;
    long value = (long) state.c << WORD_BITS | state.b & UNSIGNED;
    long shifted = 0;
    if (inRange) {
      shifted = left ? value << places : value >>> places;
      core.spend(doubleLengthCycles(places) * Operation.LSHL.cost().perUnit());
    }
    state.a = (int) shifted;
    state.b = (int) (shifted >>> WORD_BITS);
  }

  void shift(boolean left) {
    int places = state.a;
    boolean inRange = Integer.compareUnsigned(places, WORD_BITS) < 0;
    int shifted = 0;
    if (inRange) {
      shifted = left ? state.b << places : state.b >>> places;
      core.spend(places * Operation.SHL.cost().perUnit());
    }
    state.a = shifted;
    pop();
  }

  void normalise() {
    long value = (long) state.b << WORD_BITS | state.a & UNSIGNED;
    int places = value == 0 ? 2 * WORD_BITS : Long.numberOfLeadingZeros(value);
    long shifted = value == 0 ? 0 : value << places;
    state.a = (int) shifted;
    state.b = (int) (shifted >>> WORD_BITS);
    state.c = places;
    // A zero takes 3 cycles in all.
    core.spend(
        value == 0
            ? 3 - Operation.NORM.cost().base()
            : doubleLengthCycles(places) * Operation.NORM.cost().perUnit());
  }

  /** A shift by a word takes a cycle like one by a place: n, from 32 places on n - 31. */
  private static int doubleLengthCycles(int places) {
    return places < WORD_BITS ? places : places - WORD_BITS + 1;
  }

  void extendToDouble() {
    state.c = state.b;
    state.b = state.a < 0 ? -1 : 0;
  }

  /** A is the part word's sign bit, B the value. */
  void extendToWord() {
    int sign = state.a;
    int value = state.b;
    state.a = Integer.compareUnsigned(value, sign) < 0 ? value : value - (sign << 1);
    pop();
  }

  void checkPartWord() {
    int sign = state.a;
    if (state.b >= sign || state.b < -sign) {
      core.setError("value %d does not fit its type".formatted(state.b));
    }
    state.a = state.b;
    pop();
  }

  void checkSingle() {
    if (state.b != (state.a < 0 ? -1 : 0)) {
      core.setError("double length value does not fit a word");
    }
    pop();
  }

  void checkSubscriptFromZero() {
    if (Integer.compareUnsigned(state.b, state.a) >= 0) {
      core.setError("value %d is outside the range 0 to %d".formatted(state.b, state.a - 1));
    }
    state.a = state.b;
    pop();
  }

  void checkCountFromOne() {
    if (state.b == 0 || Integer.compareUnsigned(state.b, state.a) > 0) {
      core.setError("count %d is outside the range 1 to %d".formatted(state.b, state.a));
    }
    state.a = state.b;
    pop();
  }

  void splitByteAddress() {
    state.c = state.b;
    state.b = state.a & 3;
    state.a >>= 2;
  }

  private void overflowUnless(boolean fits) {
    if (!fits) {
      core.setError("arithmetic overflow");
    }
  }
}
