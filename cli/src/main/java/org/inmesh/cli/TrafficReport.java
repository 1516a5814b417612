package org.inmesh.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.inmesh.bench.traffic.LoadSweep;
import org.inmesh.bench.traffic.SaturationPoint;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.measurement.LatencyResult;
import org.inmesh.mesh.measurement.LatencyResult.Status;
import org.inmesh.mesh.traffic.TrafficSpecification;

/** What networks made of synthetic traffic, as tables and as named values. */
final class TrafficReport {
  private final String router;
  private final NetworkSpecification mesh;

  TrafficReport(String router, NetworkSpecification mesh) {
    this.router = router;
    this.mesh = mesh;
  }

  /** Named values of the points of a sweep; latencies are empty for a saturated network. */
  List<Map<String, Object>> points(List<LoadSweep.Point> points) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (LoadSweep.Point point : points) {
      LatencyResult result = point.result();
      boolean steady = isSteady(result);
      Histogram latencies = result.packetLatencies();
      Map<String, Object> row = traffic(point.traffic());
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
      rows.add(row);
    }
    return rows;
  }

  /** Named values of saturation loads. */
  List<Map<String, Object>> saturation(List<SaturationPoint> points) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (SaturationPoint point : points) {
      Map<String, Object> row = traffic(point.traffic());
      row.put("sustained_load", point.sustained());
      row.put("saturated_load", Double.isFinite(point.saturated()) ? point.saturated() : null);
      row.put("accepted_load_at_saturation", point.acceptedAtSaturation());
      row.put("measurements", point.measurements());
      rows.add(row);
    }
    return rows;
  }

  private Map<String, Object> traffic(TrafficSpecification traffic) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("router", router);
    row.put("columns", mesh.columns());
    row.put("rows", mesh.rows());
    row.put("pattern", traffic.pattern().label());
    row.put("process", traffic.process().label());
    row.put("packet_flits", traffic.sizes().flits());
    row.put("generator", TrafficSpecification.GENERATOR);
    row.put("seed", traffic.seed());
    return row;
  }

  /**
   * A saturated network's latencies say how long it was watched; without packets there are none.
   */
  private static boolean isSteady(LatencyResult result) {
    return result.status() != Status.SATURATED && result.packets() > 0;
  }

  /** The points of a sweep as a table. */
  void printPoints(List<LoadSweep.Point> points, PrintStream out) {
    if (points.isEmpty()) {
      return;
    }
    heading(points.getFirst().traffic(), out);
    TextTable table = new TextTable("lrrrrrrrrrr");
    table.row(
        "pattern",
        "offered",
        "accepted",
        "latency",
        "queueing",
        "network",
        "p50",
        "p95",
        "p99",
        "max",
        "hops");
    points.forEach(point -> addRow(table, point));
    table.print(out, "");
    out.println();
    out.println("Loads in flits per node and cycle, latencies in network cycles.");
    if (points.stream().anyMatch(point -> point.result().status() == Status.UNSETTLED)) {
      out.println("~ the mean latency had not come to rest after the last sample period");
    }
  }

  private static void addRow(TextTable table, LoadSweep.Point point) {
    LatencyResult result = point.result();
    String pattern = point.traffic().pattern().label();
    String offered = load(result.offeredLoad());
    String accepted = NumberText.decimal(result.acceptedLoad(), 4);
    if (!isSteady(result)) {
      String word = result.status() == Status.SATURATED ? "saturated" : "no packets";
      table.row(pattern, offered, accepted, word, "-", "-", "-", "-", "-", "-", "-");
      return;
    }
    Histogram latencies = result.packetLatencies();
    String mark = result.status() == Status.UNSETTLED ? "~" : "";
    table.row(
        pattern,
        offered,
        accepted,
        mark + NumberText.decimal(result.meanPacketLatency(), 2),
        NumberText.decimal(result.meanQueueingLatency(), 2),
        NumberText.decimal(result.meanNetworkLatency(), 2),
        NumberText.count(latencies.getValueAtPercentile(50)),
        NumberText.count(latencies.getValueAtPercentile(95)),
        NumberText.count(latencies.getValueAtPercentile(99)),
        NumberText.count(latencies.getMaxValue()),
        NumberText.decimal(result.meanRouters() - 1, 2));
  }

  /** Saturation loads as a table. */
  void printSaturation(List<SaturationPoint> points, PrintStream out) {
    if (points.isEmpty()) {
      return;
    }
    heading(points.getFirst().traffic(), out);
    TextTable table = new TextTable("lrrrr");
    table.row("pattern", "sustained", "saturated", "accepted", "measurements");
    for (SaturationPoint point : points) {
      table.row(
          point.traffic().pattern().label(),
          NumberText.decimal(point.sustained(), 4),
          Double.isFinite(point.saturated()) ? NumberText.decimal(point.saturated(), 4) : "-",
          NumberText.decimal(point.acceptedAtSaturation(), 4),
          NumberText.count(point.measurements()));
    }
    table.print(out, "");
    out.println();
    out.println("Flits per node and cycle; accepted is measured at the saturated load.");
  }

  private void heading(TrafficSpecification traffic, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%dx%d mesh of %s routers; %s, packets of %s flits, seed %d of %s%n%n",
        mesh.columns(),
        mesh.rows(),
        router,
        traffic.process().label(),
        traffic.sizes().label(),
        traffic.seed(),
        TrafficSpecification.GENERATOR);
  }

  /** As the user wrote it, without zeros at the end. */
  private static String load(double load) {
    return BigDecimal.valueOf(load).stripTrailingZeros().toPlainString();
  }
}
