package org.inmesh.coresim;

import java.util.stream.Stream;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.cache.ClusterSpecification;
import org.inmesh.coresim.coherence.cache.PrivateCacheSpecification;
import org.inmesh.coresim.coherence.cache.Replacement;
import org.inmesh.coresim.coherence.cache.SliceSpecification;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.directory.DirectorySpecification;
import org.inmesh.coresim.coherence.memory.MemorySpecification;
import org.inmesh.coresim.coherence.protocol.MessageClass;
import org.inmesh.coresim.coherence.protocol.Protocol;

/**
 * The coherent machine's memory system. Latencies in core cycles.
 *
 * @param protocol of the private caches and the directory
 * @param consistency order in which a core's accesses become visible
 * @param storeBufferEntries stores that a core's store buffer holds, at least 1; used with {@link
 *     Consistency#TSO}
 * @param lineBytes a power of two, 8 to 256
 * @param privateCaches of each core
 * @param directory of each home
 * @param slice of the last-level cache at each home
 * @param oneNetwork whether requests, forwards and responses share one network, which then has a
 *     message class for each; otherwise each has a network of its own
 * @param dramCycles added when the line is not in the slice, if memory has no controllers
 * @param memory its controllers, or none
 * @param clusters of cores, or none
 */
public record CacheSpecification(
    Protocol protocol,
    Consistency consistency,
    int storeBufferEntries,
    int lineBytes,
    PrivateCacheSpecification privateCaches,
    DirectorySpecification directory,
    SliceSpecification slice,
    boolean oneNetwork,
    int dramCycles,
    MemorySpecification memory,
    ClusterSpecification clusters) {

  /** A machine without clusters. */
  public CacheSpecification(
      Protocol protocol,
      Consistency consistency,
      int storeBufferEntries,
      int lineBytes,
      PrivateCacheSpecification privateCaches,
      DirectorySpecification directory,
      SliceSpecification slice,
      boolean oneNetwork,
      int dramCycles,
      MemorySpecification memory) {
    this(
        protocol,
        consistency,
        storeBufferEntries,
        lineBytes,
        privateCaches,
        directory,
        slice,
        oneNetwork,
        dramCycles,
        memory,
        ClusterSpecification.NONE);
  }

  /**
   * A cache of one level for each core, which replaces the least recently used line, no store
   * buffer, and memory of fixed latency.
   */
  public CacheSpecification(
      Protocol protocol,
      int lineBytes,
      int l1Bytes,
      int l1Ways,
      int hitCycles,
      int sliceBytes,
      int sliceWays,
      int sliceCycles,
      int dramCycles) {
    this(
        protocol,
        Consistency.SC,
        8,
        lineBytes,
        new PrivateCacheSpecification(
            new CacheGeometry(l1Bytes, l1Ways, Replacement.LRU), hitCycles),
        DirectorySpecification.FULL_MAP,
        new SliceSpecification(
            new CacheGeometry(sliceBytes, sliceWays, Replacement.LRU), sliceCycles),
        false,
        dramCycles,
        MemorySpecification.FIXED_LATENCY);
  }

  /** What is wrong with it, or an empty text. */
  public String complaint() {
    if (Integer.bitCount(lineBytes) != 1 || lineBytes < 8 || lineBytes > 256) {
      return "a line is a power of two of bytes, 8 to 256, not " + lineBytes;
    }
    if (storeBufferEntries < 1) {
      return "a store buffer has an entry";
    }
    if (consistency == Consistency.TSO && privateCaches.missRegisters() < 2) {
      return "a core with a store buffer has 2 miss registers or more: one for its loads";
    }
    if (dramCycles < 0) {
      return "DRAM takes at least 0 cycles";
    }
    if (slice.inclusive() && directory.isSparse()) {
      return "the tags of inclusive slices are the directory's entries, so it has no others";
    }
    return Stream.of(
            privateCaches.complaint(lineBytes),
            directory.complaint(),
            slice.complaint(lineBytes),
            memory.complaint(lineBytes),
            clusters.complaint(lineBytes))
        .filter(complaint -> !complaint.isEmpty())
        .findFirst()
        .orElse("");
  }

  /**
   * Message classes that the protocol's messages have to be kept apart in: requests, forwards and
   * responses, with clusters each of them within and between clusters.
   */
  public int messageClasses() {
    int classes = MessageClass.values().length;
    return clusters.isPresent() ? 2 * classes : classes;
  }

  /** The same protocol and latencies with other capacities. */
  public CacheSpecification withSizes(
      PrivateCacheSpecification otherCaches,
      DirectorySpecification otherDirectory,
      SliceSpecification otherSlice) {
    return new CacheSpecification(
        protocol,
        consistency,
        storeBufferEntries,
        lineBytes,
        otherCaches,
        otherDirectory,
        otherSlice,
        oneNetwork,
        dramCycles,
        memory,
        clusters);
  }

  /** The same caches before another memory. */
  public CacheSpecification withMemory(MemorySpecification otherMemory) {
    return new CacheSpecification(
        protocol,
        consistency,
        storeBufferEntries,
        lineBytes,
        privateCaches,
        directory,
        slice,
        oneNetwork,
        dramCycles,
        otherMemory,
        clusters);
  }

  /** The same caches in other clusters, or in none. */
  public CacheSpecification withClusters(ClusterSpecification otherClusters) {
    return new CacheSpecification(
        protocol,
        consistency,
        storeBufferEntries,
        lineBytes,
        privateCaches,
        directory,
        slice,
        oneNetwork,
        dramCycles,
        memory,
        otherClusters);
  }
}
