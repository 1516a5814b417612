package org.inmesh.mesh.flit;

/** The round-robin rule: of all that ask, the first at or after the pointer, else the first. */
final class RoundRobin {
  private RoundRobin() {}

  /**
   * The number that wins.
   *
   * @param requests bit i for number i; at least one
   * @param pointer at most 31; may be above all numbers
   */
  static int first(int requests, int pointer) {
    int after = requests & (-1 << pointer);
    return Integer.numberOfTrailingZeros(after != 0 ? after : requests);
  }
}
