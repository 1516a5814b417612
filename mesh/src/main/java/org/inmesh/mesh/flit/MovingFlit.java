package org.inmesh.mesh.flit;

/**
 * A flit on a link or in a buffer, in a long: where it is and where it goes, so that its route
 * needs no look into the packet table. Bits 0 to 18: the input port that it goes to or is in; bits
 * 19 to 26: column of the destination; 27 to 34: row; above: the {@link Flit}.
 */
final class MovingFlit {
  /** What the bits above leave for the number of a packet's slot. */
  static final int MAXIMUM_SLOTS = 1 << 27;

  private static final int COLUMN_SHIFT = 19;
  private static final int ROW_SHIFT = 27;
  private static final int FLIT_SHIFT = 35;
  private static final int PORT_MASK = (1 << COLUMN_SHIFT) - 1;
  private static final int COORDINATE_MASK = 0xff;

  private MovingFlit() {}

  static long of(int flit, int column, int row, int port) {
    return (long) flit << FLIT_SHIFT | (long) row << ROW_SHIFT | column << COLUMN_SHIFT | port;
  }

  /** The same flit at another port. */
  static long at(long moving, int port) {
    return moving & ~PORT_MASK | port;
  }

  static int port(long moving) {
    return (int) moving & PORT_MASK;
  }

  static int column(long moving) {
    return (int) (moving >> COLUMN_SHIFT) & COORDINATE_MASK;
  }

  static int row(long moving) {
    return (int) (moving >> ROW_SHIFT) & COORDINATE_MASK;
  }

  static int flit(long moving) {
    return (int) (moving >>> FLIT_SHIFT);
  }
}
