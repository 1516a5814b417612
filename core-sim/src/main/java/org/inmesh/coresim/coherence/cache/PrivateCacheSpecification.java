package org.inmesh.coresim.coherence.cache;

import java.util.stream.Stream;

/**
 * The caches that each core has for itself. Latencies in core cycles.
 *
 * @param data first level for data, at least 2 ways
 * @param hitCycles cycles that a hit there adds to an instruction whose cost in the cycle table
 *     assumes single-cycle memory; 0 is a hit under the instruction
 * @param instruction first level for instructions, or none: then they come at no cost
 * @param second second level, or none
 * @param secondCycles that a core waits when the line is in its second level, at least 1
 * @param inclusive whether the second level holds every line of the first
 * @param evictionBuffers lines that a core can be putting back at once, at least 1
 * @param missRegisters lines that a core can wait for at once: one for its loads, the others for
 *     its store buffer, which asks for lines of later stores with more than one; at least 1, and at
 *     least 2 with a store buffer
 * @param forwardCycles from the arrival of another core's forwarded request, an invalidation or a
 *     recall to the answer: its look-ups; at least 1
 */
public record PrivateCacheSpecification(
    CacheGeometry data,
    int hitCycles,
    CacheGeometry instruction,
    CacheGeometry second,
    int secondCycles,
    boolean inclusive,
    int evictionBuffers,
    int missRegisters,
    int forwardCycles) {

  /** Caches for data, and registers for one miss of the core and one of its store buffer. */
  public PrivateCacheSpecification(
      CacheGeometry data,
      int hitCycles,
      CacheGeometry second,
      int secondCycles,
      boolean inclusive,
      int evictionBuffers) {
    this(
        data,
        hitCycles,
        new CacheGeometry(0, 4, Replacement.LRU),
        second,
        secondCycles,
        inclusive,
        evictionBuffers,
        2,
        1);
  }

  /** A first level for data only. */
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
    if (instruction.isPresent() && instruction.lines(lineBytes) < 2) {
      return "an instruction cache holds 2 lines or more: an instruction may lie in two";
    }
    if (missRegisters < 1) {
      return "a core has a miss register";
    }
    if (forwardCycles < 1) {
      return "a cache takes at least 1 cycle to answer a forward";
    }
    return Stream.of(data, instruction, second)
        .map(cache -> cache.complaint(lineBytes))
        .filter(complaint -> !complaint.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Capacity of all levels together. */
  public long bytes() {
    return (long) data.bytes() + instruction.bytes() + second.bytes();
  }

  /** The same with other capacities. */
  public PrivateCacheSpecification withSizes(CacheGeometry otherData, CacheGeometry otherSecond) {
    return new PrivateCacheSpecification(
        otherData,
        hitCycles,
        instruction,
        otherSecond,
        secondCycles,
        inclusive,
        evictionBuffers,
        missRegisters,
        forwardCycles);
  }

  /** The same with an instruction cache. */
  public PrivateCacheSpecification withInstructionCache(CacheGeometry otherInstruction) {
    return new PrivateCacheSpecification(
        data,
        hitCycles,
        otherInstruction,
        second,
        secondCycles,
        inclusive,
        evictionBuffers,
        missRegisters,
        forwardCycles);
  }

  /** The same with another number of miss registers. */
  public PrivateCacheSpecification withMissRegisters(int otherRegisters) {
    return new PrivateCacheSpecification(
        data,
        hitCycles,
        instruction,
        second,
        secondCycles,
        inclusive,
        evictionBuffers,
        otherRegisters,
        forwardCycles);
  }

  /** The same with another time from a forward to its answer. */
  public PrivateCacheSpecification withForwardCycles(int otherCycles) {
    return new PrivateCacheSpecification(
        data,
        hitCycles,
        instruction,
        second,
        secondCycles,
        inclusive,
        evictionBuffers,
        missRegisters,
        otherCycles);
  }
}
