package org.inmesh.mesh.flit;

/**
 * A small counter for each node, 64 of them in every word: bit n of the i-th long of a word is
 * digit i of the counter of node n. So 64 counters are changed in a few instructions. Loops go over
 * all digits, also when no carry is left: the host predicts loops of one length.
 */
final class PlaneCounters {
  private final long[] digits;
  private final int digitsPerWord;

  /**
   * Counters that are 0.
   *
   * @param words of 64 counters
   * @param maximum that a counter can reach
   */
  PlaneCounters(int words, int maximum) {
    digitsPerWord = Integer.SIZE - Integer.numberOfLeadingZeros(maximum);
    digits = new long[words * digitsPerWord];
  }

  /** Sets all counters. */
  void fill(int value) {
    for (int i = 0; i < digits.length; i++) {
      digits[i] = -(value >> i % digitsPerWord & 1L);
    }
  }

  /** Which counters of a word are not 0. */
  long nonZero(int word) {
    int first = word * digitsPerWord;
    int end = first + digitsPerWord;
    long set = 0;
    for (int i = first; i < end; i++) {
      set |= digits[i];
    }
    return set;
  }

  /** Adds 1 to some counters of a word. */
  void increment(int word, long counters) {
    int first = word * digitsPerWord;
    int end = first + digitsPerWord;
    long carry = counters;
    for (int i = first; i < end; i++) {
      long digit = digits[i];
      digits[i] = digit ^ carry;
      carry &= digit;
    }
  }

  /** Takes 1 off some counters of a word, none of which is 0. */
  void decrement(int word, long counters) {
    int first = word * digitsPerWord;
    int end = first + digitsPerWord;
    long borrow = counters;
    for (int i = first; i < end; i++) {
      long digit = digits[i] ^ borrow;
      digits[i] = digit;
      borrow &= digit;
    }
  }
}
