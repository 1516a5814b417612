package org.inmesh.bench.report.findings;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.bench.chart.Chart;
import org.inmesh.bench.chart.Chart.Curve;
import org.inmesh.bench.chart.Chart.Point;
import org.inmesh.bench.chart.Chart.Scale;
import org.inmesh.bench.report.HeatMap;
import org.inmesh.bench.report.Section;
import org.inmesh.bench.report.Table;
import org.inmesh.bench.report.Table.Cell;
import org.inmesh.bench.report.Table.Column;
import org.inmesh.coresim.profile.LatencyHistogram;

/** Heat maps and latency distributions of the runs that have a profile. */
final class ProfileFigures {
  /** Of latencies: the slowest over the quickest. */
  private static final double WIDE = 20;

  private ProfileFigures() {}

  /** Maps to choose from; nothing if no run has a profile with intervals. */
  static Optional<Section> maps(Map<String, MeasuredProfile> profiles) {
    List<HeatMap> maps = new ArrayList<>();
    profiles.forEach(
        (name, profile) -> {
          if (profile.map().intervalCycles() > 0) {
            maps.add(profile.map().named(name));
          }
        });
    return maps.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section.HeatMaps(
                "Cores and links over time",
                "Squares are cores or blocks of cores, strips the links between them, one for each"
                    + " direction. Every scale goes to the greatest value of its run. Point at a"
                    + " square for its numbers, which are rounded to 255ths of the scale.",
                maps));
  }

  /** Shares of packets by latency, and percentiles; nothing without packets. */
  static List<Section> latencies(Map<String, MeasuredProfile> profiles) {
    Map<String, LatencyHistogram> histograms = new LinkedHashMap<>();
    profiles.forEach(
        (name, profile) -> {
          if (profile.latencies().packets() > 0) {
            histograms.put(name, profile.latencies());
          }
        });
    return histograms.isEmpty()
        ? List.of()
        : List.of(latencyCurves(histograms), percentiles(histograms));
  }

  private static Section latencyCurves(Map<String, LatencyHistogram> histograms) {
    List<Curve> curves = new ArrayList<>();
    histograms.forEach((name, histogram) -> curves.add(new Curve(name, shares(histogram))));
    Chart chart =
        new Chart(
            "Packet latency",
            "share of packets that took less",
            "latency (core cycles)",
            "packets (%)",
            "none",
            true,
            scale(curves),
            Scale.LINEAR,
            curves,
            List.of());
    return new Section.Curves(
        "Packet latency",
        "From a packet's creation to its tail's arrival: the share of packets that took less than"
            + " so long.",
        chart);
  }

  /** Logarithmic where the slowest would press all others flat. */
  private static Scale scale(List<Curve> curves) {
    DoubleSummaryStatistics latencies =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .mapToDouble(Point::x)
            .summaryStatistics();
    return latencies.getMin() > 0 && latencies.getMax() > WIDE * latencies.getMin()
        ? Scale.LOGARITHMIC
        : Scale.LINEAR;
  }

  private static List<Point> shares(LatencyHistogram histogram) {
    List<Point> points = new ArrayList<>();
    long before = 0;
    for (LatencyHistogram.Bucket bucket : histogram.buckets()) {
      boolean begins = before == 0 && bucket.packets() > 0;
      if (begins && bucket.from() > 0) {
        points.add(new Point(bucket.from(), 0));
      }
      before += bucket.packets();
      if (bucket.packets() > 0) {
        points.add(new Point(bucket.to(), 100.0 * before / histogram.packets()));
      }
    }
    return points;
  }

  private static Section percentiles(Map<String, LatencyHistogram> histograms) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("run"));
    columns.add(Column.number("packets", ""));
    for (String name : List.of("mean", "50 %", "90 %", "99 %", "99.9 %", "maximum")) {
      columns.add(Column.number(name, "core cycles"));
    }
    List<List<Cell>> rows = new ArrayList<>();
    histograms.forEach(
        (name, each) ->
            rows.add(
                List.of(
                    Cell.of(name),
                    Cell.of(each.packets()),
                    Cell.of(each.mean(), 1),
                    Cell.of(each.median(), 1),
                    Cell.of(each.percentile90(), 1),
                    Cell.of(each.percentile99(), 1),
                    Cell.of(each.percentile999(), 1),
                    Cell.of(each.maximum(), 1))));
    return new Section.Numbers(
        "Percentiles of latency",
        "So many percent of the packets took at most so long.",
        new Table(columns, rows));
  }
}
