package org.inmesh.bench.chart;

import java.util.List;

/**
 * Curves over a common x axis, both axes from 0.
 *
 * @param title the first line
 * @param subtitle what all curves have in common
 * @param xLabel with unit
 * @param yLabel with unit
 * @param unbounded what it means that a point has no y, one word
 * @param wholeRange whether the y axis goes up to the highest value; if not, it ends where a curve
 *     has risen to several times its lowest value
 * @param curves in the order of the legend; at least one
 */
public record Chart(
    String title,
    String subtitle,
    String xLabel,
    String yLabel,
    String unbounded,
    boolean wholeRange,
    List<Curve> curves) {

  /**
   * A curve.
   *
   * @param label for the legend
   * @param points in the order in which they are joined
   */
  public record Curve(String label, List<Point> points) {

    /** Copies the points. */
    public Curve {
      points = List.copyOf(points);
    }
  }

  /**
   * A point.
   *
   * @param x at least 0
   * @param y at least 0; infinite if there is no value because it grows without bound
   */
  public record Point(double x, double y) {

    /** Checks the ranges. */
    public Point {
      if (!(x >= 0 && x < Double.POSITIVE_INFINITY && y >= 0)) {
        throw new IllegalArgumentException("no place in a chart: " + x + ", " + y);
      }
    }

    /** Whether there is a value. */
    public boolean isBounded() {
      return y < Double.POSITIVE_INFINITY;
    }
  }

  /** Checks that there is something to draw. */
  public Chart {
    curves = List.copyOf(curves);
    if (curves.isEmpty()) {
      throw new IllegalArgumentException("a chart needs a curve");
    }
  }
}
