package org.inmesh.mesh.routing;

/** The ports that bring a packet nearer to its destination. */
interface MinimalPorts {
  /** A bit for each port from {@link org.inmesh.mesh.topology.Topology#X_PLUS} on. */
  int ports(int router, int destinationRouter);
}
