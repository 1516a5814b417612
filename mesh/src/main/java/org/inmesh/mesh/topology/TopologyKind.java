package org.inmesh.mesh.topology;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.inmesh.mesh.topology.Topology.Shape;

/** The topologies that have a name of their own; machine files and options use their labels. */
public enum TopologyKind {
  /** A mesh with a router for each node. */
  MESH(Shape.MESH, 1),

  /** A torus with a router for each node. */
  TORUS(Shape.TORUS, 1),

  /** A ring with a router for each node, in the order of their numbers. */
  RING(Shape.RING, 1),

  /** A mesh of routers that serve 2 x 2 nodes each. */
  CONCENTRATED_MESH(Shape.MESH, 2);

  private final Shape shape;
  private final int blockSide;

  TopologyKind(Shape shape, int blockSide) {
    this.shape = shape;
    this.blockSide = blockSide;
  }

  /**
   * Such a topology.
   *
   * @param columns of nodes
   * @param rows of nodes
   * @throws IllegalArgumentException if it cannot have this size; the message says why
   */
  public Topology of(int columns, int rows) {
    return new Topology(shape, columns, rows, blockSide, blockSide);
  }

  /** The kind of a topology; nothing if it has no name. */
  public static Optional<TopologyKind> of(Topology topology) {
    return Arrays.stream(values())
        .filter(kind -> kind.shape == topology.shape())
        .filter(kind -> kind.blockSide == topology.blockColumns())
        .filter(kind -> kind.blockSide == topology.blockRows())
        .findFirst();
  }

  /** As in machine files and options: {@code concentrated-mesh}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
