package org.inmesh.coresim.coherence.cache;

/**
 * The caches that each core has for itself. Latencies in core cycles.
 *
 * @param data first level for data, at least 2 ways
 * @param hitCycles cycles that a hit there adds to an instruction whose cost in the cycle table
 *     assumes single-cycle memory; 0 is a hit under the instruction
 * @param second second level, or none
 * @param secondCycles that a core waits when the line is in its second level, at least 1
 * @param inclusive whether the second level holds every line of the first
 * @param evictionBuffers lines that a core can be putting back at once, at least 1
 */
public record PrivateCacheSpecification(
    CacheGeometry data,
    int hitCycles,
    CacheGeometry second,
    int secondCycles,
    boolean inclusive,
    int evictionBuffers) {

  /** A first level only. */
  public PrivateCacheSpecification(CacheGeometry data, int hitCycles) {
    this(data, hitCycles, new CacheGeometry(0, 8, Replacement.LRU), 8, true, 1);
  }

  /** What is wrong with them, or an empty text. */
  public String complaint(int lineBytes) {
    // A locked line keeps its way while its instruction waits for another one.
    if (data.ways() < 2) {
      return "a private cache has at least 2 ways";
    }
    if (secondCycles < 1) {
      return "a second level takes at least 1 cycle";
    }
    if (evictionBuffers < 1) {
      return "a core has an eviction buffer";
    }
    if (second.isPresent() && inclusive && second.ways() < 2) {
      return "an inclusive second level has at least 2 ways: a locked line keeps one";
    }
    String complaint = data.complaint(lineBytes);
    return complaint.isEmpty() ? second.complaint(lineBytes) : complaint;
  }

  /** Capacity of all levels together. */
  public long bytes() {
    return (long) data.bytes() + second.bytes();
  }

  /** The same with other capacities. */
  public PrivateCacheSpecification withSizes(CacheGeometry otherData, CacheGeometry otherSecond) {
    return new PrivateCacheSpecification(
        otherData, hitCycles, otherSecond, secondCycles, inclusive, evictionBuffers);
  }
}
