package org.inmesh.mesh.packet;

import org.inmesh.mesh.topology.Topology;

/** First along x, then along y, on a mesh. */
final class MeshRoute extends Route {
  private static final int X_MINUS_FROM_PLUS = Topology.X_MINUS - Topology.X_PLUS;
  private static final int Y_MINUS_FROM_PLUS = Topology.Y_MINUS - Topology.Y_PLUS;

  private final int rows;
  private final int routers;

  /** By node: its router's column and row. */
  private final short[] column;

  private final short[] row;

  /** By node: its router's place in the numbers of links along x, and along y. */
  private final int[] placeByRows;

  /** By node: the link to it. */
  private final int[] toNode;

  /** Of the last way: links along x, the first of them, and from one to the next; then along y. */
  int linksAlongX;

  int linksAlongY;
  int lastLink;
  private int firstAlongX;
  private int stepAlongX;
  private int firstAlongY;
  private int stepAlongY;

  MeshRoute(Topology topology, LinkNumbers numbers) {
    rows = topology.routerRows();
    routers = topology.routers();
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
    links = new int[topology.routerColumns() + rows];
  }

  @Override
  int find(int source, int destination, long number, long ready) {
    int count = count(source, destination);
    writeLinks();
    return count;
  }

  /** Finds the links without writing them to {@link #links}; returns how many. */
  int count(int source, int destination) {
    int across = column[destination] - column[source];
    int along = row[destination] - row[source];
    // 0 for a way up, -1 for a way down.
    int down = across >> 31;
    stepAlongX = down | 1;
    linksAlongX = (across ^ down) - down;
    firstAlongX = (X_MINUS_FROM_PLUS & down) * routers + placeByRows[source];
    down = along >> 31;
    stepAlongY = down | 1;
    linksAlongY = (along ^ down) - down;
    int turn = column[destination] * rows + row[source];
    firstAlongY = Topology.Y_PLUS * routers + (Y_MINUS_FROM_PLUS & down) * routers + turn;
    lastLink = toNode[destination];
    return linksAlongX + linksAlongY + 1;
  }

  /**
   * A link of the way, but the last.
   *
   * @param turn {@link #linksAlongX}
   */
  int link(int place, int turn) {
    int alongX = place - turn >> 31;
    int x = firstAlongX + place * stepAlongX;
    int y = firstAlongY + (place - turn) * stepAlongY;
    return x & alongX | y & ~alongX;
  }

  void writeLinks() {
    int last = linksAlongX + linksAlongY;
    for (int i = 0; i < last; i++) {
      links[i] = link(i, linksAlongX);
    }
    links[last] = lastLink;
  }
}
