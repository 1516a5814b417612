package org.inmesh.mesh.topology;

/**
 * Which routers there are, which links join them, and which nodes hang on them.
 *
 * <p>Nodes stand in a grid; node {@code x + columns * y} is at column x, row y. A router serves a
 * block of nodes, one node unless the topology is concentrated; routers are numbered row by row,
 * like nodes. Port {@link #X_PLUS} to {@link #Y_MINUS} of a router lead to its neighbours, port
 * {@link #FIRST_LOCAL} {@code + i} to its i-th node. Output p of a router feeds input {@code p xor
 * 1} of the neighbour.
 *
 * @param shape how routers are joined
 * @param columns of nodes, 1 to 256
 * @param rows of nodes, 1 to 256
 * @param blockColumns columns of nodes that one router serves, 1 or 2; divides columns
 * @param blockRows rows of nodes that one router serves, 1 or 2; divides rows
 */
public record Topology(Shape shape, int columns, int rows, int blockColumns, int blockRows) {
  /** To the router of the next column. */
  public static final int X_PLUS = 0;

  /** To the router of the column before. */
  public static final int X_MINUS = 1;

  /** To the router of the next row. */
  public static final int Y_PLUS = 2;

  /** To the router of the row before. */
  public static final int Y_MINUS = 3;

  /** To the first node of the router. */
  public static final int FIRST_LOCAL = 4;

  /** No router. */
  public static final int NONE = -1;

  private static final int MAXIMUM_SIDE = 256;

  /** How routers are joined. */
  public enum Shape {
    /** Each router to those beside, above and below it. */
    MESH,

    /** A mesh whose rows and columns are closed to rings. */
    TORUS,

    /** All routers, in the order of their numbers, in one ring along x. */
    RING
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message names both
   */
  public Topology {
    checkRange("columns", columns, MAXIMUM_SIDE);
    checkRange("rows", rows, MAXIMUM_SIDE);
    checkBlock("columns", columns, blockColumns);
    checkBlock("rows", rows, blockRows);
    if (shape == null) {
      throw new IllegalArgumentException("a topology needs a shape");
    }
  }

  private static void checkRange(String name, int value, int maximum) {
    if (value < 1 || value > maximum) {
      throw new IllegalArgumentException(name + " must be from 1 to " + maximum + ", not " + value);
    }
  }

  private static void checkBlock(String name, int side, int block) {
    checkRange(name + " of nodes at a router", block, 2);
    if (side % block != 0) {
      throw new IllegalArgumentException(
          "%d %s of nodes cannot be served in blocks of %d".formatted(side, name, block));
    }
  }

  /** A mesh with a router for each node. */
  public static Topology mesh(int columns, int rows) {
    return new Topology(Shape.MESH, columns, rows, 1, 1);
  }

  /** A torus with a router for each node. */
  public static Topology torus(int columns, int rows) {
    return new Topology(Shape.TORUS, columns, rows, 1, 1);
  }

  /** A mesh of routers that serve 2 x 2 nodes each; the sizes count nodes. */
  public static Topology concentratedMesh(int columns, int rows) {
    return new Topology(Shape.MESH, columns, rows, 2, 2);
  }

  /** A ring with a router for each node of the grid, in the order of their numbers. */
  public static Topology ring(int columns, int rows) {
    return new Topology(Shape.RING, columns, rows, 1, 1);
  }

  /** Number of nodes. */
  public int nodes() {
    return columns * rows;
  }

  /** Nodes that one router serves. */
  public int concentration() {
    return blockColumns * blockRows;
  }

  /** Routers along x; in a ring, all. */
  public int routerColumns() {
    return shape == Shape.RING ? routers() : columns / blockColumns;
  }

  /** Routers along y; in a ring, 1. */
  public int routerRows() {
    return shape == Shape.RING ? 1 : rows / blockRows;
  }

  /** Number of routers. */
  public int routers() {
    return nodes() / concentration();
  }

  /** The router that serves a node. */
  public int router(int node) {
    int column = node % columns / blockColumns;
    int row = node / columns / blockRows;
    return column + columns / blockColumns * row;
  }

  /** The port of its router that a node hangs on, from {@link #FIRST_LOCAL}. */
  public int localPort(int node) {
    int column = node % columns % blockColumns;
    int row = node / columns % blockRows;
    return FIRST_LOCAL + column + blockColumns * row;
  }

  /** The node on a local port of a router. */
  public int node(int router, int localPort) {
    int place = localPort - FIRST_LOCAL;
    int across = columns / blockColumns;
    int column = router % across * blockColumns + place % blockColumns;
    int row = router / across * blockRows + place / blockColumns;
    return column + columns * row;
  }

  /** Column of a router among the routers. */
  public int routerColumn(int router) {
    return router % routerColumns();
  }

  /** Row of a router among the routers. */
  public int routerRow(int router) {
    return router / routerColumns();
  }

  /**
   * The router that a port leads to, or {@link #NONE} if there is no link. A ring of one router has
   * none.
   *
   * @param port {@link #X_PLUS} to {@link #Y_MINUS}
   */
  public int neighbour(int router, int port) {
    boolean alongX = port <= X_MINUS;
    int side = alongX ? routerColumns() : routerRows();
    int from = alongX ? routerColumn(router) : routerRow(router);
    int to = from + ((port & 1) == 0 ? 1 : -1);
    if (to < 0 || to >= side) {
      if (shape == Shape.MESH || side == 1) {
        return NONE;
      }
      to = Math.floorMod(to, side);
    }
    return router + (to - from) * (alongX ? 1 : routerColumns());
  }

  /** Least number of links between the routers of two nodes. */
  public int distance(int source, int destination) {
    return routerDistance(router(source), router(destination));
  }

  /** Least number of links between two routers. */
  public int routerDistance(int from, int to) {
    return alongSide(routerColumn(from), routerColumn(to), routerColumns())
        + alongSide(routerRow(from), routerRow(to), routerRows());
  }

  private int alongSide(int from, int to, int side) {
    int direct = Math.abs(from - to);
    return shape == Shape.MESH ? direct : Math.min(direct, side - direct);
  }

  /** As people write it: {@code 8x8 mesh}. */
  public String label() {
    String kind =
        switch (shape) {
          case MESH -> concentration() == 1 ? "mesh" : "concentrated mesh";
          case TORUS -> concentration() == 1 ? "torus" : "concentrated torus";
          case RING -> concentration() == 1 ? "ring" : "concentrated ring";
        };
    return columns + "x" + rows + " " + kind;
  }
}
