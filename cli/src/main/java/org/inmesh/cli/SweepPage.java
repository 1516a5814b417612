package org.inmesh.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.bench.report.Report;
import org.inmesh.bench.report.Reproduction;
import org.inmesh.bench.report.findings.Reproductions;
import org.inmesh.bench.report.findings.TrafficReport;
import org.inmesh.bench.traffic.NetworkExperiment;
import org.inmesh.bench.traffic.SaturationPoint;
import org.inmesh.bench.traffic.SweepPoint;

/** What a sweep found, as a report. */
final class SweepPage {
  private SweepPage() {}

  /** Latency over load; at least one point. */
  static Report of(List<SweepPoint> points, List<String> arguments) {
    List<NetworkExperiment> experiments = points.stream().map(SweepPoint::experiment).toList();
    ExperimentColumns columns = new ExperimentColumns(experiments);
    return TrafficReport.ofSweep(
        points, columns::curve, columns.subtitle(), reproduction(experiments, arguments));
  }

  /** Saturation loads; at least one. */
  static Report ofSaturation(List<SaturationPoint> points, List<String> arguments) {
    List<NetworkExperiment> experiments = points.stream().map(SaturationPoint::experiment).toList();
    ExperimentColumns columns = new ExperimentColumns(experiments);
    return TrafficReport.ofSaturation(
        points, columns::curve, columns.subtitle(), reproduction(experiments, arguments));
  }

  private static Reproduction reproduction(
      List<NetworkExperiment> experiments, List<String> arguments) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("network and traffic", new ExperimentColumns(experiments).heading());
    facts.put("seed", Long.toString(experiments.getFirst().traffic().seed()));
    return Reproductions.of(arguments, facts, List.of());
  }
}
