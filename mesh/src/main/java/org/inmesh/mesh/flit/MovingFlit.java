package org.inmesh.mesh.flit;

/**
 * A flit of {@link WormholeNetwork} in a long, with all that its way through the mesh needs: what
 * is left of it, in hops. So no router has to look at its own place, nor into the packet table.
 *
 * <p>From bit 0 on: tail, head (1 bit each), the {@link #turn} (2), the {@link #firstOutput} (3),
 * the packet's slot (27), 10 bits unused, the hops along y - 1 and the hops along x - 1 (10 each).
 * A field of hops is negative when they are done.
 */
final class MovingFlit {
  static final int TAIL = 1;
  static final int HEAD = 2;

  /** What is taken off with a hop along x. */
  static final long X_HOP = 1L << 54;

  /** What is taken off with a hop along y. The last takes from the hops along x, done by then. */
  static final long Y_HOP = 1L << 44;

  /** Most packets at once. */
  static final int MAXIMUM_SLOTS = 1 << 27;

  /** Stay in the direction. */
  static final int STRAIGHT = 0;

  static final int TURN_TO_Y_PLUS = 1;
  static final int TURN_TO_Y_MINUS = 2;
  static final int TURN_TO_NODE = 3;

  private static final int TURN_SHIFT = 2;
  private static final int FIRST_OUTPUT_SHIFT = 4;
  private static final int SLOT_SHIFT = 7;
  private static final int Y_SHIFT = 44;
  private static final int X_SHIFT = 54;
  private static final long FIELD = (1L << 10) - 1;

  private MovingFlit() {}

  /**
   * A flit before its first hop.
   *
   * @param headAndTail {@link #HEAD}, {@link #TAIL}, both or 0
   * @param dx hops along x, negative towards smaller x
   * @param dy hops along y, negative towards smaller y
   */
  static long of(int slot, int headAndTail, int dx, int dy) {
    int turn = dy == 0 ? TURN_TO_NODE : dy > 0 ? TURN_TO_Y_PLUS : TURN_TO_Y_MINUS;
    int alongY = dy == 0 ? Port.LOCAL : dy > 0 ? Port.Y_PLUS : Port.Y_MINUS;
    int output = dx == 0 ? alongY : dx > 0 ? Port.X_PLUS : Port.X_MINUS;
    return (Math.abs(dx) - 1 & FIELD) << X_SHIFT
        | (Math.abs(dy) - 1 & FIELD) << Y_SHIFT
        | (long) slot << SLOT_SHIFT
        | output << FIRST_OUTPUT_SHIFT
        | turn << TURN_SHIFT
        | headAndTail;
  }

  static int slot(long flit) {
    return (int) (flit >>> SLOT_SHIFT) & MAXIMUM_SLOTS - 1;
  }

  static boolean isHead(long flit) {
    return (flit & HEAD) != 0;
  }

  static boolean isTail(long flit) {
    return (flit & TAIL) != 0;
  }

  /** Where a flit leaves the router of its source: a port of {@link Port}. */
  static int firstOutput(long flit) {
    return (int) (flit >>> FIRST_OUTPUT_SHIFT) & 0b111;
  }

  /** Where a flit that came along x goes: {@link #STRAIGHT} or one of the turns. */
  static int turnFromX(long flit) {
    return (int) (flit >> 63 & flit >>> TURN_SHIFT) & 0b11;
  }

  /** Whether a flit that came along y is at its destination: 1 or 0. */
  static int atNodeFromY(long flit) {
    return (int) (flit >>> X_SHIFT - 1) & 1;
  }
}
