package org.inmesh.mesh.packet;

import java.util.Arrays;
import org.inmesh.mesh.topology.Topology;

/** First along x, then along y, on a mesh. */
final class MeshRoute extends Route {
  private final int rows;
  private final int[] firstOfPort = new int[Topology.FIRST_LOCAL];

  /** By node: its router's column and row. */
  private final short[] column;

  private final short[] row;

  /** By node: its router's place in the numbers of links along x, and along y. */
  private final int[] placeByRows;

  /** By node: the link to it. */
  private final int[] toNode;

  private final int routerColumns;

  MeshRoute(Topology topology, LinkNumbers numbers) {
    rows = topology.routerRows();
    routerColumns = topology.routerColumns();
    Arrays.setAll(firstOfPort, port -> numbers.link(0, port));
    column = new short[topology.nodes()];
    row = new short[topology.nodes()];
    placeByRows = new int[topology.nodes()];
    toNode = new int[topology.nodes()];
    for (int node = 0; node < toNode.length; node++) {
      int router = topology.router(node);
      column[node] = (short) topology.routerColumn(router);
      row[node] = (short) topology.routerRow(router);
      placeByRows[node] = router;
      toNode[node] = numbers.link(router, topology.localPort(node));
    }
    links = new int[routerColumns + rows];
  }

  @Override
  int find(int source, int destination, long number, long ready) {
    int[] way = links;
    int across = column[destination] - column[source];
    int along = row[destination] - row[source];
    int count = 0;
    int step = across >> 31 | 1;
    int link = firstOfPort[across < 0 ? Topology.X_MINUS : Topology.X_PLUS] + placeByRows[source];
    for (int end = across * step; count < end; link += step) {
      way[count++] = link;
    }
    step = along >> 31 | 1;
    int turn = column[destination] * rows + row[source];
    link = firstOfPort[along < 0 ? Topology.Y_MINUS : Topology.Y_PLUS] + turn;
    for (int end = count + along * step; count < end; link += step) {
      way[count++] = link;
    }
    way[count++] = toNode[destination];
    return count;
  }
}
