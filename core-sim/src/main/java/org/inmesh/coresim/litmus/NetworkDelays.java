package org.inmesh.coresim.litmus;

/**
 * How long messages of a run take, in network cycles.
 *
 * @param spread largest random time beyond the 1 that every message takes, at least 0
 * @param slowness of each node, for messages to and from it
 */
record NetworkDelays(int spread, int[] slowness) {

  /** Once in so many runs a node is slow. */
  private static final int SLOW = 4;

  /**
   * A few nodes are slow, so that what is asked for at one home takes long while elsewhere much
   * happens: a store waits in its buffer while the core's loads go on.
   */
  static NetworkDelays random(int nodes, RandomNumbers random) {
    int[] slowness = new int[nodes];
    int most = random.oneOf(0, 50, 200);
    for (int node = 0; node < nodes; node++) {
      slowness[node] = most > 0 && random.onceIn(SLOW) ? random.below(most) : 0;
    }
    return new NetworkDelays(random.oneOf(0, 10, 40), slowness);
  }

  int of(int source, int destination, RandomNumbers random) {
    return 1 + random.below(spread + 1) + slowness[source] + slowness[destination];
  }
}
