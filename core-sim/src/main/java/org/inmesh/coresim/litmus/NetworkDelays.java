package org.inmesh.coresim.litmus;

/**
 * How long messages of a run take, in network cycles.
 *
 * @param nodes their number
 * @param spread largest random time beyond the 1 that every message takes, at least 0
 * @param slowness of each pair of nodes, for messages either way, at {@code lower * nodes + higher}
 */
record NetworkDelays(int nodes, int spread, int[] slowness) {

  /**
   * In most runs a few nodes, or pairs of a thread's core and another node, are slow, so that what
   * is asked for there takes long while elsewhere much happens: a store waits in its buffer while
   * the core's loads go on.
   *
   * @param cores that execute threads
   * @param stretch of cycles in which threads begin: what is slow may last as long
   */
  static NetworkDelays random(int nodes, int[] cores, int stretch, RandomNumbers random) {
    int[] slowness = new int[nodes * nodes];
    int most = random.oneOf(60, stretch, stretch);
    int kind = random.below(4);
    for (int slow = 1 + random.below(4); slow > 0 && kind > 0; slow--) {
      int delay = 1 + random.below(most);
      int first = kind == 1 ? random.below(nodes) : random.oneOf(cores);
      int second = random.below(nodes);
      for (int node = 0; node < nodes; node++) {
        if (kind == 1 || node == second) {
          slowness[pair(nodes, first, node)] = delay;
        }
      }
    }
    return new NetworkDelays(nodes, random.oneOf(0, 10, 40), slowness);
  }

  /** No node is slow. */
  static NetworkDelays even(int nodes, RandomNumbers random) {
    return new NetworkDelays(nodes, random.oneOf(0, 10, 40), new int[nodes * nodes]);
  }

  private static int pair(int nodes, int one, int other) {
    return Math.min(one, other) * nodes + Math.max(one, other);
  }

  int of(int source, int destination, RandomNumbers random) {
    return 1 + random.below(spread + 1) + slowness[pair(nodes, source, destination)];
  }
}
