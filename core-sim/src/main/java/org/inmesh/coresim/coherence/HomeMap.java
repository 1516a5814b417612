package org.inmesh.coresim.coherence;

/**
 * Which node is the home of a memory line: consecutive lines go to consecutive nodes, each run of
 * as many lines as there are nodes rotated by a hash of its number.
 *
 * <p>Without the rotation, lines a power of two apart, such as the same place in every core's
 * workspace region, would all have the same home. Machines with sliced last-level caches hash the
 * address for that reason.
 *
 * @param nodes at least 1
 */
record HomeMap(int nodes) implements Homes {
  // 2^32 divided by the golden ratio: multiplicative hashing after Knuth, volume 3, 6.4.
  private static final int MULTIPLIER = 0x9E3779B1;

  @Override
  public int home(int line) {
    int run = line / nodes;
    // The upper bits are the well-mixed ones: scale the product to the number of nodes.
    int rotation = (int) ((run * MULTIPLIER & 0xFFFFFFFFL) * nodes >>> 32);
    return (line + rotation) % nodes;
  }
}
