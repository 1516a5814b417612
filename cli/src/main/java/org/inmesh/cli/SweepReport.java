package org.inmesh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.inmesh.bench.chart.Chart;
import org.inmesh.bench.chart.ChartFile;
import org.inmesh.bench.chart.ChartPage;
import org.inmesh.bench.traffic.LatencyChart;
import org.inmesh.bench.traffic.SweepPoint;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.measurement.LatencyResult;
import org.inmesh.mesh.measurement.LatencyResult.Status;

/** Latency over load, as tables and as a picture. */
final class SweepReport {
  private final List<SweepPoint> points;
  private final List<SweepPoint.Measured> measured;
  private final ExperimentColumns columns;

  /** Of some points, at least one. */
  SweepReport(List<SweepPoint> points) {
    this.points = List.copyOf(points);
    measured =
        points.stream()
            .filter(SweepPoint.Measured.class::isInstance)
            .map(SweepPoint.Measured.class::cast)
            .toList();
    columns = new ExperimentColumns(points.stream().map(SweepPoint::experiment).toList());
  }

  /** Prints the points as a table, and a table for everything else that was asked for. */
  void print(ReportOptions options, PrintStream out) {
    out.println(columns.heading());
    out.println();
    table().print(out, "");
    out.println();
    notes().forEach(out::println);
    if (measured.isEmpty()) {
      return;
    }
    if (options.fairness()) {
      String title =
          "Load accepted of the sources, flits per cycle; Jain's index is 1 if all equal";
      print(title, ServiceReport.fairness(measured, columns), out);
    }
    if (measured.stream().allMatch(each -> each.result().details().roundTrips().isPresent())) {
      String title = "From a request's creation to the arrival of its reply, network cycles";
      print(title, ServiceReport.roundTrips(measured, columns), out);
    }
    if (measured.stream().anyMatch(each -> each.result().details().classes().size() > 1)) {
      print("Message classes", ServiceReport.classes(measured, columns), out);
    }
    if (measured.stream().anyMatch(each -> canFail(each.experiment().network()))) {
      String title = "Packets that dead and unreliable links touched in the sample periods";
      print(title, ServiceReport.failures(measured, columns), out);
    }
    if (options.hasEnergy()) {
      String note = EnergyReport.note(options.energy(measured.getFirst()).orElseThrow());
      print(note, EnergyReport.table(measured, columns, options), out);
    }
    options
        .links()
        .ifPresent(
            count ->
                print(
                    "Links and routers (column,row), flits per cycle; a link carries at most 1",
                    LinkReport.table(measured, columns, count),
                    out));
    options
        .flows()
        .ifPresent(
            count ->
                print(
                    "Flows, latencies in network cycles; p99 may be a sixteenth too large",
                    FlowReport.table(measured, columns, count),
                    out));
  }

  private static void print(String title, TextTable table, PrintStream out) {
    out.println();
    out.println(title);
    out.println();
    table.print(out, "");
  }

  private static boolean canFail(NetworkSpecification network) {
    return !network.faults().isNone() || !network.unreliableLinks().isNone();
  }

  /**
   * Draws the measured points as latency over load.
   *
   * @param file its name ends in {@code .png}, {@code .svg} or {@code .html}
   */
  void draw(Path file) throws IOException {
    if (measured.isEmpty()) {
      return;
    }
    Chart chart = LatencyChart.of(measured, columns::curve, columns.subtitle());
    switch (PictureFormat.of(file)) {
      case PNG -> OutputFile.write(file, ChartFile.png(chart));
      case SVG -> OutputFile.write(file, ChartFile.svg(chart));
      case HTML -> OutputFile.write(file, page(chart));
    }
  }

  private String page(Chart latency) {
    Chart accepted = LatencyChart.ofAcceptedLoad(measured, columns::curve, columns.subtitle());
    return ChartPage.html(
        List.of(latency, accepted), table().rows(), columns.heads().length, notes());
  }

  private TextTable table() {
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
    for (SweepPoint point : points) {
      switch (point) {
        case SweepPoint.Measured each -> addRow(table, each);
        case SweepPoint.Deadlocked each -> addRow(table, each, "-", "deadlocked");
      }
    }
    return table;
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add("Loads in flits per node and cycle, latencies in network cycles.");
    if (measured.stream().map(SweepPoint.Measured::result).anyMatch(SweepReport::isMarked)) {
      notes.add("~ the mean latency had not come to rest after the last sample period");
    }
    return notes;
  }

  private static boolean isMarked(LatencyResult result) {
    return result.status() == Status.UNSETTLED && SweepValues.isSteady(result);
  }

  private void addRow(TextTable table, SweepPoint.Measured point) {
    LatencyResult result = point.result();
    String accepted = NumberText.decimal(result.acceptedLoad(), 4);
    if (!SweepValues.isSteady(result)) {
      String word = result.status() == Status.SATURATED ? "saturated" : "no packets";
      addRow(table, point, accepted, word);
      return;
    }
    Histogram latencies = result.packetLatencies();
    String mark = isMarked(result) ? "~" : "";
    table.row(
        columns.cells(
            point.experiment(),
            load(result.offeredLoad()),
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

  /** A point without latencies. */
  private void addRow(TextTable table, SweepPoint point, String accepted, String word) {
    String offered = load(point.experiment().traffic().load());
    table.row(
        columns.cells(
            point.experiment(), offered, accepted, word, "-", "-", "-", "-", "-", "-", "-"));
  }

  /** As the user wrote it, without zeros at the end. */
  static String load(double load) {
    return BigDecimal.valueOf(load).stripTrailingZeros().toPlainString();
  }
}
