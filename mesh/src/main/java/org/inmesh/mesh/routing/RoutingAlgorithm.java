package org.inmesh.mesh.routing;

import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.Topology;

/** How packets find their way. */
public enum RoutingAlgorithm {
  /** First along x, then along y. On a ring or torus the shorter way round, plus if equal. */
  XY {
    @Override
    public RoutingRelation relation(Topology topology, Faults faults) {
      return new DimensionOrder(topology);
    }
  };

  /**
   * The algorithm for a topology.
   *
   * @throws IllegalArgumentException if there is none, or there is no such link or router; the
   *     message says why
   */
  public abstract RoutingRelation relation(Topology topology, Faults faults);
}
