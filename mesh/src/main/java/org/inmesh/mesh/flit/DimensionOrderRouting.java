package org.inmesh.mesh.flit;

/** Routes x first, then y, then to the node. */
final class DimensionOrderRouting {
  /** Output for {@code 3 * sign(dx) + sign(dy) + 4}. */
  private final byte[] outputs = {
    Port.X_MINUS, Port.X_MINUS, Port.X_MINUS,
    Port.Y_MINUS, Port.LOCAL, Port.Y_PLUS,
    Port.X_PLUS, Port.X_PLUS, Port.X_PLUS
  };

  private final short[] column;
  private final short[] row;

  DimensionOrderRouting(int columns, int rows) {
    column = new short[columns * rows];
    row = new short[columns * rows];
    for (int node = 0; node < column.length; node++) {
      column[node] = (short) (node % columns);
      row[node] = (short) (node / columns);
    }
  }

  /** The output towards a node. */
  int output(int node, int destination) {
    return output(node, column[destination], row[destination]);
  }

  /** The output towards the node in a column and a row. */
  int output(int node, int destinationColumn, int destinationRow) {
    int dx = destinationColumn - column[node];
    int dy = destinationRow - row[node];
    return outputs[3 * Integer.signum(dx) + Integer.signum(dy) + 4];
  }

  int column(int node) {
    return column[node];
  }

  int row(int node) {
    return row[node];
  }
}
