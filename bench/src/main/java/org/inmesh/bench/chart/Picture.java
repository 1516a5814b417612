package org.inmesh.bench.chart;

/** Something that can be drawn on any medium. */
interface Picture {
  /** Points. */
  double width();

  /** Points. */
  double height();

  /** Draws it, its upper left corner at the origin. */
  void paint(Drawing drawing);
}
