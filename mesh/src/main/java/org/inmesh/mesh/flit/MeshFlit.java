package org.inmesh.mesh.flit;

import org.inmesh.mesh.topology.Topology;

/**
 * A flit of {@link MeshRouters} in a long: a {@link Flit} in the lower half, what is left of its
 * way in the upper, so that no router has to look at its own place, nor into the packet table. From
 * bit 32 on: hops along x and along y (8 bits each), whether they go down (1 bit each).
 */
final class MeshFlit {
  private static final int X_SHIFT = 32;
  private static final int Y_SHIFT = 40;
  private static final int X_DOWN_SHIFT = 48;
  private static final int Y_DOWN_SHIFT = 49;
  private static final int HOPS = 0xff;

  /** By output: what is taken off with a hop. */
  private static final long[] HOP = {1L << X_SHIFT, 1L << X_SHIFT, 1L << Y_SHIFT, 1L << Y_SHIFT, 0};

  private MeshFlit() {}

  /**
   * A flit before its first hop.
   *
   * @param flit see {@link Flit}
   * @param dx hops along x, negative towards smaller x; at most 255 either way
   * @param dy hops along y, negative towards smaller y; likewise
   */
  static long of(int flit, int dx, int dy) {
    return flit & 0xffff_ffffL
        | (long) Math.abs(dx) << X_SHIFT
        | (long) Math.abs(dy) << Y_SHIFT
        | (long) (dx >>> 31) << X_DOWN_SHIFT
        | (long) (dy >>> 31) << Y_DOWN_SHIFT;
  }

  /**
   * The output that the flit takes next: first along x, then along y. Without branches, since they
   * would be hard to predict.
   */
  static int output(long flit) {
    int way = (int) (flit >>> X_SHIFT);
    int alongX = -(way & HOPS) >> Integer.SIZE - 1;
    int alongY = -(way & HOPS << Y_SHIFT - X_SHIFT) >> Integer.SIZE - 1;
    int outputAlongX = Topology.X_PLUS + (way >>> X_DOWN_SHIFT - X_SHIFT & 1);
    int outputAlongY = Topology.Y_PLUS + (way >>> Y_DOWN_SHIFT - X_SHIFT & 1);
    int afterX = outputAlongY & alongY | Topology.FIRST_LOCAL & ~alongY;
    return outputAlongX & alongX | afterX & ~alongX;
  }

  /** The flit when it has left by an output. */
  static long moved(long flit, int output) {
    return flit - HOP[output];
  }
}
