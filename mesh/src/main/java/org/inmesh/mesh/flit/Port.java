package org.inmesh.mesh.flit;

/**
 * How the ports of all routers and nodes are numbered in the arrays of a network: port {@code n *
 * PER_NODE + k} is port k of node n's router. Numbers 0 to 4 are those of the reference router W1.
 *
 * <p>The node hangs on its router's port {@link #LOCAL} as if it were a neighbour, with the one
 * port {@link #NODE}: output NODE is injection, input NODE is ejection. So every link, also the one
 * between a node and its router, joins output {@code p} to input {@code p + link[k]}, and a credit
 * goes from input {@code p} back to output {@code p + link[k]}, by the same table.
 */
final class Port {
  static final int X_PLUS = 0;
  static final int X_MINUS = 1;
  static final int Y_PLUS = 2;
  static final int Y_MINUS = 3;
  static final int LOCAL = 4;
  static final int NODE = 5;

  /** Ports of a router: {@link #X_PLUS} to {@link #LOCAL}. */
  static final int ROUTER_PORTS = LOCAL + 1;

  /** A power of two, so that node and port come from a shift and a mask. */
  static final int PER_NODE = 8;

  static final int NODE_SHIFT = 3;
  static final int MASK = PER_NODE - 1;

  private Port() {}

  /** For each port of a node, what to add to reach the port at the other end of its link. */
  static int[] links(int columns) {
    int[] link = new int[PER_NODE];
    link[X_PLUS] = PER_NODE + X_MINUS - X_PLUS;
    link[X_MINUS] = -PER_NODE + X_PLUS - X_MINUS;
    link[Y_PLUS] = PER_NODE * columns + Y_MINUS - Y_PLUS;
    link[Y_MINUS] = -PER_NODE * columns + Y_PLUS - Y_MINUS;
    link[LOCAL] = NODE - LOCAL;
    link[NODE] = LOCAL - NODE;
    return link;
  }
}
