package org.inmesh.coresim.coherence;

/** The caches that homes give lines to, as their directories number them: cores or clusters. */
interface TrackedCaches {
  /** How many there are. */
  int count();

  /** The number of the cache from which a message of this node comes. */
  int ofNode(int node);

  /** The node at which a cache takes messages about a line. */
  int node(int cache, int line);

  /** A machine without clusters: each node's cache is that of its core. */
  record OfCores(int count) implements TrackedCaches {
    @Override
    public int ofNode(int node) {
      return node;
    }

    @Override
    public int node(int cache, int line) {
      return cache;
    }
  }
}
