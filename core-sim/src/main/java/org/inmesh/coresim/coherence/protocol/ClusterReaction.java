package org.inmesh.coresim.coherence.protocol;

/**
 * What a cluster's home does first with a request of one of its caches, with a demand from between
 * the clusters, or when the line has to leave the cluster.
 */
public enum ClusterReaction {
  /** The cluster's rights suffice: the home table says what to do. */
  SERVE,
  /** The same, but the line is not granted alone: other clusters may share it. */
  SERVE_SHARED,
  /** Misses as a cache does that loads; the request waits. */
  MISS_TO_LOAD,
  /** Misses as a cache does that fetches; the request waits. */
  MISS_TO_FETCH,
  /** Misses as a cache does that stores; the request waits. */
  MISS_TO_STORE,
  /** Waits until what is under way has ended. */
  WAIT,
  /** Nothing in the caches below is in the way: the cache table says what to do. */
  ANSWER,
  /** First has the owner below share the line and send its data. */
  DOWNGRADE_BELOW,
  /** First recalls the line from all caches below. */
  RECALL_BELOW
}
