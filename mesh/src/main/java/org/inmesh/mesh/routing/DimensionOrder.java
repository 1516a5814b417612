package org.inmesh.mesh.routing;

import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.Topology.Shape;

/** Routes x first, then y. */
final class DimensionOrder implements RoutingRelation {
  private final Topology topology;

  DimensionOrder(Topology topology) {
    if (topology.shape() != Shape.MESH) {
      throw new IllegalArgumentException("no dimension-order routing on a " + topology.label());
    }
    this.topology = topology;
  }

  @Override
  public int channelClasses() {
    return 1;
  }

  @Override
  public long candidates(
      int router, int inputPort, int inputClass, int destinationRouter, int state) {
    int dx = topology.routerColumn(destinationRouter) - topology.routerColumn(router);
    int dy = topology.routerRow(destinationRouter) - topology.routerRow(router);
    if (dx != 0) {
      return Candidates.of(dx > 0 ? Topology.X_PLUS : Topology.X_MINUS, 0);
    }
    return Candidates.of(dy > 0 ? Topology.Y_PLUS : Topology.Y_MINUS, 0);
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }
}
