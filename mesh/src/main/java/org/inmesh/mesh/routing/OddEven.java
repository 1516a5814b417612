package org.inmesh.mesh.routing;

import org.inmesh.mesh.topology.Topology;

/**
 * Minimal odd-even routing on a mesh (Chiu, "The odd-even turn model for adaptive routing", 2000,
 * function ROUTE): no turn from east to north or south in an even column, none from north or south
 * to west in an odd one. No column then is the rightmost of a cycle, so there is none.
 *
 * <p>Chiu asks whether the packet is still in the column of its source. Here it is the same to ask
 * whether it has come from the west: in an even column a packet on its way east can have come
 * otherwise only if it has not yet left its first column.
 */
final class OddEven implements RoutingRelation {
  private final RouterGrid grid;

  OddEven(Topology topology) {
    grid = new RouterGrid(topology);
  }

  @Override
  public int channelClasses() {
    return 1;
  }

  @Override
  public long candidates(
      int router, int inputPort, int inputClass, int destinationRouter, int state) {
    int column = grid.column(router);
    int ahead = grid.column(destinationRouter) - column;
    int yPort = grid.yPort(router, destinationRouter);
    if (ahead == 0) {
      return Candidates.of(yPort, 0);
    }
    if (yPort == RouterGrid.NONE) {
      return Candidates.of(ahead > 0 ? Topology.X_PLUS : Topology.X_MINUS, 0);
    }
    boolean odd = (column & 1) != 0;
    if (ahead < 0) {
      return withX(Topology.X_MINUS, !odd, yPort);
    }
    boolean mayTurn = odd || inputPort != Topology.X_MINUS;
    boolean destinationOdd = (grid.column(destinationRouter) & 1) != 0;
    // In the destination's column, if that is even, it could not turn any more.
    return destinationOdd || ahead != 1
        ? withX(Topology.X_PLUS, mayTurn, yPort)
        : Candidates.of(yPort, 0);
  }

  private static long withX(int xPort, boolean mayTurn, int yPort) {
    long along = Candidates.of(xPort, 0);
    return mayTurn ? Candidates.join(along, Candidates.of(yPort, 0)) : along;
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }
}
