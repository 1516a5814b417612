package org.inmesh.mesh.flit;

/**
 * Chooses one of the five inputs that ask for an output: the first at or after the pointer,
 * cyclically; after a grant to input i the pointer is (i + 1) mod 5. One arbiter serves all
 * outputs, which keep their pointers.
 */
final class RoundRobinArbiter {
  private static final int INPUTS = 5;

  /** Winner for each pointer and set of requests: {@code pointer << 5 | requests}. */
  private final byte[] winners = new byte[INPUTS << INPUTS];

  RoundRobinArbiter() {
    for (int pointer = 0; pointer < INPUTS; pointer++) {
      for (int requests = 1; requests < 1 << INPUTS; requests++) {
        int input = pointer;
        while ((requests >> input & 1) == 0) {
          input = (input + 1) % INPUTS;
        }
        winners[pointer << INPUTS | requests] = (byte) input;
      }
    }
  }

  /**
   * The input that wins.
   *
   * @param requests bit i for input i; at least one
   */
  int winner(int pointer, int requests) {
    return winners[pointer << INPUTS | requests];
  }

  /** The pointer after a grant to an input. */
  static int pointerAfter(int input) {
    return input == INPUTS - 1 ? 0 : input + 1;
  }
}
