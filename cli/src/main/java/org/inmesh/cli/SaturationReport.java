package org.inmesh.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inmesh.bench.traffic.SaturationPoint;
import org.inmesh.bench.traffic.SaturationPoint.Outcome;

/** Saturation loads, as a table and as named values. */
final class SaturationReport {
  private static final String NONE = "-";

  private SaturationReport() {}

  /** Named values; empty where nothing was found. */
  static List<Map<String, Object>> rows(List<SaturationPoint> points) {
    return points.stream().map(SaturationReport::row).toList();
  }

  private static Map<String, Object> row(SaturationPoint point) {
    Map<String, Object> row = ExperimentColumns.values(point.experiment());
    row.put("status", label(point.outcome()));
    row.put("sustained_load", point.sustained());
    row.put("packet_latency_mean_at_sustained", finite(point.latency()));
    row.put("saturated_load", finite(point.saturated()));
    row.put("accepted_load_at_saturation", finite(point.accepted()));
    row.put("measurements", point.measurements());
    return row;
  }

  private static String label(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /** Prints the loads as a table. */
  static void print(List<SaturationPoint> points, PrintStream out) {
    if (points.isEmpty()) {
      return;
    }
    ExperimentColumns columns =
        new ExperimentColumns(points.stream().map(SaturationPoint::experiment).toList());
    out.println(columns.heading());
    out.println();
    TextTable table = new TextTable(columns.alignment(5) + "l");
    table.row(columns.heads("sustained", "latency", "saturated", "accepted", "measurements", ""));
    for (SaturationPoint point : points) {
      table.row(
          columns.cells(
              point.experiment(),
              SweepReport.load(point.sustained()),
              decimal(point.latency(), 2),
              Double.isFinite(point.saturated()) ? SweepReport.load(point.saturated()) : NONE,
              decimal(point.accepted(), 4),
              NumberText.count(point.measurements()),
              point.outcome() == Outcome.FOUND ? "" : label(point.outcome())));
    }
    table.print(out, "");
    out.println();
    out.println(
        "Sustained: highest load found below saturation, with its mean latency in cycles."
            + " Saturated: lowest load found above it, with what was accepted there."
            + " Loads in flits per node and cycle.");
  }

  private static String decimal(double value, int digits) {
    return Double.isFinite(value) ? NumberText.decimal(value, digits) : NONE;
  }
}
