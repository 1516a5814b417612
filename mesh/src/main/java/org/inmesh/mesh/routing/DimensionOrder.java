package org.inmesh.mesh.routing;

import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.Topology.Shape;

/**
 * One dimension first, then the other. In a ring the shorter way round, plus if both are equal.
 *
 * <p>In a ring there are two channel classes (Dally and Seitz 1987): 0 while the link that closes
 * the ring is ahead, 1 otherwise. So class 0 is never asked for after that link, and class 1 never
 * used on it: neither class closes a cycle.
 */
final class DimensionOrder implements RoutingRelation {
  private final RouterGrid grid;
  private final boolean xFirst;
  private final boolean datelines;

  /**
   * Routes on a topology.
   *
   * @param datelines if false, rings have but one class, and can deadlock
   */
  DimensionOrder(Topology topology, boolean xFirst, boolean datelines) {
    grid = new RouterGrid(topology);
    this.xFirst = xFirst;
    this.datelines = datelines && topology.shape() != Shape.MESH;
  }

  @Override
  public int channelClasses() {
    return datelines ? 2 : 1;
  }

  @Override
  public long candidates(
      int router, int inputPort, int inputClass, int destinationRouter, int state) {
    int port =
        xFirst ? grid.xPort(router, destinationRouter) : grid.yPort(router, destinationRouter);
    if (port == RouterGrid.NONE) {
      port = xFirst ? grid.yPort(router, destinationRouter) : grid.xPort(router, destinationRouter);
    }
    boolean secondClass = datelines && !grid.closingLinkAhead(router, destinationRouter, port);
    return Candidates.of(port, secondClass ? 1 : 0);
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }
}
