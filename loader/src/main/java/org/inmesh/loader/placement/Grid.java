package org.inmesh.loader.placement;

/** The cores as a mesh; core {@code x + columns * y} is at column x, row y. */
record Grid(int columns, int rows) {

  Grid {
    if (columns < 1 || rows < 1) {
      throw new IllegalArgumentException(columns + " x " + rows);
    }
  }

  int cores() {
    return columns * rows;
  }

  int core(int column, int row) {
    return column + columns * row;
  }

  int column(int core) {
    return core % columns;
  }

  int row(int core) {
    return core / columns;
  }

  int distance(int a, int b) {
    return Math.abs(column(a) - column(b)) + Math.abs(row(a) - row(b));
  }
}
