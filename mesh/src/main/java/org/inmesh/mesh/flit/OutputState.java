package org.inmesh.mesh.flit;

/**
 * The state of one router output in an int, so that it comes with one access to memory: the inputs
 * that ask for it, those that may have it, the input with the highest priority, and the credits
 * (free places in the buffer at the other end of the link). The functions take a state and return
 * the next one.
 */
final class OutputState {
  /** Bits 0 to 4, one an input: its front flit goes here. */
  private static final int INPUTS = 0b11111;

  /** Bits 5 to 9, one an input: all if nobody owns the output, else the owner. */
  private static final int ADMITTED_SHIFT = 5;

  /** Bits 10 to 12: the input with the highest priority. */
  private static final int POINTER_SHIFT = 10;

  /** All above, so that a state from here on has credits. */
  private static final int ONE_CREDIT = 1 << 13;

  private OutputState() {}

  /** Nobody asks for the output, nobody owns it. */
  static int idle(int credits) {
    return INPUTS << ADMITTED_SHIFT | credits * ONE_CREDIT;
  }

  /** The inputs that ask for the output and may have it, one bit each. */
  static int candidates(int state) {
    return state & (state >> ADMITTED_SHIFT) & INPUTS;
  }

  static int pointer(int state) {
    return (state >> POINTER_SHIFT) & 0b111;
  }

  static boolean hasCredit(int state) {
    return state >= ONE_CREDIT;
  }

  /** 1 if a flit can leave now, or 0; without a branch, as the answer is hard to predict. */
  static int ready(int state) {
    int hasCredit = (ONE_CREDIT - 1 - state) >>> 31;
    int hasCandidates = -candidates(state) >>> 31;
    return hasCredit & hasCandidates;
  }

  static int withCredit(int state) {
    return state + ONE_CREDIT;
  }

  static int withoutCredit(int state) {
    return state - ONE_CREDIT;
  }

  /** Whether the only credit is one that has just come. */
  static boolean hasFirstCredit(int state) {
    return state >= ONE_CREDIT && state < 2 * ONE_CREDIT;
  }

  static int withRequest(int state, int input) {
    return state | 1 << input;
  }

  /**
   * After the grant of the output to an input.
   *
   * @param tail the packet has gone, and nobody owns the output
   * @param asksAgain the next flit of the packet is there
   */
  static int afterGrant(int state, int input, boolean tail, boolean asksAgain) {
    int bit = 1 << input;
    int requests = (asksAgain ? state : state & ~bit) & INPUTS;
    int admitted = tail ? INPUTS : bit;
    int pointer = RoundRobinArbiter.pointerAfter(input);
    int credits = (state & -ONE_CREDIT) - ONE_CREDIT;
    return requests | admitted << ADMITTED_SHIFT | pointer << POINTER_SHIFT | credits;
  }
}
