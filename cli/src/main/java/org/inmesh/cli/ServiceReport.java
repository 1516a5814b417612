package org.inmesh.cli;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.inmesh.bench.traffic.SweepPoint;
import org.inmesh.mesh.measurement.ClassLatency;
import org.inmesh.mesh.measurement.FailureCounts;
import org.inmesh.mesh.measurement.SourceFairness;

/** How the network served sources, requests, message classes, and what it lost: as tables. */
final class ServiceReport {
  private static final String NONE = "-";

  private ServiceReport() {}

  /** The load accepted of the sources of each point. */
  static TextTable fairness(List<SweepPoint.Measured> points, ExperimentColumns columns) {
    TextTable table = new TextTable(columns.alignment(6));
    table.row(columns.heads("offered", "sources", "least", "mean", "most", "Jain"));
    for (SweepPoint.Measured point : points) {
      SourceFairness fairness = point.result().details().fairness();
      table.row(
          columns.cells(
              point.experiment(),
              offered(point),
              NumberText.count(fairness.accepted().size()),
              decimal(fairness.minimum(), 4),
              decimal(fairness.mean(), 4),
              decimal(fairness.maximum(), 4),
              decimal(fairness.jainIndex(), 4)));
    }
    return table;
  }

  /** From the creation of requests to the arrival of their replies. */
  static TextTable roundTrips(List<SweepPoint.Measured> points, ExperimentColumns columns) {
    TextTable table = new TextTable(columns.alignment(7));
    table.row(columns.heads("offered", "requests", "round trip", "p50", "p95", "p99", "max"));
    for (SweepPoint.Measured point : points) {
      Histogram trips = point.result().details().roundTrips().orElseThrow();
      boolean known = SweepValues.isSteady(point.result()) && trips.getTotalCount() > 0;
      table.row(
          columns.cells(
              point.experiment(),
              offered(point),
              NumberText.count(trips.getTotalCount()),
              known ? NumberText.decimal(trips.getMean(), 2) : NONE,
              known ? NumberText.count(trips.getValueAtPercentile(50)) : NONE,
              known ? NumberText.count(trips.getValueAtPercentile(95)) : NONE,
              known ? NumberText.count(trips.getValueAtPercentile(99)) : NONE,
              known ? NumberText.count(trips.getMaxValue()) : NONE));
    }
    return table;
  }

  /** The latency of each message class. */
  static TextTable classes(List<SweepPoint.Measured> points, ExperimentColumns columns) {
    TextTable table = new TextTable(columns.alignment(5));
    table.row(columns.heads("offered", "class", "packets", "latency", "network"));
    for (SweepPoint.Measured point : points) {
      boolean known = SweepValues.isSteady(point.result());
      for (ClassLatency each : point.result().details().classes()) {
        table.row(
            columns.cells(
                point.experiment(),
                offered(point),
                String.valueOf(each.messageClass()),
                NumberText.count(each.packets()),
                known ? decimal(each.meanPacketLatency(), 2) : NONE,
                known ? decimal(each.meanNetworkLatency(), 2) : NONE));
      }
    }
    return table;
  }

  /** What faults and unreliable links did in the sample periods. */
  static TextTable failures(List<SweepPoint.Measured> points, ExperimentColumns columns) {
    TextTable table = new TextTable(columns.alignment(5));
    table.row(columns.heads("offered", "packets", "unroutable", "lost", "delayed"));
    for (SweepPoint.Measured point : points) {
      FailureCounts failures = point.result().details().failures();
      table.row(
          columns.cells(
              point.experiment(),
              offered(point),
              NumberText.count(point.result().packets()),
              NumberText.count(failures.unroutable()),
              NumberText.count(failures.lost()),
              NumberText.count(failures.delayed())));
    }
    return table;
  }

  private static String offered(SweepPoint.Measured point) {
    return SweepReport.load(point.result().offeredLoad());
  }

  private static String decimal(double value, int digits) {
    return Double.isFinite(value) ? NumberText.decimal(value, digits) : NONE;
  }
}
