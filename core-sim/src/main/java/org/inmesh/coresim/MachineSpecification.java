package org.inmesh.coresim;

import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.cache.Replacement;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.directory.SharerFormat;
import org.inmesh.coresim.coherence.memory.MemorySpecification;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Everything about a machine that its results depend on, apart from the program and the seed.
 *
 * @param name the preset's or file's name
 * @param kind mesh of private memories, or coherent multicore
 * @param clockMegahertz of the cores, 1 to 10,000
 * @param processor what each core is
 * @param memoryBytesPerCore private memory of each core on the mesh machine; on the coherent
 *     machine the share of the address space that each core's workspaces occupy; a power of two, 1
 *     KiB to 1 GiB
 * @param network the mesh, which has one node per core
 * @param messagePayloadBytes most bytes of a message that one packet carries, a multiple of 4
 * @param caches used by the coherent machine only, present always so that one file can serve both
 */
public record MachineSpecification(
    String name,
    Kind kind,
    int clockMegahertz,
    ProcessorSpecification processor,
    int memoryBytesPerCore,
    NetworkSpecification network,
    int messagePayloadBytes,
    CacheSpecification caches) {

  /** The two machines that Inmesh compares. */
  public enum Kind {
    MESH,
    COHERENT
  }

  /** Number of cores. */
  public int cores() {
    return network.nodes();
  }

  /**
   * The coherent machine's memory system. Latencies in core cycles.
   *
   * @param protocol of the private caches and the directory
   * @param consistency order in which a core's accesses become visible
   * @param storeBufferEntries stores that a core's store buffer holds, at least 1; used with {@link
   *     Consistency#TSO}
   * @param lineBytes a power of two, 8 to 256
   * @param data each core's first-level data cache, at least 2 ways
   * @param hitCycles cycles that a hit there adds to an instruction whose cost in the cycle table
   *     assumes single-cycle memory; 0 is a hit under the instruction
   * @param second each core's second-level cache, or none
   * @param secondCycles that a core waits when the line is in its second level, at least 1
   * @param inclusive whether the second level holds every line of the first
   * @param evictionBuffers lines that a core can be putting back at once, at least 1
   * @param sharers how the directory notes who shares a line
   * @param directoryEntries of each home, a multiple of the ways; 0 for one of every memory line
   * @param directoryWays entries of a set, at least 2: an instruction may need two lines at once
   * @param oneNetwork whether requests, forwards and responses share one network, which then has a
   *     message class for each; otherwise each has a network of its own
   * @param sliceBytes capacity of the last-level cache slice at each node
   * @param sliceWays associativity
   * @param sliceCycles from request to response of a slice and its directory, at least 1
   * @param dramCycles added when the line is not in the slice, if memory has no controllers
   * @param memory its controllers, or none
   */
  public record CacheSpecification(
      Protocol protocol,
      Consistency consistency,
      int storeBufferEntries,
      int lineBytes,
      CacheGeometry data,
      int hitCycles,
      CacheGeometry second,
      int secondCycles,
      boolean inclusive,
      int evictionBuffers,
      SharerFormat sharers,
      int directoryEntries,
      int directoryWays,
      boolean oneNetwork,
      int sliceBytes,
      int sliceWays,
      int sliceCycles,
      int dramCycles,
      MemorySpecification memory) {

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
          new CacheGeometry(l1Bytes, l1Ways, Replacement.LRU),
          hitCycles,
          new CacheGeometry(0, 8, Replacement.LRU),
          8,
          true,
          1,
          SharerFormat.FULL_MAP,
          0,
          8,
          false,
          sliceBytes,
          sliceWays,
          sliceCycles,
          dramCycles,
          MemorySpecification.FIXED_LATENCY);
    }

    /** The same with other capacities. */
    public CacheSpecification withSizes(
        CacheGeometry data,
        CacheGeometry second,
        int directoryEntries,
        int directoryWays,
        int sliceBytes,
        int sliceWays) {
      return new CacheSpecification(
          protocol,
          consistency,
          storeBufferEntries,
          lineBytes,
          data,
          hitCycles,
          second,
          secondCycles,
          inclusive,
          evictionBuffers,
          sharers,
          directoryEntries,
          directoryWays,
          oneNetwork,
          sliceBytes,
          sliceWays,
          sliceCycles,
          dramCycles,
          memory);
    }

    /** The same caches before another memory. */
    public CacheSpecification withMemory(MemorySpecification otherMemory) {
      return new CacheSpecification(
          protocol,
          consistency,
          storeBufferEntries,
          lineBytes,
          data,
          hitCycles,
          second,
          secondCycles,
          inclusive,
          evictionBuffers,
          sharers,
          directoryEntries,
          directoryWays,
          oneNetwork,
          sliceBytes,
          sliceWays,
          sliceCycles,
          dramCycles,
          otherMemory);
    }
  }
}
