package org.inmesh.bench.chart;

/**
 * Takes the lines and texts of a chart. Coordinates are in points from the upper left corner;
 * colours are {@code 0xRRGGBB}.
 */
interface Drawing {

  /** Where a text stands at its point. */
  enum Anchor {
    /** Begins there. */
    START,

    /** Has its middle there. */
    MIDDLE,

    /** Ends there. */
    END
  }

  /** How a text looks. */
  record Font(double size, boolean bold, int colour) {}

  /** A straight line. */
  void line(double fromX, double fromY, double toX, double toY, int colour, double width);

  /** A dashed straight line. */
  void dashedLine(double fromX, double fromY, double toX, double toY, int colour, double width);

  /** A filled rectangle. */
  default void rectangle(double x, double y, double width, double height, int colour) {
    rectangle(x, y, width, height, colour, "");
  }

  /**
   * A filled rectangle.
   *
   * @param note what a reader sees who points at it, where the medium can show it; may be empty
   */
  void rectangle(double x, double y, double width, double height, int colour, String note);

  /**
   * A sign around a point.
   *
   * @param filled or only its outline
   * @param note what a reader sees who points at it, where the medium can show it
   */
  void marker(Marker marker, double x, double y, int colour, boolean filled, String note);

  /** A text whose base line is at y. */
  void text(double x, double y, String text, Font font, Anchor anchor);

  /** A text that runs upwards with its middle at a point, its base line at x. */
  void upwardText(double x, double y, String text, Font font);
}
