package org.inmesh.mesh.routing;

import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.Topology.Shape;

/** Where routers stand, and which ports of a router bring a packet nearer to another. */
final class RouterGrid implements MinimalPorts {
  /** What a port that does not exist is called. */
  static final int NONE = Topology.NONE;

  private final int columns;
  private final int rows;
  private final boolean rings;
  private final int[] column;
  private final int[] row;

  RouterGrid(Topology topology) {
    columns = topology.routerColumns();
    rows = topology.routerRows();
    rings = topology.shape() != Shape.MESH;
    column = new int[topology.routers()];
    row = new int[topology.routers()];
    for (int router = 0; router < topology.routers(); router++) {
      column[router] = topology.routerColumn(router);
      row[router] = topology.routerRow(router);
    }
  }

  int column(int router) {
    return column[router];
  }

  int row(int router) {
    return row[router];
  }

  int router(int atColumn, int atRow) {
    return atColumn + columns * atRow;
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /** Least number of links between two routers. */
  int distance(int from, int to) {
    return length(column[from], column[to], columns) + length(row[from], row[to], rows);
  }

  private int length(int from, int to, int side) {
    int direct = Math.abs(to - from);
    return rings ? Math.min(direct, side - direct) : direct;
  }

  /** The port along x of the shorter way, plus if both are equal; {@link #NONE} if none is. */
  int xPort(int router, int destination) {
    return shorter(column[router], column[destination], columns, Topology.X_PLUS);
  }

  /** The port along y of the shorter way, plus if both are equal; {@link #NONE} if none is. */
  int yPort(int router, int destination) {
    return shorter(row[router], row[destination], rows, Topology.Y_PLUS);
  }

  private int shorter(int from, int to, int side, int plus) {
    if (from == to) {
      return NONE;
    }
    if (!rings) {
      return to > from ? plus : plus + 1;
    }
    int ahead = to > from ? to - from : to - from + side;
    return 2 * ahead <= side ? plus : plus + 1;
  }

  /**
   * Whether a packet that goes by this port until it has the destination's column, or row, has the
   * link that closes the ring before it.
   */
  boolean closingLinkAhead(int router, int destination, int port) {
    int[] place = port <= Topology.X_MINUS ? column : row;
    boolean plus = (port & 1) == 0;
    return plus ? place[router] > place[destination] : place[router] < place[destination];
  }

  @Override
  public int ports(int router, int destination) {
    return bothWays(column[router], column[destination], columns)
        | bothWays(row[router], row[destination], rows) << Topology.Y_PLUS;
  }

  /** Bit 0 if plus is a shortest way, bit 1 if minus is. */
  private int bothWays(int from, int to, int side) {
    if (from == to) {
      return 0;
    }
    if (!rings) {
      return to > from ? 1 : 2;
    }
    int ahead = 2 * (to > from ? to - from : to - from + side);
    return (ahead <= side ? 1 : 0) | (ahead >= side ? 2 : 0);
  }
}
