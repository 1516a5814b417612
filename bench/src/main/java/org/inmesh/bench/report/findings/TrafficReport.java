package org.inmesh.bench.report.findings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.inmesh.bench.chart.Chart;
import org.inmesh.bench.report.Claim;
import org.inmesh.bench.report.Quantity;
import org.inmesh.bench.report.Report;
import org.inmesh.bench.report.Reproduction;
import org.inmesh.bench.report.Section;
import org.inmesh.bench.report.Table;
import org.inmesh.bench.report.Table.Cell;
import org.inmesh.bench.report.Table.Column;
import org.inmesh.bench.traffic.LatencyChart;
import org.inmesh.bench.traffic.NetworkExperiment;
import org.inmesh.bench.traffic.SaturationPoint;
import org.inmesh.bench.traffic.SweepPoint;
import org.inmesh.mesh.measurement.LatencyResult;
import org.inmesh.mesh.measurement.LatencyResult.Status;

/** A report of a network under synthetic traffic. */
public final class TrafficReport {
  private static final String LOAD = "flits per node and cycle";
  private static final String CYCLES = "network cycles";

  private TrafficReport() {}

  /**
   * A report of latency over load.
   *
   * @param points in the order of the sweep
   * @param name of the curve to which an experiment belongs
   * @param subtitle what all have in common
   */
  public static Report ofSweep(
      List<SweepPoint> points,
      Function<NetworkExperiment, String> name,
      String subtitle,
      Reproduction reproduction) {
    List<SweepPoint.Measured> measured = measured(points);
    List<Section> sections = new ArrayList<>();
    if (!measured.isEmpty()) {
      Chart latency = LatencyChart.of(measured, name, subtitle);
      Chart accepted = LatencyChart.ofAcceptedLoad(measured, name, subtitle);
      sections.add(
          new Section.Curves(
              "Latency over load",
              "Mean over the measured packets; the axis ends at five times the lowest latency. A"
                  + " saturated network has no latency.",
              latency));
      sections.add(
          new Section.Curves("Accepted over offered load", "Of saturated networks too.", accepted));
    }
    sections.add(table(points, name));
    return new Report(
        "A network under synthetic traffic",
        subtitle,
        claims(measured, name),
        sections,
        reproduction);
  }

  private static List<SweepPoint.Measured> measured(List<SweepPoint> points) {
    return points.stream()
        .filter(SweepPoint.Measured.class::isInstance)
        .map(SweepPoint.Measured.class::cast)
        .toList();
  }

  /** Of each curve the highest load that was not saturated, and the lowest latency. */
  private static List<Claim> claims(
      List<SweepPoint.Measured> points, Function<NetworkExperiment, String> name) {
    Map<String, List<LatencyResult>> curves = new LinkedHashMap<>();
    for (SweepPoint.Measured point : points) {
      if (isSteady(point.result())) {
        curves
            .computeIfAbsent(name.apply(point.experiment()), unused -> new ArrayList<>())
            .add(point.result());
      }
    }
    List<Claim> claims = new ArrayList<>();
    curves.forEach(
        (curve, results) -> {
          LatencyResult last = results.getFirst();
          LatencyResult first = results.getFirst();
          for (LatencyResult each : results) {
            last = each.offeredLoad() > last.offeredLoad() ? each : last;
            first = each.offeredLoad() < first.offeredLoad() ? each : first;
          }
          claims.add(
              new Claim(
                  words(last.offeredLoad()),
                  String.format(
                      Locale.ROOT,
                      "flits per node and cycle: the highest load that %s carried without saturating,"
                          + " of those tried, with a mean latency of %s cycles; at %s it is %s.",
                      curve,
                      Quantity.decimal(last.meanPacketLatency(), 1),
                      words(first.offeredLoad()),
                      Quantity.decimal(first.meanPacketLatency(), 1))));
        });
    return claims;
  }

  /** Whether its latencies mean anything. */
  private static boolean isSteady(LatencyResult result) {
    return result.status() != Status.SATURATED && !Double.isNaN(result.meanPacketLatency());
  }

  private static Section table(List<SweepPoint> points, Function<NetworkExperiment, String> name) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("curve"));
    columns.add(Column.number("offered", LOAD));
    columns.add(Column.number("accepted", LOAD));
    columns.add(Column.text("ending"));
    for (String latency :
        List.of("latency", "queueing", "network", "50 %", "95 %", "99 %", "max")) {
      columns.add(Column.number(latency, CYCLES));
    }
    columns.add(Column.number("hops", ""));
    List<List<Cell>> rows = new ArrayList<>();
    for (SweepPoint point : points) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(name.apply(point.experiment())));
      switch (point) {
        case SweepPoint.Measured each -> row.addAll(cells(each.result()));
        case SweepPoint.Deadlocked each -> {
          row.add(load(each.experiment().traffic().load()));
          row.add(Cell.NONE);
          row.add(Cell.of("deadlocked"));
        }
      }
      while (row.size() < columns.size()) {
        row.add(Cell.NONE);
      }
      rows.add(row);
    }
    return new Section.Numbers(
        "All measurements",
        "Latency is from creation to the tail's arrival, network from the head's injection,"
            + " queueing the time before. Percentiles may be a sixteenth too large.",
        new Table(columns, rows));
  }

  private static List<Cell> cells(LatencyResult result) {
    List<Cell> cells = new ArrayList<>();
    cells.add(load(result.offeredLoad()));
    cells.add(Cell.of(result.acceptedLoad(), 4));
    cells.add(Cell.of(result.status().name().toLowerCase(Locale.ROOT)));
    if (isSteady(result)) {
      Histogram latencies = result.packetLatencies();
      cells.add(Cell.of(result.meanPacketLatency(), 2));
      cells.add(Cell.of(result.meanQueueingLatency(), 2));
      cells.add(Cell.of(result.meanNetworkLatency(), 2));
      cells.add(Cell.of(latencies.getValueAtPercentile(50)));
      cells.add(Cell.of(latencies.getValueAtPercentile(95)));
      cells.add(Cell.of(latencies.getValueAtPercentile(99)));
      cells.add(Cell.of(latencies.getMaxValue()));
      cells.add(Cell.of(result.meanRouters() - 1, 2));
    }
    return cells;
  }

  private static Cell load(double load) {
    return new Cell(words(load), Double.toString(load));
  }

  /** As users write it, without zeros at the end. */
  private static String words(double load) {
    return BigDecimal.valueOf(load).stripTrailingZeros().toPlainString();
  }

  /**
   * A report of saturation loads.
   *
   * @param points in the order of the search
   * @param name of an experiment among the others
   * @param subtitle what all have in common
   */
  public static Report ofSaturation(
      List<SaturationPoint> points,
      Function<NetworkExperiment, String> name,
      String subtitle,
      Reproduction reproduction) {
    List<Claim> claims = new ArrayList<>();
    List<List<Cell>> rows = new ArrayList<>();
    for (SaturationPoint point : points) {
      String curve = name.apply(point.experiment());
      if (point.outcome() == SaturationPoint.Outcome.FOUND) {
        claims.add(
            new Claim(
                Quantity.ratio(point.sustained()),
                String.format(
                    Locale.ROOT,
                    "flits per node and cycle: the highest load that %s carries without saturating.",
                    curve)));
      }
      rows.add(
          List.of(
              Cell.of(curve),
              Cell.of(point.outcome().name().toLowerCase(Locale.ROOT)),
              Cell.of(point.sustained(), 4),
              Cell.of(point.latency(), 2),
              Cell.of(point.saturated(), 4),
              Cell.of(point.accepted(), 4),
              Cell.of(point.measurements())));
    }
    List<Column> columns =
        List.of(
            Column.text("curve"),
            Column.text("search"),
            Column.number("sustained", LOAD),
            Column.number("latency there", CYCLES),
            Column.number("saturated", LOAD),
            Column.number("accepted there", LOAD),
            Column.number("measurements", ""));
    Section table = new Section.Numbers("Saturation loads", "", new Table(columns, rows));
    return new Report("Saturation of a network", subtitle, claims, List.of(table), reproduction);
  }
}
