package org.inmesh.mesh.routing;

import java.util.Arrays;
import org.inmesh.mesh.topology.FaultyTopology;
import org.inmesh.mesh.topology.Topology;

/** The links that work, as a table. */
final class LiveLinks {
  /** Ports that lead to other routers. */
  static final int PORTS = Topology.FIRST_LOCAL;

  /** Most routers of which there are tables by source and destination: 256 MiB. */
  static final int MOST_ROUTERS_OF_TABLES = 1 << 14;

  private final int routers;
  private final int[] neighbours;
  private final boolean[] alive;

  LiveLinks(FaultyTopology topology) {
    routers = topology.topology().routers();
    neighbours = new int[routers * PORTS];
    alive = new boolean[routers];
    for (int router = 0; router < routers; router++) {
      alive[router] = topology.isAlive(router);
      for (int port = 0; port < PORTS; port++) {
        neighbours[router * PORTS + port] = topology.neighbour(router, port);
      }
    }
  }

  int routers() {
    return routers;
  }

  boolean isAlive(int router) {
    return alive[router];
  }

  /** The router that a port leads to, or {@link Topology#NONE}. */
  int neighbour(int router, int port) {
    return neighbours[router * PORTS + port];
  }

  /**
   * Links to a router from each, or -1 where there is no way.
   *
   * @param order filled with the routers that have a way, nearest first
   * @return how many they are
   */
  int distances(int destination, int[] distance, int[] order) {
    Arrays.fill(distance, -1);
    if (!alive[destination]) {
      return 0;
    }
    distance[destination] = 0;
    order[0] = destination;
    int found = 1;
    for (int i = 0; i < found; i++) {
      int router = order[i];
      for (int port = 0; port < PORTS; port++) {
        int neighbour = neighbour(router, port);
        if (neighbour != Topology.NONE && distance[neighbour] < 0) {
          distance[neighbour] = distance[router] + 1;
          order[found++] = neighbour;
        }
      }
    }
    return found;
  }
}
