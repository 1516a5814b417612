package org.inmesh.coresim.transputer;

import org.inmesh.isa.transputer.Operation;

/** Counting and reversing bits, cyclic redundancy checks: what the T425 and T800 added. */
final class BitOperations {
  private final TransputerCore core;
  private final CoreState state;

  BitOperations(TransputerCore core, CoreState state) {
    this.core = core;
    this.state = state;
  }

  void countBits() {
    int highest = Math.max(0, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(state.a));
    core.spend(highest * Operation.BITCNT.cost().perUnit());
    state.a = Integer.bitCount(state.a) + state.b;
    state.b = state.c;
  }

  void reverseWord() {
    state.a = Integer.reverse(state.a);
  }

  /** A number of bits, B the word. Beyond a word's bits the result is as if B were longer. */
  void reverseLowestBits() {
    int count = state.a;
    long reversed = Integer.toUnsignedLong(Integer.reverse(state.b)) << Integer.SIZE;
    boolean inRange = Integer.compareUnsigned(count, Long.SIZE) < 0;
    if (inRange) {
      core.spend(count * Operation.BITREVNBITS.cost().perUnit());
    }
    state.a = inRange && count > 0 ? (int) (reversed >>> Long.SIZE - count) : 0;
    state.b = state.c;
  }

  /** A data, whose highest bits are taken first, B check so far, C polynomial. */
  void checkRedundancy(int bits) {
    long polynomial = (long) state.c << Integer.SIZE;
    long value = (long) state.b << Integer.SIZE | Integer.toUnsignedLong(state.a);
    for (int i = 0; i < bits; i++) {
      value = value < 0 ? value << 1 ^ polynomial : value << 1;
    }
    int check = (int) (value >>> Integer.SIZE);
    state.a = check;
    state.b = state.c;
    state.c = check;
  }
}
