package org.inmesh.bench.chart;

/** Signs that tell curves apart without colours. */
enum Marker {
  /** A circle has no corners. */
  CIRCLE(),
  SQUARE(-0.85, -0.85, 0.85, -0.85, 0.85, 0.85, -0.85, 0.85),
  TRIANGLE(0, -1.15, 1.1, 0.8, -1.1, 0.8),
  DIAMOND(0, -1.25, 1.25, 0, 0, 1.25, -1.25, 0),
  TRIANGLE_DOWN(0, 1.15, 1.1, -0.8, -1.1, -0.8),
  PENTAGON(0, -1.15, 1.1, -0.35, 0.7, 0.95, -0.7, 0.95, -1.1, -0.35);

  /** Of a circle, points. */
  static final double RADIUS = 4;

  private final double[] corners;

  Marker(double... corners) {
    this.corners = corners;
  }

  /** Corners of the sign around a point: x and y in turn; none for a circle. */
  double[] corners(double x, double y) {
    double[] places = new double[corners.length];
    for (int i = 0; i < places.length; i += 2) {
      places[i] = x + RADIUS * corners[i];
      places[i + 1] = y + RADIUS * corners[i + 1];
    }
    return places;
  }
}
