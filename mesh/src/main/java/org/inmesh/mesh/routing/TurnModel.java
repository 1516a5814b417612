package org.inmesh.mesh.routing;

import org.inmesh.mesh.topology.Topology;

/**
 * Minimal routes on a mesh that never make two of the eight turns, one of each circle, so that no
 * cycle can close (Glass and Ni, "The turn model for adaptive routing", 1992). East is x+, north
 * y+.
 */
final class TurnModel implements RoutingRelation {
  private static final int EAST = 1 << Topology.X_PLUS;
  private static final int WEST = 1 << Topology.X_MINUS;
  private static final int NORTH = 1 << Topology.Y_PLUS;
  private static final int SOUTH = 1 << Topology.Y_MINUS;

  /** West first: no turn to the west. */
  static final int WEST_FIRST = WEST;

  /** Negative first: no turn from a positive to a negative direction. */
  static final int NEGATIVE_FIRST = WEST | SOUTH;

  /** North last: no turn from the north. */
  static final int NORTH_LAST = EAST | WEST | SOUTH;

  private final RouterGrid grid;
  private final int first;

  /**
   * Routes on a mesh.
   *
   * @param first the ports to be used as long as one of them brings a packet nearer
   */
  TurnModel(Topology topology, int first) {
    grid = new RouterGrid(topology);
    this.first = first;
  }

  @Override
  public int channelClasses() {
    return 1;
  }

  @Override
  public long candidates(
      int router, int inputPort, int inputClass, int destinationRouter, int state) {
    int ports = grid.ports(router, destinationRouter);
    int now = ports & first;
    return Candidates.ofPorts(now != 0 ? now : ports, 0);
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }
}
