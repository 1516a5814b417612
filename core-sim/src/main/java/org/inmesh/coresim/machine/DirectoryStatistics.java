package org.inmesh.coresim.machine;

import java.util.Map;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.coherence.CoherentMemory;
import org.inmesh.coresim.coherence.directory.DirectoryStorage;
import org.inmesh.coresim.coherence.directory.SharerFormat;
import org.inmesh.coresim.coherence.measurement.OccupancyMeter;

/** How much of the directory was used, and what it costs in storage. */
final class DirectoryStatistics {
  /** For uncached, shared, exclusive and owned. */
  private static final int STATE_BITS = 2;

  private DirectoryStatistics() {}

  static void add(
      Map<Statistic, Number> statistics, MachineSpecification machine, CoherentMemory memory) {
    CacheSpecification caches = machine.caches();
    long cycles = statistics.get(Statistic.CYCLES).longValue();
    OccupancyMeter inUse = memory.directoryOccupancy();
    long entries = entries(caches, machine.cores(), memory.lines());
    int bits = bitsPerEntry(caches, machine.cores(), memory.lines());
    double bytes =
        (double) entries * bits / Byte.SIZE
            + ClusterStatistics.directoryBytes(caches, machine.cores());
    statistics.put(Statistic.DIRECTORY_ENTRIES, entries);
    statistics.put(Statistic.DIRECTORY_ENTRIES_MEAN, inUse.mean(cycles));
    statistics.put(Statistic.DIRECTORY_ENTRIES_MAXIMUM, inUse.most());
    statistics.put(Statistic.RECALLS, memory.counters().recalls);
    statistics.put(Statistic.DIRECTORY_ENTRY_BITS, (long) bits);
    statistics.put(Statistic.DIRECTORY_KIBIBYTES, bytes / 1024);
    statistics.put(
        Statistic.DIRECTORY_OVERHEAD, bytes / (machine.cores() * cachedBytesPerNode(caches)));
  }

  /** Entries of all homes. */
  static long entries(CacheSpecification caches, int cores, int memoryLines) {
    if (caches.slice().inclusive()) {
      return (long) cores * caches.slice().geometry().lines(caches.lineBytes());
    }
    return caches.directory().isSparse()
        ? (long) cores * caches.directory().entries()
        : memoryLines;
  }

  /**
   * Bits of an entry. One that is not a line of memory's, nor a slice's, has a tag of its own: of
   * the lines whose entry would be in the same set, which one it is.
   */
  static int bitsPerEntry(CacheSpecification caches, int cores, int memoryLines) {
    SharerFormat sharers = caches.directory().sharers();
    int bits = DirectoryStorage.bitsPerEntry(sharers, tracked(caches, cores), STATE_BITS);
    if (caches.slice().inclusive() || !caches.directory().isSparse()) {
      return bits;
    }
    int sets = cores * (caches.directory().entries() / caches.directory().ways());
    return bits + SharerFormat.pointerBits((memoryLines + sets - 1) / sets);
  }

  /** Clusters, or cores. */
  private static int tracked(CacheSpecification caches, int cores) {
    return caches.clusters().isPresent() ? cores / caches.clusters().cores() : cores;
  }

  private static long cachedBytesPerNode(CacheSpecification caches) {
    long ofCluster = caches.clusters().isPresent() ? caches.clusters().slice().bytes() : 0;
    return caches.privateCaches().bytes() + ofCluster + caches.slice().geometry().bytes();
  }
}
