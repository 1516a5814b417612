package org.inmesh.bench.chart;

import java.util.List;

/**
 * Curves over a common x axis.
 *
 * @param title the first line
 * @param subtitle what all curves have in common
 * @param xLabel with unit
 * @param yLabel with unit
 * @param unbounded what it means that a point has no y, one word
 * @param wholeRange whether a linear y axis goes up to the highest value; if not, it ends where a
 *     curve has risen to several times its lowest value
 * @param xScale of the x axis
 * @param yScale of the y axis; a logarithmic one always shows all values
 * @param curves in the order of the legend; at least one
 * @param marks points that are pointed out
 */
public record Chart(
    String title,
    String subtitle,
    String xLabel,
    String yLabel,
    String unbounded,
    boolean wholeRange,
    Scale xScale,
    Scale yScale,
    List<Curve> curves,
    List<Mark> marks) {

  /** The y axis shows at least so many times the lowest value of each curve. */
  private static final double RISE_SHOWN = 5;

  /** How values are spread over an axis. */
  public enum Scale {
    /** From 0 in equal steps. */
    LINEAR,
    /** Equal ratios are equal distances; values are above 0. */
    LOGARITHMIC
  }

  /**
   * A curve.
   *
   * @param label for the legend
   * @param points in the order in which they are joined
   * @param ideal drawn thin and dashed without signs: what would be best, not a measurement
   */
  public record Curve(String label, List<Point> points, boolean ideal) {

    /** Copies the points. */
    public Curve {
      points = List.copyOf(points);
    }

    /** A curve of measurements. */
    public Curve(String label, List<Point> points) {
      this(label, points, false);
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

  /**
   * A point that is pointed out, such as where two curves cross.
   *
   * @param text beside it, short
   */
  public record Mark(double x, double y, String text) {}

  /** Checks that there is something to draw, and that it can be drawn. */
  public Chart {
    curves = List.copyOf(curves);
    marks = List.copyOf(marks);
    if (curves.isEmpty()) {
      throw new IllegalArgumentException("a chart needs a curve");
    }
    boolean aboveX = xScale == Scale.LOGARITHMIC;
    boolean aboveY = yScale == Scale.LOGARITHMIC;
    for (Curve curve : curves) {
      for (Point point : curve.points()) {
        if (aboveX && point.x() == 0 || aboveY && point.y() == 0) {
          throw new IllegalArgumentException("no logarithm: " + point);
        }
      }
    }
  }

  /** A chart with axes from 0 on which nothing is pointed out. */
  public Chart(
      String title,
      String subtitle,
      String xLabel,
      String yLabel,
      String unbounded,
      boolean wholeRange,
      List<Curve> curves) {
    this(
        title,
        subtitle,
        xLabel,
        yLabel,
        unbounded,
        wholeRange,
        Scale.LINEAR,
        Scale.LINEAR,
        curves,
        List.of());
  }

  /** Logarithmic axes, on which all values are shown. */
  public static Chart logarithmic(
      String title,
      String subtitle,
      String xLabel,
      String yLabel,
      List<Curve> curves,
      List<Mark> marks) {
    return new Chart(
        title,
        subtitle,
        xLabel,
        yLabel,
        "none",
        true,
        Scale.LOGARITHMIC,
        Scale.LOGARITHMIC,
        curves,
        marks);
  }

  /** The highest value that has to be on the y axis; 0 if there is none. */
  public double greatestShown() {
    double greatest = 0;
    double shown = 0;
    for (Curve curve : curves) {
      List<Point> bounded = curve.points().stream().filter(Point::isBounded).toList();
      double lowest = bounded.stream().mapToDouble(Point::y).min().orElse(0);
      shown = Math.max(shown, RISE_SHOWN * lowest);
      greatest = Math.max(greatest, bounded.stream().mapToDouble(Point::y).max().orElse(0));
    }
    return wholeRange || yScale == Scale.LOGARITHMIC ? greatest : Math.min(greatest, shown);
  }
}
