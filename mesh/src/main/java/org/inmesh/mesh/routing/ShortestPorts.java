package org.inmesh.mesh.routing;

import org.inmesh.mesh.topology.Topology;

/** The ports of shortest ways over the links that work: a byte for each pair of routers. */
final class ShortestPorts implements MinimalPorts {
  private final byte[][] portsTo;

  ShortestPorts(LiveLinks links) {
    int routers = links.routers();
    portsTo = new byte[routers][routers];
    int[] distance = new int[routers];
    int[] order = new int[routers];
    for (int destination = 0; destination < routers; destination++) {
      int found = links.distances(destination, distance, order);
      for (int i = 1; i < found; i++) {
        int router = order[i];
        int ports = 0;
        for (int port = 0; port < LiveLinks.PORTS; port++) {
          int neighbour = links.neighbour(router, port);
          if (neighbour != Topology.NONE && distance[neighbour] < distance[router]) {
            ports |= 1 << port;
          }
        }
        portsTo[destination][router] = (byte) ports;
      }
    }
  }

  @Override
  public int ports(int router, int destinationRouter) {
    return portsTo[destinationRouter][router];
  }
}
