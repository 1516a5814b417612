package org.inmesh.bench.chart;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Stream;
import org.inmesh.bench.chart.Chart.Curve;
import org.inmesh.bench.chart.Chart.Mark;
import org.inmesh.bench.chart.Chart.Point;
import org.inmesh.bench.chart.Chart.Scale;
import org.inmesh.bench.chart.Drawing.Anchor;
import org.inmesh.bench.chart.Drawing.Font;

/**
 * Lays a chart out. Unless the whole range is asked for, the y axis ends where a curve has risen to
 * several times its lowest value, because what comes after would press all else flat; points
 * without a value have a strip of their own above it, with a row for each curve.
 */
final class ChartPainter implements Picture {
  private static final double PLOT_WIDTH = 620;
  private static final double PLOT_HEIGHT = 380;
  private static final double LEFT = 88;
  private static final double TOP = 66;
  private static final double BOTTOM = 62;
  private static final double RIGHT = 24;
  private static final double STRIP_ROW = 14;
  private static final double LEGEND_ROW = 22;
  private static final double LEGEND_SIGN = 40;

  private static final int INK = 0x222222;
  private static final int PAPER = 0xffffff;
  private static final int GRID = 0xe2e2e2;
  private static final int STRIP = 0xf4f4f4;
  private static final int IDEAL = 0x777777;

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
    boolean strip = points().anyMatch(point -> !point.isBounded());
    stripHeight = strip ? STRIP_ROW * chart.curves().size() + 6 : 0;
    legendWidth = chart.curves().size() > 1 ? legendWidth() : 0;
    top = TOP + stripHeight;
    bottom = top + PLOT_HEIGHT;
    x =
        chart.xScale() == Scale.LINEAR
            ? new LinearAxis(greatestX(), LEFT, LEFT + PLOT_WIDTH)
            : new LogarithmicAxis(points().map(Point::x).toList(), LEFT, LEFT + PLOT_WIDTH);
    y =
        chart.yScale() == Scale.LINEAR
            ? new LinearAxis(chart.greatestShown(), bottom, top)
            : new LogarithmicAxis(
                points().filter(Point::isBounded).map(Point::y).toList(), bottom, top);
  }

  @Override
  public double width() {
    return LEFT + PLOT_WIDTH + RIGHT + legendWidth;
  }

  @Override
  public double height() {
    return Math.max(bottom + BOTTOM, TOP + LEGEND_ROW * chart.curves().size() + RIGHT);
  }

  private double legendWidth() {
    return LEGEND_SIGN + Labels.width(chart.curves().stream().map(Curve::label), SMALL);
  }

  private double greatestX() {
    return points().mapToDouble(Point::x).max().orElse(1);
  }

  private Stream<Point> points() {
    return chart.curves().stream().flatMap(curve -> curve.points().stream());
  }

  @Override
  public void paint(Drawing drawing) {
    drawing.rectangle(0, 0, width(), height(), PAPER);
    drawing.text(LEFT, 28, chart.title(), TITLE, Anchor.START);
    drawing.text(LEFT, 48, chart.subtitle(), SUBTITLE, Anchor.START);
    paintGrid(drawing);
    for (int i = 0; i < chart.curves().size(); i++) {
      paintCurve(drawing, i);
    }
    for (int i = 0; i < chart.marks().size(); i++) {
      paintMark(drawing, chart.marks().get(i), bottom - 8 - SMALL.size() * 1.3 * i);
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
    for (Axis.Tick tick : x.ticks()) {
      double place = x.place(tick.value());
      drawing.line(place, TOP, place, bottom, GRID, 1);
      drawing.text(place, bottom + 20, tick.label(), SMALL, Anchor.MIDDLE);
    }
    for (Axis.Tick tick : y.ticks()) {
      double place = y.place(tick.value());
      drawing.line(LEFT, place, right, place, GRID, 1);
      drawing.text(LEFT - 8, place + 4, tick.label(), SMALL, Anchor.END);
    }
    if (stripHeight > 0) {
      // On paper of its own, so that no grid line crosses it.
      double width = Labels.width(Stream.of(chart.unbounded()), SMALL);
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
    int colour = Palette.curve(number);
    Point before = null;
    for (Point point : curve.points()) {
      if (before != null && before.isBounded()) {
        if (curve.ideal()) {
          drawing.dashedLine(
              x.place(before.x()),
              y.place(before.y()),
              x.place(point.x()),
              y.place(point.y()),
              IDEAL,
              1.2);
        } else {
          join(drawing, before, point, colour);
        }
      }
      before = point;
    }
    if (curve.ideal()) {
      return;
    }
    for (Point point : curve.points()) {
      paintPoint(drawing, number, curve, point);
    }
  }

  /** A sign at the point, and its text below it, towards the middle of the plot. */
  private void paintMark(Drawing drawing, Mark mark, double textDown) {
    double across = x.place(mark.x());
    double down = y.place(mark.y());
    boolean isRight = across > LEFT + PLOT_WIDTH / 2;
    drawing.dashedLine(across, down, across, bottom, INK, 1);
    drawing.marker(Marker.DIAMOND, across, down, INK, false, mark.text());
    drawing.text(
        across + (isRight ? -8 : 8),
        textDown,
        mark.text(),
        SMALL,
        isRight ? Anchor.END : Anchor.START);
  }

  private void paintPoint(Drawing drawing, int number, Curve curve, Point point) {
    Marker marker = marker(number);
    int colour = Palette.curve(number);
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
    String format = point.y() < 1 ? "%.4f" : point.y() < 10_000 ? "%.2f" : "%,.0f";
    String value =
        point.isBounded() ? String.format(Locale.ROOT, format, point.y()) : chart.unbounded();
    String at = BigDecimal.valueOf(point.x()).stripTrailingZeros().toPlainString();
    return String.format(Locale.ROOT, "%s: %s at %s", curve.label(), value, at);
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
    return all[(number + number / Palette.curves()) % all.length];
  }

  private void paintLegend(Drawing drawing) {
    double left = LEFT + PLOT_WIDTH + RIGHT;
    for (int i = 0; i < chart.curves().size(); i++) {
      double place = TOP + 12 + LEGEND_ROW * i;
      int colour = Palette.curve(i);
      String label = chart.curves().get(i).label();
      if (chart.curves().get(i).ideal()) {
        drawing.dashedLine(left, place, left + 26, place, IDEAL, 1.2);
      } else {
        drawing.line(left, place, left + 26, place, colour, 1.8);
        drawing.marker(marker(i), left + 13, place, colour, true, label);
      }
      drawing.text(left + 34, place + 4, Labels.shortened(label), SMALL, Anchor.START);
    }
  }
}
