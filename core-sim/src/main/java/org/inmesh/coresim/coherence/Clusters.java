package org.inmesh.coresim.coherence;

import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.coherence.cache.ClusterSpecification;
import org.inmesh.coresim.coherence.protocol.ClusterRows;
import org.inmesh.coresim.coherence.protocol.ProtocolTable;
import org.inmesh.mesh.NetworkSpecification;

/** All clusters of a machine. */
final class Clusters {
  private final ClusterMap map;
  private final ClusterController[] controllers;
  private final MessagePool pool;

  /**
   * @param homes between the clusters
   * @throws IllegalArgumentException if the clusters do not divide the mesh
   */
  Clusters(
      CacheSpecification caches,
      NetworkSpecification network,
      ProtocolTable table,
      Homes homes,
      MessagePool pool,
      DelayQueue delayed,
      CoherenceCounters counters,
      ProtocolHistory history,
      MemoryClock clock,
      SparseDirectory.Guard guard) {
    ClusterSpecification clusters = caches.clusters();
    String complaint = clusters.complaint(network.columns(), network.rows());
    if (!complaint.isEmpty()) {
      throw new IllegalArgumentException(complaint);
    }
    this.pool = pool;
    map = new ClusterMap(network.columns(), network.rows(), clusters);
    controllers = new ClusterController[map.count()];
    ClusterRows joints = caches.protocol().clusterRows();
    int cycles = clusters.cycles();
    for (int cluster = 0; cluster < controllers.length; cluster++) {
      ClusterLines lines = new ClusterLines(caches.lineBytes() / Integer.BYTES);
      controllers[cluster] =
          new ClusterController(
              joints,
              lines,
              new ClusterSlices(map, lines, clusters.slice(), caches.lineBytes(), cluster, guard),
              new ClusterHome(
                  table, cluster, map, lines, cycles, pool, delayed, counters, history, clock),
              new ClusterCache(
                  table, cluster, map, homes, lines, cycles, pool, delayed, counters, history,
                  clock),
              pool,
              counters);
    }
  }

  ClusterMap map() {
    return map;
  }

  /** The homes of the lines that a core asks for. */
  Homes homesOf(int core) {
    int cluster = map.ofNode(core);
    return line -> map.home(cluster, line);
  }

  /** Takes a message from a cache in a cluster to its home there. */
  void receiveFromBelow(int slot) {
    controllers[map.ofNode(pool.destination[slot])].receiveFromBelow(slot);
  }

  /** Takes a message between clusters to one of them. */
  void receiveFromAbove(int slot) {
    controllers[map.ofNode(pool.destination[slot])].receiveFromAbove(slot);
  }

  /** Lines that had to be kept may leave now. */
  void evictSpared() {
    for (ClusterController controller : controllers) {
      controller.evictSpared();
    }
  }

  /** True if a line is in a core's cluster, or the cluster has room for it and asks for it. */
  boolean hasPlace(int core, int line) {
    ClusterLines lines = lines(map.ofNode(core));
    int entry = lines.of(line);
    return entry != ClusterLines.NONE && lines.place[entry] != ClusterLines.NONE;
  }

  ClusterLines lines(int cluster) {
    return controllers[cluster].lines();
  }
}
