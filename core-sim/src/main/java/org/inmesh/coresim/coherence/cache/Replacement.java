package org.inmesh.coresim.coherence.cache;

/** Which line of a full set makes room for another. */
public enum Replacement {
  /** The one not used for longest. */
  LRU,
  /**
   * Pseudo-LRU: a binary tree of bits over the ways, each pointing away from the half that was used
   * last. Wants a power of two of ways.
   */
  TREE_PLRU,
  /** Any, from the machine's seeded generator. */
  RANDOM
}
