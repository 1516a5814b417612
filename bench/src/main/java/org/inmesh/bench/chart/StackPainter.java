package org.inmesh.bench.chart;

import java.util.Locale;
import org.inmesh.bench.chart.Drawing.Anchor;
import org.inmesh.bench.chart.Drawing.Font;
import org.inmesh.bench.chart.StackedBars.Bar;
import org.inmesh.bench.chart.StackedBars.Part;

/** Lays stacked bars out: horizontal, so that their labels can be read; the legend below. */
final class StackPainter implements Picture {
  private static final double PLOT_WIDTH = 560;
  private static final double TOP = 62;
  private static final double MARGIN = 16;
  private static final double BAR = 16;
  private static final double ROW = 21;
  private static final double GROUP = 24;
  private static final double LEGEND_ROW = 20;
  private static final double LEGEND_SIGN = 18;
  private static final double AXIS = 56;

  /** Parts at least as wide have their share written into them. */
  private static final double WRITTEN = 34;

  private static final int INK = 0x222222;
  private static final int PAPER = 0xffffff;
  private static final int GRID = 0xe2e2e2;

  private static final Font TITLE = new Font(17, true, INK);
  private static final Font SUBTITLE = new Font(12, false, 0x555555);
  private static final Font GROUP_FONT = new Font(12, true, INK);
  private static final Font SMALL = new Font(12, false, INK);

  private final StackedBars bars;
  private final double left;
  private final double right;
  private final double bottom;
  private final double legendColumn;
  private final Axis axis;

  StackPainter(StackedBars bars) {
    this.bars = bars;
    double labels = Labels.width(bars.bars().stream().map(Bar::label), SMALL);
    double groupNames = Labels.width(bars.bars().stream().map(Bar::group), GROUP_FONT);
    left = MARGIN + 12 + Math.max(labels, groupNames);
    right = left + PLOT_WIDTH;
    long groups = bars.bars().stream().map(Bar::group).distinct().count();
    bottom = TOP + GROUP * groups + ROW * bars.bars().size() + 4;
    legendColumn = LEGEND_SIGN + 14 + Labels.width(bars.parts().stream().map(Part::name), SMALL);
    double longest = bars.bars().stream().mapToDouble(Bar::length).max().orElse(1);
    axis = new LinearAxis(longest, left, right);
  }

  @Override
  public double width() {
    return right + MARGIN + 8 + Labels.width(bars.bars().stream().map(Bar::total), SMALL);
  }

  private int legendColumns() {
    return Math.max(1, (int) ((width() - 2 * MARGIN) / legendColumn));
  }

  @Override
  public double height() {
    int rows = (bars.parts().size() + legendColumns() - 1) / legendColumns();
    return bottom + AXIS + LEGEND_ROW * rows + MARGIN / 2;
  }

  @Override
  public void paint(Drawing drawing) {
    drawing.rectangle(0, 0, width(), height(), PAPER);
    drawing.text(MARGIN, 28, bars.title(), TITLE, Anchor.START);
    drawing.text(MARGIN, 48, bars.subtitle(), SUBTITLE, Anchor.START);
    for (Axis.Tick tick : axis.ticks()) {
      double place = axis.place(tick.value());
      drawing.line(place, TOP, place, bottom, GRID, 1);
      drawing.text(place, bottom + 18, tick.label(), SMALL, Anchor.MIDDLE);
    }
    drawing.text((left + right) / 2, bottom + 38, bars.axisLabel(), SMALL, Anchor.MIDDLE);
    double down = TOP;
    String group = null;
    for (Bar bar : bars.bars()) {
      if (!bar.group().equals(group)) {
        group = bar.group();
        drawing.text(MARGIN, down + GROUP - 7, group, GROUP_FONT, Anchor.START);
        down += GROUP;
      }
      paintBar(drawing, bar, down);
      down += ROW;
    }
    drawing.line(left, TOP, left, bottom, INK, 1.2);
    paintLegend(drawing);
  }

  private void paintBar(Drawing drawing, Bar bar, double top) {
    String label = Labels.shortened(bar.label());
    drawing.text(left - 8, top + BAR - 4, label, SMALL, Anchor.END);
    double before = 0;
    for (int i = 0; i < bars.parts().size(); i++) {
      double value = bar.values().get(i);
      double from = axis.place(before);
      double width = axis.place(before + value) - from;
      if (value > 0) {
        drawing.rectangle(from, top, width, BAR, colour(i), note(bar, i));
      }
      if (width > WRITTEN) {
        String share = String.format(Locale.ROOT, "%.0f %%", 100 * value / bar.length());
        Font font = new Font(11, false, isDark(colour(i)) ? PAPER : 0x111111);
        drawing.text(from + width / 2, top + BAR - 4, share, font, Anchor.MIDDLE);
      }
      before += value;
    }
    drawing.text(axis.place(before) + 6, top + BAR - 4, bar.total(), SMALL, Anchor.START);
  }

  private String note(Bar bar, int part) {
    double value = bar.values().get(part);
    return String.format(
        Locale.ROOT,
        "%s, %s: %s %,.4g (%.1f %%)",
        bar.group(),
        bar.label(),
        bars.parts().get(part).name(),
        value,
        100 * value / bar.length());
  }

  private int colour(int part) {
    int number = bars.parts().get(part).colour();
    return number == Part.QUIET ? Palette.QUIET : Palette.part(number);
  }

  /** By the luma of ITU-R BT.601. */
  private static boolean isDark(int colour) {
    int luma = 299 * (colour >> 16) + 587 * (colour >> 8 & 0xff) + 114 * (colour & 0xff);
    return luma < 130_000;
  }

  private void paintLegend(Drawing drawing) {
    for (int i = 0; i < bars.parts().size(); i++) {
      double x = MARGIN + legendColumn * (i % legendColumns());
      double y = bottom + AXIS + LEGEND_ROW * (i / legendColumns());
      String name = bars.parts().get(i).name();
      drawing.rectangle(x, y, 12, 12, colour(i), name);
      drawing.text(x + LEGEND_SIGN, y + 11, Labels.shortened(name), SMALL, Anchor.START);
    }
  }
}
