package org.inmesh.mesh.flit;

/** Where a packet leaves a router. */
interface RoutingFunction {
  /**
   * The output that a packet asks for in the router of a node.
   *
   * @return a port of {@link Port}
   */
  int output(int node, int destination);
}
