package org.inmesh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.inmesh.bench.chart.Chart;
import org.inmesh.bench.chart.ChartFile;
import org.inmesh.bench.chart.ChartPage;
import org.inmesh.bench.traffic.LatencyChart;
import org.inmesh.bench.traffic.LoadSweep;
import org.inmesh.mesh.measurement.LatencyResult;
import org.inmesh.mesh.measurement.LatencyResult.Status;

/** Latency over load, as a table and as named values. */
final class SweepReport {
  private SweepReport() {}

  /** Named values of the points of a sweep; latencies are empty for a saturated network. */
  static List<Map<String, Object>> rows(List<LoadSweep.Point> points) {
    return points.stream().map(SweepReport::row).toList();
  }

  private static Map<String, Object> row(LoadSweep.Point point) {
    LatencyResult result = point.result();
    boolean steady = isSteady(result);
    Histogram latencies = result.packetLatencies();
    Map<String, Object> row = ExperimentColumns.values(point.experiment());
    row.put("offered_load", result.offeredLoad());
    row.put("status", result.status().name().toLowerCase(Locale.ROOT));
    row.put("accepted_load", result.acceptedLoad());
    row.put("packets", result.packets());
    row.put("packet_latency_mean", steady ? result.meanPacketLatency() : null);
    row.put("queueing_latency_mean", steady ? result.meanQueueingLatency() : null);
    row.put("network_latency_mean", steady ? result.meanNetworkLatency() : null);
    row.put("packet_latency_p50", steady ? latencies.getValueAtPercentile(50) : null);
    row.put("packet_latency_p95", steady ? latencies.getValueAtPercentile(95) : null);
    row.put("packet_latency_p99", steady ? latencies.getValueAtPercentile(99) : null);
    row.put("packet_latency_max", steady ? latencies.getMaxValue() : null);
    row.put("hops_mean", steady ? result.meanRouters() - 1 : null);
    return row;
  }

  /**
   * A saturated network's latencies say how long it was watched; without packets there are none.
   */
  private static boolean isSteady(LatencyResult result) {
    return result.status() != Status.SATURATED && result.packets() > 0;
  }

  /** Prints the points as a table. */
  static void print(List<LoadSweep.Point> points, PrintStream out) {
    if (points.isEmpty()) {
      return;
    }
    ExperimentColumns columns = columns(points);
    out.println(columns.heading());
    out.println();
    table(points, columns).print(out, "");
    out.println();
    notes(points).forEach(out::println);
  }

  /**
   * Draws the points as latency over load.
   *
   * @param file its name ends in {@code .png}, {@code .svg} or {@code .html}
   */
  static void draw(List<LoadSweep.Point> points, Path file) throws IOException {
    if (points.isEmpty()) {
      return;
    }
    ExperimentColumns columns = columns(points);
    Chart chart = LatencyChart.of(points, columns::curve, columns.subtitle());
    switch (PictureFormat.of(file)) {
      case PNG -> Files.write(file, ChartFile.png(chart));
      case SVG -> Files.writeString(file, ChartFile.svg(chart));
      case HTML ->
          Files.writeString(
              file,
              ChartPage.html(
                  chart, table(points, columns).rows(), columns.heads().length, notes(points)));
    }
  }

  private static ExperimentColumns columns(List<LoadSweep.Point> points) {
    return new ExperimentColumns(points.stream().map(LoadSweep.Point::experiment).toList());
  }

  private static TextTable table(List<LoadSweep.Point> points, ExperimentColumns columns) {
    TextTable table = new TextTable(columns.alignment(10));
    table.row(
        columns.heads(
            "offered",
            "accepted",
            "latency",
            "queueing",
            "network",
            "p50",
            "p95",
            "p99",
            "max",
            "hops"));
    points.forEach(point -> addRow(table, columns, point));
    return table;
  }

  private static List<String> notes(List<LoadSweep.Point> points) {
    List<String> notes = new ArrayList<>();
    notes.add("Loads in flits per node and cycle, latencies in network cycles.");
    if (points.stream().anyMatch(point -> point.result().status() == Status.UNSETTLED)) {
      notes.add("~ the mean latency had not come to rest after the last sample period");
    }
    return notes;
  }

  private static void addRow(TextTable table, ExperimentColumns columns, LoadSweep.Point point) {
    LatencyResult result = point.result();
    String offered = load(result.offeredLoad());
    String accepted = NumberText.decimal(result.acceptedLoad(), 4);
    if (!isSteady(result)) {
      String word = result.status() == Status.SATURATED ? "saturated" : "no packets";
      table.row(
          columns.cells(
              point.experiment(), offered, accepted, word, "-", "-", "-", "-", "-", "-", "-"));
      return;
    }
    Histogram latencies = result.packetLatencies();
    String mark = result.status() == Status.UNSETTLED ? "~" : "";
    table.row(
        columns.cells(
            point.experiment(),
            offered,
            accepted,
            mark + NumberText.decimal(result.meanPacketLatency(), 2),
            NumberText.decimal(result.meanQueueingLatency(), 2),
            NumberText.decimal(result.meanNetworkLatency(), 2),
            NumberText.count(latencies.getValueAtPercentile(50)),
            NumberText.count(latencies.getValueAtPercentile(95)),
            NumberText.count(latencies.getValueAtPercentile(99)),
            NumberText.count(latencies.getMaxValue()),
            NumberText.decimal(result.meanRouters() - 1, 2)));
  }

  /** As the user wrote it, without zeros at the end. */
  static String load(double load) {
    return BigDecimal.valueOf(load).stripTrailingZeros().toPlainString();
  }
}
