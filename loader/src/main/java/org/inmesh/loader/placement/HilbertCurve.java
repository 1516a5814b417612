package org.inmesh.loader.placement;

/**
 * A space-filling curve over a rectangle of any size: neighbours on the curve are neighbours on the
 * mesh, or touch at a corner where a side is odd, and parts of the curve are compact.
 *
 * <p>Source: J. Cerveny's generalised Hilbert curve ("gilbert", BSD-2), which halves the rectangle
 * recursively, preferring even halves.
 */
final class HilbertCurve {
  private final Grid grid;
  private final int[] order;
  private int count;

  private HilbertCurve(Grid grid) {
    this.grid = grid;
    this.order = new int[grid.cores()];
  }

  /** The cores in the order of the curve, starting at core 0. */
  static int[] over(Grid grid) {
    HilbertCurve curve = new HilbertCurve(grid);
    if (grid.columns() >= grid.rows()) {
      curve.fill(0, 0, grid.columns(), 0, 0, grid.rows());
    } else {
      curve.fill(0, 0, 0, grid.rows(), grid.columns(), 0);
    }
    return curve.order;
  }

  /** Fills the parallelogram at (x, y) with major side (ax, ay) and minor side (bx, by). */
  private void fill(int x, int y, int ax, int ay, int bx, int by) {
    int major = Math.abs(ax + ay);
    int minor = Math.abs(bx + by);
    int stepX = Integer.signum(ax);
    int stepY = Integer.signum(ay);
    int sideX = Integer.signum(bx);
    int sideY = Integer.signum(by);
    if (minor == 1) {
      line(x, y, stepX, stepY, major);
      return;
    }
    if (major == 1) {
      line(x, y, sideX, sideY, minor);
      return;
    }
    int halfAx = ax / 2;
    int halfAy = ay / 2;
    int halfBx = bx / 2;
    int halfBy = by / 2;
    if (2 * major > 3 * minor) {
      if (Math.abs(halfAx + halfAy) % 2 == 1 && major > 2) {
        halfAx += stepX;
        halfAy += stepY;
      }
      fill(x, y, halfAx, halfAy, bx, by);
      fill(x + halfAx, y + halfAy, ax - halfAx, ay - halfAy, bx, by);
      return;
    }
    if (Math.abs(halfBx + halfBy) % 2 == 1 && minor > 2) {
      halfBx += sideX;
      halfBy += sideY;
    }
    fill(x, y, halfBx, halfBy, halfAx, halfAy);
    fill(x + halfBx, y + halfBy, ax, ay, bx - halfBx, by - halfBy);
    fill(
        x + (ax - stepX) + (halfBx - sideX),
        y + (ay - stepY) + (halfBy - sideY),
        -halfBx,
        -halfBy,
        -(ax - halfAx),
        -(ay - halfAy));
  }

  private void line(int x, int y, int stepX, int stepY, int length) {
    for (int index = 0; index < length; index++) {
      order[count++] = grid.core(x + index * stepX, y + index * stepY);
    }
  }
}
