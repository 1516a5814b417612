package org.inmesh.mesh;

/** Routes x first, then y, then to the node. */
final class DimensionOrderRouting implements RoutingFunction {
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

  @Override
  public int output(int node, int destination) {
    int dx = column[destination] - column[node];
    int dy = row[destination] - row[node];
    return outputs[3 * Integer.signum(dx) + Integer.signum(dy) + 4];
  }
}
