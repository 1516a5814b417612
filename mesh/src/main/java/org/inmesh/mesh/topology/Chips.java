package org.inmesh.mesh.topology;

import java.util.Optional;
import org.inmesh.mesh.topology.Topology.Shape;

/**
 * Which parts of a mesh are chips of their own: rectangles of nodes, of which the links from one to
 * the next take longer.
 *
 * @param columns of nodes of a chip, 1 to 256; 0 if the chip is as wide as the mesh
 * @param rows of nodes of a chip, 1 to 256; 0 if it is as high as the mesh
 * @param linkCycles network cycles that a link between two chips takes beyond those of other links,
 *     0 to 4096
 */
public record Chips(int columns, int rows, int linkCycles) {
  /** The whole mesh is one chip. */
  public static final Chips ONE = new Chips(0, 0, 0);

  private static final int LONGEST_SIDE = 256;
  private static final int MOST_CYCLES = 4096;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message names both
   */
  public Chips {
    check("columns of a chip", columns, LONGEST_SIDE);
    check("rows of a chip", rows, LONGEST_SIDE);
    check("cycles of a link between chips", linkCycles, MOST_CYCLES);
  }

  private static void check(String what, int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(what + " must be from 0 to " + most + ", not " + value);
    }
  }

  /** Whether all links take the same time. */
  public boolean isOne() {
    return linkCycles == 0 || columns == 0 && rows == 0;
  }

  /** The chip of a node: equal for nodes on the same one, ascending with the node's row. */
  public int chip(Topology topology, int node) {
    int across = columns == 0 ? 1 : (topology.columns() + columns - 1) / columns;
    int column = columns == 0 ? 0 : node % topology.columns() / columns;
    int row = rows == 0 ? 0 : node / topology.columns() / rows;
    return row * across + column;
  }

  /** Network cycles that the link from one node of a mesh to a neighbour takes beyond others. */
  public int extraCycles(Topology topology, int node, int neighbour) {
    return chip(topology, node) == chip(topology, neighbour) ? 0 : linkCycles;
  }

  /** Why a topology cannot be divided into such chips, if it cannot. */
  public Optional<String> obstacle(Topology topology) {
    if (isOne()) {
      return Optional.empty();
    }
    if (topology.shape() != Shape.MESH || topology.concentration() != 1) {
      return Optional.of("only a mesh with a router for each node is divided into chips");
    }
    if (columns > 0 && topology.columns() % columns != 0) {
      return Optional.of(
          "chips of %d columns do not divide a mesh of %d".formatted(columns, topology.columns()));
    }
    if (rows > 0 && topology.rows() % rows != 0) {
      return Optional.of(
          "chips of %d rows do not divide a mesh of %d".formatted(rows, topology.rows()));
    }
    return Optional.empty();
  }
}
