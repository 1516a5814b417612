package org.inmesh.bench.chart;

import java.util.List;

/**
 * Bars, each made of the same parts, in groups.
 *
 * @param title the first line
 * @param subtitle what all bars have in common
 * @param axisLabel what their lengths mean, with unit
 * @param parts from the left to the right
 * @param bars from the top to the bottom; those of a group follow each other
 */
public record StackedBars(
    String title, String subtitle, String axisLabel, List<Part> parts, List<Bar> bars) {

  /**
   * A part of every bar.
   *
   * @param name for the legend
   * @param colour number of its colour, so that it has the same in every figure; {@link #QUIET} for
   *     grey, because nothing happens in it
   */
  public record Part(String name, int colour) {
    /** Instead of the number of a colour. */
    public static final int QUIET = -1;
  }

  /**
   * A bar.
   *
   * @param group heading of those that belong together
   * @param label left of the bar
   * @param values of the parts, each at least 0
   * @param total right of the bar; may be empty
   */
  public record Bar(String group, String label, List<Double> values, String total) {

    /** Copies the values. */
    public Bar {
      values = List.copyOf(values);
    }

    /** Length of the bar. */
    double length() {
      return values.stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  /** Checks that all bars have all parts. */
  public StackedBars {
    parts = List.copyOf(parts);
    bars = List.copyOf(bars);
    if (bars.isEmpty() || parts.isEmpty()) {
      throw new IllegalArgumentException("stacked bars need a bar and a part");
    }
    for (Bar bar : bars) {
      if (bar.values().size() != parts.size()
          || bar.values().stream().anyMatch(value -> !(value >= 0 && value < 1e300))) {
        throw new IllegalArgumentException("no bar of " + parts.size() + " parts: " + bar);
      }
    }
  }
}
