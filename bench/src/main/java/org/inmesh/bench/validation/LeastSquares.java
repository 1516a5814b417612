package org.inmesh.bench.validation;

import java.util.List;

/** The straight line with the least squares of residuals. */
record LeastSquares(double constant, double slope) {
  record Point(double x, double y) {}

  static LeastSquares of(List<Point> points) {
    double meanX = points.stream().mapToDouble(Point::x).average().orElseThrow();
    double meanY = points.stream().mapToDouble(Point::y).average().orElseThrow();
    double covariance = points.stream().mapToDouble(p -> (p.x() - meanX) * (p.y() - meanY)).sum();
    double variance = points.stream().mapToDouble(p -> Math.pow(p.x() - meanX, 2)).sum();
    double slope = covariance / variance;
    return new LeastSquares(meanY - slope * meanX, slope);
  }
}
