package org.inmesh.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.bench.traffic.SweepPoint;
import org.inmesh.mesh.measurement.FlowLatency;

/** The latency from each node to each other, as a table and as named values. */
final class FlowReport {
  private FlowReport() {}

  /** A row for each flow that had a measured packet. */
  static List<Map<String, Object>> values(List<FlowLatency> flows) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (FlowLatency flow : flows) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("source", flow.source());
      row.put("destination", flow.destination());
      row.put("packets", flow.packets());
      row.put("flits", flow.flits());
      row.put("packet_latency_mean", flow.mean());
      row.put("packet_latency_p99", flow.p99());
      row.put("packet_latency_max", flow.maximum());
      rows.add(row);
    }
    return rows;
  }

  /** The slowest flows of each point, at most so many. */
  static TextTable table(List<SweepPoint.Measured> points, ExperimentColumns columns, int count) {
    TextTable table = new TextTable(columns.alignment(8));
    table.row(
        columns.heads(
            "offered", "flows", "slowest from", "to", "packets", "latency", "p99", "max"));
    for (SweepPoint.Measured point : points) {
      List<FlowLatency> slowest =
          point.flows().stream()
              .sorted(Comparator.comparingDouble(FlowLatency::mean).reversed())
              .limit(count)
              .toList();
      for (FlowLatency flow : slowest) {
        table.row(
            columns.cells(
                point.experiment(),
                SweepReport.load(point.result().offeredLoad()),
                NumberText.count(point.flows().size()),
                String.valueOf(flow.source()),
                String.valueOf(flow.destination()),
                NumberText.count(flow.packets()),
                NumberText.decimal(flow.mean(), 2),
                NumberText.count(flow.p99()),
                NumberText.count(flow.maximum())));
      }
    }
    return table;
  }
}
