package org.inmesh.mesh.flit;

/**
 * The round-robin rule: of all that ask, the first at or after the pointer, else the first. Without
 * branches, since they would be hard to predict.
 */
final class RoundRobin {
  private RoundRobin() {}

  /**
   * The number that wins.
   *
   * @param requests bit i for number i; at least one
   * @param pointer at most 32; may be above all numbers
   */
  static int first(int requests, int pointer) {
    int distance = Integer.numberOfTrailingZeros(Integer.rotateRight(requests, pointer));
    return pointer + distance & Integer.SIZE - 1;
  }

  /**
   * The number that wins.
   *
   * @param requests bit i for number i; at least one
   * @param pointer at most 64; may be above all numbers
   */
  static int first(long requests, int pointer) {
    int distance = Long.numberOfTrailingZeros(Long.rotateRight(requests, pointer));
    return pointer + distance & Long.SIZE - 1;
  }
}
