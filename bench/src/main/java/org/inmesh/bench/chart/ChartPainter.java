package org.inmesh.bench.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.inmesh.bench.chart.Chart.Curve;
import org.inmesh.bench.chart.Chart.Point;
import org.inmesh.bench.chart.Drawing.Anchor;
import org.inmesh.bench.chart.Drawing.Font;

/**
 * Lays a chart out. Unless the whole range is asked for, the y axis ends where a curve has risen to
 * several times its lowest value, because what comes after would press all else flat; points
 * without a value have a strip of their own above it, with a row for each curve.
 */
final class ChartPainter {
  /** The y axis shows at least so many times the lowest value of each curve. */
  private static final double RISE_SHOWN = 5;

  private static final double PLOT_WIDTH = 620;
  private static final double PLOT_HEIGHT = 380;
  private static final double LEFT = 76;
  private static final double TOP = 66;
  private static final double BOTTOM = 62;
  private static final double RIGHT = 24;
  private static final double STRIP_ROW = 14;
  private static final double LEGEND_ROW = 22;
  private static final double LEGEND_SIGN = 40;

  /** Of a letter, relative to the size of the font; generous, because fonts differ. */
  private static final double LETTER_WIDTH = 0.58;

  private static final int LONGEST_LABEL = 40;

  private static final int INK = 0x222222;
  private static final int PAPER = 0xffffff;
  private static final int GRID = 0xe2e2e2;
  private static final int STRIP = 0xf4f4f4;

  /** Of Okabe and Ito (2008), to be told apart by the colour-blind too; black instead of yellow. */
  private static final int[] COLOURS = {
    0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0x000000
  };

  private static final Font TITLE = new Font(17, true, INK);
  private static final Font SUBTITLE = new Font(12, false, 0x555555);
  private static final Font LABEL = new Font(13, false, INK);
  private static final Font SMALL = new Font(12, false, INK);

  private final Chart chart;
  private final double stripHeight;
  private final double legendWidth;
  private final double top;
  private final double bottom;
  private final Axis x;
  private final Axis y;

  ChartPainter(Chart chart) {
    this.chart = chart;
    boolean strip =
        chart.curves().stream()
            .flatMap(curve -> curve.points().stream())
            .anyMatch(point -> !point.isBounded());
    stripHeight = strip ? STRIP_ROW * chart.curves().size() + 6 : 0;
    legendWidth = chart.curves().size() > 1 ? legendWidth() : 0;
    top = TOP + stripHeight;
    bottom = top + PLOT_HEIGHT;
    x = new Axis(greatestX(), LEFT, LEFT + PLOT_WIDTH);
    y = new Axis(greatestY(), bottom, top);
  }

  double width() {
    return LEFT + PLOT_WIDTH + RIGHT + legendWidth;
  }

  double height() {
    return Math.max(bottom + BOTTOM, TOP + LEGEND_ROW * chart.curves().size() + RIGHT);
  }

  private double legendWidth() {
    int letters =
        chart.curves().stream()
            .mapToInt(curve -> shortened(curve.label()).length())
            .max()
            .orElse(0);
    return LEGEND_SIGN + LETTER_WIDTH * SMALL.size() * letters;
  }

  private double greatestX() {
    return chart.curves().stream()
        .flatMap(curve -> curve.points().stream())
        .mapToDouble(Point::x)
        .max()
        .orElse(1);
  }

  private double greatestY() {
    double greatest = 0;
    double shown = 0;
    for (Curve curve : chart.curves()) {
      List<Point> bounded = curve.points().stream().filter(Point::isBounded).toList();
      double lowest = bounded.stream().mapToDouble(Point::y).min().orElse(0);
      shown = Math.max(shown, RISE_SHOWN * lowest);
      greatest = Math.max(greatest, bounded.stream().mapToDouble(Point::y).max().orElse(0));
    }
    return chart.wholeRange() ? greatest : Math.min(greatest, shown);
  }

  private static String shortened(String label) {
    return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
  }

  void paint(Drawing drawing) {
    drawing.rectangle(0, 0, width(), height(), PAPER);
    drawing.text(LEFT, 28, chart.title(), TITLE, Anchor.START);
    drawing.text(LEFT, 48, chart.subtitle(), SUBTITLE, Anchor.START);
    paintGrid(drawing);
    for (int i = 0; i < chart.curves().size(); i++) {
      paintCurve(drawing, i);
    }
    paintAxes(drawing);
    if (legendWidth > 0) {
      paintLegend(drawing);
    }
  }

  private void paintGrid(Drawing drawing) {
    double right = LEFT + PLOT_WIDTH;
    if (stripHeight > 0) {
      drawing.rectangle(LEFT, TOP, PLOT_WIDTH, stripHeight, STRIP);
    }
    for (BigDecimal mark : x.marks()) {
      double place = x.place(mark.doubleValue());
      drawing.line(place, TOP, place, bottom, GRID, 1);
      drawing.text(place, bottom + 20, x.label(mark), SMALL, Anchor.MIDDLE);
    }
    for (BigDecimal mark : y.marks()) {
      double place = y.place(mark.doubleValue());
      drawing.line(LEFT, place, right, place, GRID, 1);
      drawing.text(LEFT - 8, place + 4, y.label(mark), SMALL, Anchor.END);
    }
    if (stripHeight > 0) {
      // On paper of its own, so that no grid line crosses it.
      double width = LETTER_WIDTH * SMALL.size() * chart.unbounded().length();
      drawing.rectangle(LEFT + 1, TOP + 2, width + 10, SMALL.size() + 4, STRIP);
      drawing.text(LEFT + 6, TOP + 14, chart.unbounded(), SMALL, Anchor.START);
    }
    drawing.text(LEFT + PLOT_WIDTH / 2, bottom + 46, chart.xLabel(), LABEL, Anchor.MIDDLE);
    drawing.upwardText(22, (top + bottom) / 2, chart.yLabel(), LABEL);
  }

  private void paintAxes(Drawing drawing) {
    double right = LEFT + PLOT_WIDTH;
    drawing.line(LEFT, bottom, right, bottom, INK, 1.2);
    drawing.line(LEFT, TOP, LEFT, bottom, INK, 1.2);
    drawing.line(LEFT, top, right, top, INK, stripHeight > 0 ? 0.6 : 0);
  }

  private void paintCurve(Drawing drawing, int number) {
    Curve curve = chart.curves().get(number);
    int colour = COLOURS[number % COLOURS.length];
    Point before = null;
    for (Point point : curve.points()) {
      if (before != null && before.isBounded()) {
        join(drawing, before, point, colour);
      }
      before = point;
    }
    for (Point point : curve.points()) {
      paintPoint(drawing, number, curve, point);
    }
  }

  private void paintPoint(Drawing drawing, int number, Curve curve, Point point) {
    Marker marker = marker(number);
    int colour = COLOURS[number % COLOURS.length];
    boolean shown = point.y() <= y.end();
    double across = x.place(point.x());
    double down = shown ? y.place(point.y()) : top;
    if (!point.isBounded()) {
      down = TOP + 10 + STRIP_ROW * number;
    }
    drawing.marker(marker, across, down, colour, shown, note(curve, point));
    if (point.isBounded() && !shown) {
      String value = String.valueOf(Math.round(point.y()));
      drawing.text(across + 7, top + 14, value, new Font(11, false, colour), Anchor.START);
    }
  }

  private String note(Curve curve, Point point) {
    String value =
        point.isBounded()
            ? String.format(Locale.ROOT, point.y() < 1 ? "%.4f" : "%.2f", point.y())
            : chart.unbounded();
    return "%s: %s at %s".formatted(curve.label(), value, BigDecimal.valueOf(point.x()));
  }

  /** A line as far as the axis goes; dashed if it leads to no value. */
  private void join(Drawing drawing, Point from, Point to, int colour) {
    if (from.y() > y.end()) {
      return;
    }
    double fromX = x.place(from.x());
    double fromY = y.place(from.y());
    double toX = x.place(to.x());
    if (!to.isBounded()) {
      drawing.dashedLine(fromX, fromY, toX, top, colour, 1.6);
    } else if (to.y() > y.end()) {
      double part = (y.end() - from.y()) / (to.y() - from.y());
      drawing.line(fromX, fromY, fromX + part * (toX - fromX), top, colour, 1.8);
    } else {
      drawing.line(fromX, fromY, toX, y.place(to.y()), colour, 1.8);
    }
  }

  /** Curves of the same colour have different signs. */
  private static Marker marker(int number) {
    Marker[] all = Marker.values();
    return all[(number + number / COLOURS.length) % all.length];
  }

  private void paintLegend(Drawing drawing) {
    double left = LEFT + PLOT_WIDTH + RIGHT;
    for (int i = 0; i < chart.curves().size(); i++) {
      double place = TOP + 12 + LEGEND_ROW * i;
      int colour = COLOURS[i % COLOURS.length];
      String label = chart.curves().get(i).label();
      drawing.line(left, place, left + 26, place, colour, 1.8);
      drawing.marker(marker(i), left + 13, place, colour, true, label);
      drawing.text(left + 34, place + 4, shortened(label), SMALL, Anchor.START);
    }
  }
}
