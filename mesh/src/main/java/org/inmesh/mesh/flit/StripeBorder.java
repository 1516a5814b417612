package org.inmesh.mesh.flit;

/**
 * What leaves a stripe of rows for the one beside it. The sender collects what is due in the next
 * cycle at the end of a step, and the receiver fetches it at the start of the next, when all have
 * ended: since a link takes at least a cycle, nothing is due earlier. Two sets of planes take
 * turns, as one stripe may be collecting while the other fetches.
 */
final class StripeBorder {
  private static final int PLANES = 3;

  private final LinkPlanes sender;
  private final LinkPlanes receiver;
  private final int fromNode;
  private final int toNode;
  private final int columns;

  /** Of the receiver's routers, on the side of the sender. */
  private final int input;

  private final int[] planes;
  private final long[][] sent;

  /** Number of the step that ends; the sets of planes take turns by it. */
  private int collected = 1;

  /** Number of the step that begins. */
  private int fetched;

  /**
   * A border between two stripes.
   *
   * @param fromNode the first of the receiver's nodes, as the sender numbers them
   * @param toNode the same node as the receiver numbers it
   * @param columns nodes along the border
   * @param upwards whether flits go to greater y
   */
  StripeBorder(
      LinkPlanes sender,
      LinkPlanes receiver,
      int fromNode,
      int toNode,
      int columns,
      boolean upwards) {
    this.sender = sender;
    this.receiver = receiver;
    this.fromNode = fromNode;
    this.toNode = toNode;
    this.columns = columns;
    input = upwards ? Port.Y_MINUS : Port.Y_PLUS;
    planes =
        new int[] {
          upwards ? Crosspoint.Y_MINUS_TO_Y_PLUS : Crosspoint.Y_PLUS_TO_Y_MINUS,
          upwards ? Crosspoint.Y_MINUS_TO_NODE : Crosspoint.Y_PLUS_TO_NODE,
          LinkPlanes.CREDITS + input
        };
    sent = new long[2][(columns + Long.SIZE - 1) / Long.SIZE * PLANES];
  }

  /** Ends a step of the sender. */
  void collect() {
    long[] bits = sent[collected++ & 1];
    int slot = sender.slotAfter(1);
    int i = 0;
    for (int column = 0; column < columns; column += Long.SIZE) {
      int count = Math.min(Long.SIZE, columns - column);
      for (int plane : planes) {
        bits[i++] = sender.take(slot, plane, fromNode + column, count);
      }
    }
  }

  /** Begins a step of the receiver, which has advanced to the new cycle. */
  void fetch() {
    long[] bits = sent[fetched++ & 1];
    int slot = receiver.slotAfter(0);
    int i = 0;
    for (int column = 0; column < columns; column += Long.SIZE) {
      long flits = bits[i] | bits[i + 1];
      for (int plane : planes) {
        long nodes = bits[i++];
        if (nodes != 0) {
          receiver.send(slot, 0, plane, nodes, toNode + column);
        }
      }
      copyFlits(slot, column, flits);
    }
  }

  private void copyFlits(int slot, int column, long which) {
    int from = sender.flitsOf(slot, input) + fromNode + column;
    int to = receiver.flitsOf(slot, input) + toNode + column;
    for (long left = which; left != 0; left &= left - 1) {
      int node = Long.numberOfTrailingZeros(left);
      receiver.flits[to + node] = sender.flits[from + node];
    }
  }
}
