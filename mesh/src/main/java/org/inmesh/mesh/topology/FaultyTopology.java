package org.inmesh.mesh.topology;

import java.util.BitSet;

/** What faults leave of a topology. Immutable. */
public final class FaultyTopology {
  private static final int PORTS = Topology.FIRST_LOCAL;

  private final Topology topology;
  private final BitSet deadRouters = new BitSet();

  /** A bit for each output, router by router. */
  private final BitSet deadOutputs = new BitSet();

  /**
   * Takes dead links and routers away.
   *
   * @throws IllegalArgumentException if there is no such link or router
   */
  public FaultyTopology(Topology topology, Faults faults) {
    this.topology = topology;
    for (int router : faults.routers()) {
      checkRouter(router);
      deadRouters.set(router);
      for (int port = 0; port < PORTS; port++) {
        int neighbour = topology.neighbour(router, port);
        if (neighbour != Topology.NONE) {
          killBetween(router, neighbour);
        }
      }
    }
    for (Faults.Link link : faults.links()) {
      checkRouter(link.router());
      checkRouter(link.neighbour());
      if (!killBetween(link.router(), link.neighbour())) {
        throw new IllegalArgumentException(
            "no link between routers %d and %d of a %s"
                .formatted(link.router(), link.neighbour(), topology.label()));
      }
    }
  }

  private void checkRouter(int router) {
    if (router < 0 || router >= topology.routers()) {
      throw new IllegalArgumentException("no router " + router + " in a " + topology.label());
    }
  }

  private boolean killBetween(int router, int neighbour) {
    boolean found = false;
    for (int port = 0; port < PORTS; port++) {
      if (topology.neighbour(router, port) == neighbour) {
        deadOutputs.set(router * PORTS + port);
        deadOutputs.set(neighbour * PORTS + (port ^ 1));
        found = true;
      }
    }
    return found;
  }

  /** With what is dead. */
  public Topology topology() {
    return topology;
  }

  /** Whether a router works. */
  public boolean isAlive(int router) {
    return !deadRouters.get(router);
  }

  /**
   * The router that a port leads to, or {@link Topology#NONE} if there is no link or it is dead.
   *
   * @param port {@link Topology#X_PLUS} to {@link Topology#Y_MINUS}
   */
  public int neighbour(int router, int port) {
    return deadOutputs.get(router * PORTS + port)
        ? Topology.NONE
        : topology.neighbour(router, port);
  }
}
