package org.inmesh.mesh.packet;

/** Finds the way of one packet after the other. */
abstract class Route {
  /** The links of the last packet's way, numbered by {@link LinkNumbers}; the last to its node. */
  int[] links = new int[64];

  /**
   * Finds the links from a node to another; returns how many.
   *
   * @param number of the packet, for routing by chance
   * @param ready when the head flit is ready to leave the first router, network cycle
   */
  abstract int find(int source, int destination, long number, long ready);
}
