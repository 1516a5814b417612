package org.inmesh.coresim.transputer;

import java.util.Locale;
import org.inmesh.isa.transputer.Operation;

/**
 * The less frequent arithmetic: division, double length, shifts, range checks. Works on the
 * register stack alone. Definitions after the instruction set's published descriptions; what they
 * leave in registers that those call undefined is what was observed on silicon, as the emulator t4
 * records it.
 */
final class Arithmetic {
  private static final int WORD_BITS = 32;
  private static final long UNSIGNED = 0xFFFFFFFFL;

  // Cycles of a product by a negative number but for the places of its magnitude.
  private static final int NEGATIVE_PRODUCT_CYCLES = 5;

  // Double length shifts and norm move a whole word at once from 32 places on: n-28 and n-26
  // cycles then, 3 in all for 64 places or more.
  private static final int FAR_SHIFT_CYCLES = -28;

  private static final int MOST_PLACES = 1 << 16;
  private static final int FAR_NORMALISE_CYCLES = -26;
  private static final int NOTHING_LEFT_CYCLES = 3;

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

  /** Its time depends on the magnitude of A. */
  void product() {
    if (state.a >= 0) {
      core.spend(Operation.PROD.cost().perUnit() * highestBit(state.a));
    } else {
      core.spend(NEGATIVE_PRODUCT_CYCLES + highestBit(-state.a) - Operation.PROD.cost().base());
    }
    state.a = state.b * state.a;
    pop();
  }

  /** The number of the highest bit set, counted from 0. */
  private static int highestBit(int word) {
    return Math.max(0, WORD_BITS - 1 - Integer.numberOfLeadingZeros(word));
  }

  void divide() {
    int divisor = state.a;
    int dividend = state.b;
    pop();
    if (divisor == 0) {
      core.setError("division by zero");
    } else if (divisor == -1 && dividend == Integer.MIN_VALUE) {
      core.setError("arithmetic overflow");
    } else {
      int quotient = dividend / divisor;
      state.a = quotient;
      // What the last step of the division leaves: the remainder, less the divisor for an even
      // quotient.
      state.c = Math.abs(dividend) - (Math.abs(quotient) | 1) * Math.abs(divisor);
    }
  }

  void remainder() {
    int divisor = state.a;
    int dividend = state.b;
    pop();
    if (divisor == 0) {
      state.a = dividend;
      core.setError("division by zero");
    } else {
      // The lowest number by -1 leaves 0 and is no error, unlike the division.
      state.a = dividend % divisor;
      state.c = Math.abs(state.a);
    }
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
    setDouble(product);
  }

  void longDivide() {
    int divisor = state.a;
    int high = state.c;
    if (Integer.compareUnsigned(high, divisor) >= 0) {
      state.a = state.b;
      state.b = high;
      core.setError("double length division overflow");
      return;
    }
    long dividend = (long) high << WORD_BITS | state.b & UNSIGNED;
    state.a = (int) Long.divideUnsigned(dividend, divisor & UNSIGNED);
    state.b = (int) Long.remainderUnsigned(dividend, divisor & UNSIGNED);
    state.c = state.b;
  }

  void longShift(boolean left) {
    int places = state.a;
    long value = (long) state.c << WORD_BITS | state.b & UNSIGNED;
    int counted = countedPlaces(places);
    core.spend(
        counted < WORD_BITS ? counted : counted + FAR_SHIFT_CYCLES - Operation.LSHL.cost().base());
    if (counted >= 2 * WORD_BITS) {
      setDouble(0);
    } else {
      setDouble(left ? value << places : value >>> places);
    }
  }

  /** The lower half to A, the upper to B and C. */
  private void setDouble(long value) {
    state.a = (int) value;
    state.b = (int) (value >>> WORD_BITS);
    state.c = state.b;
  }

  void shift(boolean left) {
    int places = state.a;
    int shifted = 0;
    if (Integer.compareUnsigned(places, WORD_BITS) < 0) {
      shifted = left ? state.b << places : state.b >>> places;
    }
    core.spend(countedPlaces(places));
    state.a = shifted;
    pop();
  }

  /**
   * The places of a shift that take a cycle each: all, also when nothing is left to be shifted, by
   * which programs measure a processor's clock. Up to a limit: the real part may take minutes.
   */
  static int countedPlaces(int places) {
    return Integer.compareUnsigned(places, MOST_PLACES) < 0 ? places : MOST_PLACES;
  }

  void normalise() {
    long value = (long) state.b << WORD_BITS | state.a & UNSIGNED;
    int places = value == 0 ? 2 * WORD_BITS : Long.numberOfLeadingZeros(value);
    long shifted = value == 0 ? 0 : value << places;
    state.a = (int) shifted;
    state.b = (int) (shifted >>> WORD_BITS);
    state.c = places;
    int more = normalisingCycles(places) - Operation.NORM.cost().base();
    // Of zero it takes less than the base, but a cycle at least.
    core.spend(Math.max(more, 1 - core.cycles().of(Operation.NORM).base()));
  }

  private static int normalisingCycles(int places) {
    if (places == 2 * WORD_BITS) {
      return NOTHING_LEFT_CYCLES;
    }
    return places < WORD_BITS
        ? Operation.NORM.cost().base() + places * Operation.NORM.cost().perUnit()
        : places + FAR_NORMALISE_CYCLES;
  }

  void extendToDouble() {
    state.c = state.b;
    state.b = state.a < 0 ? -1 : 0;
  }

  /**
   * A is the part word's sign bit, B the value. Where B has bits above the sign bit the definition
   * says nothing; the T425 takes them as they are and adds those of a negative number.
   */
  void extendToWord() {
    boolean negative = (state.b & state.a) != 0;
    state.a = negative ? state.b | -state.a : state.b;
    pop();
  }

  /**
   * A is the part word's sign bit, B the value. An A that is not a single bit, and one that is the
   * word's own sign bit, checks nothing.
   */
  void checkPartWord() {
    int sign = state.a;
    boolean isPartWord = Integer.bitCount(sign) == 1 && sign != Integer.MIN_VALUE;
    if (isPartWord && (state.b >= sign || state.b < -sign)) {
      core.setError(String.format(Locale.ROOT, "value %d does not fit its type", state.b));
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
      core.setError(
          String.format(
              Locale.ROOT, "value %d is outside the range 0 to %d", state.b, state.a - 1));
    }
    state.a = state.b;
    pop();
  }

  void checkCountFromOne() {
    if (state.b == 0 || Integer.compareUnsigned(state.b, state.a) > 0) {
      core.setError(
          String.format(Locale.ROOT, "count %d is outside the range 1 to %d", state.b, state.a));
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
