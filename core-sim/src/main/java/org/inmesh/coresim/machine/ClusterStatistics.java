package org.inmesh.coresim.machine;

import java.util.List;
import java.util.Map;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.coherence.CoherenceCounters;
import org.inmesh.coresim.coherence.CoherentMemory;
import org.inmesh.coresim.coherence.cache.ClusterSpecification;
import org.inmesh.coresim.coherence.directory.DirectoryStorage;
import org.inmesh.coresim.coherence.directory.SharerFormat;
import org.inmesh.coresim.coherence.protocol.MessageClass;

/** What clusters have done, and what was sent between them. */
final class ClusterStatistics {
  /** Uncached, shared, exclusive and owned, as a home; and the five states of a cache. */
  private static final int STATE_BITS = 2 + 3;

  private static final List<Statistic> PACKETS =
      List.of(
          Statistic.BETWEEN_REQUEST_PACKETS,
          Statistic.BETWEEN_FORWARD_PACKETS,
          Statistic.BETWEEN_RESPONSE_PACKETS);
  private static final List<Statistic> FLITS =
      List.of(
          Statistic.BETWEEN_REQUEST_FLITS,
          Statistic.BETWEEN_FORWARD_FLITS,
          Statistic.BETWEEN_RESPONSE_FLITS);
  private static final List<Statistic> BYTES =
      List.of(
          Statistic.BETWEEN_REQUEST_BYTES,
          Statistic.BETWEEN_FORWARD_BYTES,
          Statistic.BETWEEN_RESPONSE_BYTES);

  private ClusterStatistics() {}

  static void add(
      Map<Statistic, Number> statistics,
      CacheSpecification caches,
      int flitBytes,
      CoherentMemory memory) {
    if (!caches.clusters().isPresent()) {
      return;
    }
    CoherenceCounters counters = memory.counters();
    statistics.put(Statistic.CLUSTER_ACCESSES, counters.clusterAccesses);
    statistics.put(Statistic.CLUSTER_HITS, counters.clusterAccesses - counters.clusterMisses);
    statistics.put(Statistic.CLUSTER_MISSES, counters.clusterMisses);
    statistics.put(Statistic.CLUSTER_EVICTIONS, counters.clusterEvictions);
    statistics.put(Statistic.CLUSTER_TRANSFERS, counters.clusterTransfers);
    statistics.put(Statistic.CLUSTER_DOWNGRADES, counters.downgrades);
    statistics.put(Statistic.CLUSTER_ENTRY_BITS, (long) bitsPerEntry(caches.clusters()));
    for (MessageClass each : MessageClass.values()) {
      long flits = memory.flitsBetweenClusters(each);
      statistics.put(PACKETS.get(each.ordinal()), memory.packetsBetweenClusters(each));
      statistics.put(FLITS.get(each.ordinal()), flits);
      statistics.put(BYTES.get(each.ordinal()), flits * flitBytes);
    }
  }

  /** Bits beside a line of a cluster's slice and its tag: a full map, owner and states. */
  static int bitsPerEntry(ClusterSpecification clusters) {
    return DirectoryStorage.bitsPerEntry(SharerFormat.FULL_MAP, clusters.cores(), STATE_BITS);
  }

  /** Bytes of the directories of all clusters. */
  static double directoryBytes(CacheSpecification caches, int cores) {
    ClusterSpecification clusters = caches.clusters();
    return clusters.isPresent()
        ? (double) cores
            * clusters.slice().lines(caches.lineBytes())
            * bitsPerEntry(clusters)
            / Byte.SIZE
        : 0;
  }
}
