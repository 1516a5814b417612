package org.inmesh.mesh.measurement;

import org.inmesh.mesh.NetworkCounters;

/**
 * Packets that faults and unreliable links touched.
 *
 * @param unroutable never sent, because there is no way round what is dead
 * @param lost discarded at the destination, because a link had damaged them
 * @param delayed held back at the destination, because a link had delayed them
 */
public record FailureCounts(long unroutable, long lost, long delayed) {

  /** What a network has counted so far. */
  public static FailureCounts of(NetworkCounters counters) {
    return new FailureCounts(counters.unroutable, counters.lost, counters.delayed);
  }

  /** What came after an earlier count. */
  FailureCounts since(FailureCounts earlier) {
    return new FailureCounts(
        unroutable - earlier.unroutable, lost - earlier.lost, delayed - earlier.delayed);
  }

  /** Whether there was no such packet. */
  public boolean isNone() {
    return unroutable == 0 && lost == 0 && delayed == 0;
  }
}
