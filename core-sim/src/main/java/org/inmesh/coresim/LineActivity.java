package org.inmesh.coresim;

/**
 * What happened to a line of coherent memory.
 *
 * @param address of its first byte
 * @param bytes its length
 * @param misses of all cores' first levels, upgrades not included
 * @param trueSharing those that were for what another core had written
 * @param falseSharing those after an invalidation that were for nothing new
 * @param upgrades asked for
 * @param invalidations that took it from a core, for whatever reason
 * @param transfers from one core's cache to another's
 */
public record LineActivity(
    int address,
    int bytes,
    long misses,
    long trueSharing,
    long falseSharing,
    long upgrades,
    long invalidations,
    long transfers) {

  /** By this the hottest line is the one with the most. */
  public long heat() {
    return misses + upgrades + invalidations + transfers;
  }
}
