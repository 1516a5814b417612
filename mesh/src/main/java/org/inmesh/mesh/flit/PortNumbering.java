package org.inmesh.mesh.flit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inmesh.mesh.topology.Topology;

/**
 * How the ports of all routers and nodes are numbered in the arrays of a network: port {@code r <<
 * shift | k} is port k of router r, as {@link Topology} numbers it.
 *
 * <p>A node hangs on a local port of its router as if it were a neighbour with one port, its end,
 * which is numbered among the router's: output "node end" is injection, input "node end" is
 * ejection. So every link joins an output to an input {@link #link} further on, and a credit goes
 * from an input back to the output {@link #link} further on, by the same table.
 */
final class PortNumbering {
  private static final int NEIGHBOURS = Topology.FIRST_LOCAL;

  /** Ports of a router that lead to neighbours or nodes; numbered before the node ends. */
  final int routerPorts;

  /** Bits of the number of a port within its router. */
  final int shift;

  /** The bits of the number of a port within its router, set. */
  final int mask;

  /** All routers' ports, used or not. */
  final int total;

  /** By node: its place in the order of the routers, and of the local ports of each. */
  private final int[] place;

  /** By place of a node: the port of its router's that is its end. */
  private final int[] nodeEnd;

  /** By router: the row of {@link #links} that tells where its links lead. */
  private final byte[] rowOfRouter;

  /** By row, then port within the router: what to add to come to the other end of the link. */
  private final int[] links;

  PortNumbering(Topology topology) {
    int concentration = topology.concentration();
    routerPorts = NEIGHBOURS + concentration;
    int ports = routerPorts + concentration;
    shift = Integer.SIZE - Integer.numberOfLeadingZeros(ports - 1);
    mask = (1 << shift) - 1;
    total = topology.routers() << shift;
    place = new int[topology.nodes()];
    nodeEnd = new int[topology.nodes()];
    for (int node = 0; node < place.length; node++) {
      int router = topology.router(node);
      int port = topology.localPort(node);
      place[node] = router * concentration + port - NEIGHBOURS;
      nodeEnd[place[node]] = router << shift | port + concentration;
    }
    rowOfRouter = new byte[topology.routers()];
    // Routers that lie alike between the borders share a row, so the table stays small.
    List<int[]> rows = new ArrayList<>();
    for (int router = 0; router < topology.routers(); router++) {
      rowOfRouter[router] = (byte) indexOf(rows, linksOf(topology, router));
    }
    links = rows.stream().flatMapToInt(Arrays::stream).toArray();
  }

  private int[] linksOf(Topology topology, int router) {
    int[] row = new int[1 << shift];
    for (int port = 0; port < NEIGHBOURS; port++) {
      int neighbour = topology.neighbour(router, port);
      if (neighbour != Topology.NONE) {
        row[port] = (neighbour - router << shift) + (port ^ 1) - port;
      }
    }
    for (int port = NEIGHBOURS; port < routerPorts; port++) {
      row[port] = topology.concentration();
      row[port + topology.concentration()] = -topology.concentration();
    }
    return row;
  }

  private static int indexOf(List<int[]> rows, int[] row) {
    for (int i = 0; i < rows.size(); i++) {
      if (Arrays.equals(rows.get(i), row)) {
        return i;
      }
    }
    rows.add(row);
    return rows.size() - 1;
  }

  /** The port at the other end of the link of a port. */
  int otherEnd(int port) {
    return port + links[rowOfRouter[port >> shift] << shift | port & mask];
  }

  /** The place of a node in the order of the routers, and of the local ports of each. */
  int place(int node) {
    return place[node];
  }

  /** The end of a link that belongs to the node in this place. */
  int nodeEnd(int place) {
    return nodeEnd[place];
  }

  /** Whether a port is a node's end of its link. */
  boolean isNodeEnd(int port) {
    return (port & mask) >= routerPorts;
  }

  /** Whether an output of a router, numbered within it, leads to a node. */
  static boolean isLocal(int output) {
    return output >= NEIGHBOURS;
  }
}
