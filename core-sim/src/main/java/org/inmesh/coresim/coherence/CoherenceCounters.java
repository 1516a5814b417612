package org.inmesh.coresim.coherence;

/** What the memory system has done so far. Plain data, updated by it, read by anyone. */
public final class CoherenceCounters {
  /** Loads and stores done; the repetition of an instruction after a stall counts none again. */
  public long accesses;

  /** Lines fetched from instruction caches. */
  public long fetches;

  /** Fetches for which the instruction cache did not have the line. */
  public long fetchMisses;

  /** Accesses and fetches that waited for the directory, upgrades included. */
  public long misses;

  /** Accesses and fetches for which the first level did not have the line, but the second did. */
  public long secondLevelHits;

  /** Misses for which the line was here, but shared: an upgrade. */
  public long upgrades;

  /** Invalidations sent by homes. */
  public long invalidations;

  /** Invalidations that caches have handled, of lines that they had dropped too. */
  public long invalidationsReceived;

  /** Lines that a home recalled, because it wanted their directory entry for another. */
  public long recalls;

  /** Requests of caches that their clusters' homes have served. */
  public long clusterAccesses;

  /** Those of {@link #clusterAccesses} that had to wait for the homes between the clusters. */
  public long clusterMisses;

  /** Lines that left a cluster to make room for others. */
  public long clusterEvictions;

  /** Those that were announced to the home between the clusters. */
  public long clusterPutBacks;

  /** Lines supplied by another cluster. */
  public long clusterTransfers;

  /** Owners that a cluster's home made share their line because another cluster wanted to read. */
  public long downgrades;

  /** Lines supplied by another core's cache. */
  public long cacheTransfers;

  /** Those of {@link #cacheTransfers} that had been written to: memory's copy was old. */
  public long dirtyTransfers;

  /** Lines that homes read from their slices, or through them from memory. */
  public long sliceReads;

  /** Lines that homes wrote to their slices: what caches put or copied back. */
  public long sliceWrites;

  /** Lines that a home had to fetch because its slice did not hold them. */
  public long dramReads;

  /** Dirty lines that a slice had no room for. */
  public long dramWrites;

  /** Evictions that were announced to the home: owned lines, clean or dirty. */
  public long putBacks;

  /** Times that a core waited for room in its store buffer, or for it to be empty. */
  public long storeBufferStalls;

  /** Stores that were put in a store buffer. */
  public long bufferedStores;

  /** Loads that a store buffer answered. */
  public long forwardedLoads;

  /** Cycles that misses took, from the access to the line's coming. */
  public long missRegisterCycles;

  /** Most misses that a core had at once. */
  public int mostMissRegisters;

  /** Cycles that stores waited for a miss register. */
  public long missRegisterWaitCycles;

  /** Instructions started again because another core waited for the line they had locked. */
  public long brokenLocks;
}
