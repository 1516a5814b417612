package org.inmesh.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.inmesh.bench.traffic.NetworkExperiment;
import org.inmesh.bench.traffic.SweepPoint;
import org.inmesh.mesh.energy.NetworkEnergy;
import org.inmesh.mesh.measurement.FailureCounts;
import org.inmesh.mesh.measurement.LatencyResult;
import org.inmesh.mesh.measurement.LatencyResult.Status;
import org.inmesh.mesh.measurement.MeasurementDetails;
import org.inmesh.mesh.measurement.SourceFairness;
import org.inmesh.mesh.measurement.Utilisation;

/**
 * The points of a sweep as named values, for JSON and CSV. The names of a point are always there;
 * the value is null where there is none, or nobody asked for it.
 */
final class SweepValues {
  private final List<SweepPoint> points;
  private final ReportOptions options;

  SweepValues(List<SweepPoint> points, ReportOptions options) {
    this.points = List.copyOf(points);
    this.options = options;
  }

  /** A row for each point; latencies are null for a saturated network. */
  List<Map<String, Object>> rows() {
    return points.stream().map(this::row).toList();
  }

  /** The same, and in each row what was asked for of links, routers and flows. */
  List<Map<String, Object>> rowsWithDetails() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (SweepPoint point : points) {
      Map<String, Object> row = row(point);
      details(point).forEach(row::put);
      rows.add(row);
    }
    return rows;
  }

  /** By name, rows of what was asked for of links, routers and flows, all points together. */
  Map<String, List<Map<String, Object>>> details() {
    Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
    for (SweepPoint point : points) {
      details(point)
          .forEach(
              (name, rows) -> {
                List<Map<String, Object>> table =
                    tables.computeIfAbsent(name, unused -> new ArrayList<>());
                rows.forEach(row -> table.add(named(point, row)));
              });
    }
    return tables;
  }

  /** A row that says of which point it is. */
  private static Map<String, Object> named(SweepPoint point, Map<String, Object> row) {
    NetworkExperiment experiment = point.experiment();
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("router", experiment.router());
    named.put("routing", experiment.network().routing().label());
    named.put("pattern", experiment.traffic().patternLabel());
    named.put("offered_load", experiment.traffic().load());
    named.putAll(row);
    return named;
  }

  private Map<String, List<Map<String, Object>>> details(SweepPoint point) {
    Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
    if (!(point instanceof SweepPoint.Measured measured)) {
      return tables;
    }
    if (options.links().isPresent()) {
      Utilisation utilisation = measured.utilisation().orElseThrow();
      Optional<NetworkEnergy> energy = options.energy(measured);
      tables.put("links", LinkValues.links(utilisation, energy));
      tables.put("routers", LinkValues.routers(utilisation, energy));
    }
    if (options.flows().isPresent()) {
      tables.put("flows", FlowReport.values(measured.flows()));
    }
    return tables;
  }

  private Map<String, Object> row(SweepPoint point) {
    Map<String, Object> row = ExperimentColumns.values(point.experiment());
    row.put("offered_load", point.experiment().traffic().load());
    switch (point) {
      case SweepPoint.Measured measured -> {
        addLatency(row, Optional.of(measured.result()));
        addDetails(row, Optional.of(measured.result()));
        addUse(row, measured.utilisation(), options.energy(measured));
      }
      case SweepPoint.Deadlocked deadlocked -> {
        addLatency(row, Optional.empty());
        addDetails(row, Optional.empty());
        addUse(row, Optional.empty(), Optional.empty());
      }
    }
    return row;
  }

  private static void addLatency(Map<String, Object> row, Optional<LatencyResult> result) {
    Optional<LatencyResult> steady = result.filter(SweepValues::isSteady);
    Optional<Histogram> latencies = steady.map(LatencyResult::packetLatencies);
    row.put("status", result.map(each -> label(each.status())).orElse("deadlocked"));
    row.put("accepted_load", result.map(LatencyResult::acceptedLoad).orElse(null));
    row.put("packets", result.map(LatencyResult::packets).orElse(null));
    row.put("packet_latency_mean", steady.map(LatencyResult::meanPacketLatency).orElse(null));
    row.put("queueing_latency_mean", steady.map(LatencyResult::meanQueueingLatency).orElse(null));
    row.put("network_latency_mean", steady.map(LatencyResult::meanNetworkLatency).orElse(null));
    row.put(
        "packet_latency_p50", latencies.map(each -> each.getValueAtPercentile(50)).orElse(null));
    row.put(
        "packet_latency_p95", latencies.map(each -> each.getValueAtPercentile(95)).orElse(null));
    row.put(
        "packet_latency_p99", latencies.map(each -> each.getValueAtPercentile(99)).orElse(null));
    row.put("packet_latency_max", latencies.map(Histogram::getMaxValue).orElse(null));
    row.put("hops_mean", steady.map(each -> each.meanRouters() - 1).orElse(null));
  }

  private static void addDetails(Map<String, Object> row, Optional<LatencyResult> result) {
    Optional<MeasurementDetails> details = result.map(LatencyResult::details);
    Optional<SourceFairness> fairness = details.map(MeasurementDetails::fairness);
    Optional<FailureCounts> failures = details.map(MeasurementDetails::failures);
    Optional<Histogram> roundTrips =
        result
            .filter(SweepValues::isSteady)
            .flatMap(each -> each.details().roundTrips())
            .filter(each -> each.getTotalCount() > 0);
    row.put("warm_up_cycles", details.map(MeasurementDetails::warmUpCycles).orElse(null));
    row.put("sample_cycles", details.map(MeasurementDetails::sampleCycles).orElse(null));
    row.put("accepted_load_source_min", finite(fairness.map(SourceFairness::minimum)));
    row.put("accepted_load_source_max", finite(fairness.map(SourceFairness::maximum)));
    row.put("jain_index", finite(fairness.map(SourceFairness::jainIndex)));
    row.put("round_trip_mean", roundTrips.map(Histogram::getMean).orElse(null));
    row.put("round_trip_p99", roundTrips.map(each -> each.getValueAtPercentile(99)).orElse(null));
    row.put("unroutable_packets", failures.map(FailureCounts::unroutable).orElse(null));
    row.put("lost_packets", failures.map(FailureCounts::lost).orElse(null));
    row.put("delayed_packets", failures.map(FailureCounts::delayed).orElse(null));
  }

  private static void addUse(
      Map<String, Object> row, Optional<Utilisation> utilisation, Optional<NetworkEnergy> energy) {
    row.put("link_load_mean", finite(utilisation.map(Utilisation::meanLoad)));
    row.put(
        "link_load_max",
        utilisation.flatMap(Utilisation::busiest).map(each -> each.load()).orElse(null));
    row.put("technology", energy.map(NetworkEnergy::technology).orElse(null));
    row.put("clock_mhz", energy.map(NetworkEnergy::clockMegahertz).orElse(null));
    row.put("link_mm", energy.map(NetworkEnergy::linkMillimetres).orElse(null));
    row.put("power_mw", energy.map(NetworkEnergy::averagePower).orElse(null));
    row.put("flit_energy_pj", energy.map(NetworkEnergy::flits).orElse(null));
    row.put("clock_energy_pj", energy.map(NetworkEnergy::clock).orElse(null));
    row.put(
        "leakage_energy_pj",
        energy.map(each -> each.routerLeakage() + each.linkLeakage()).orElse(null));
    row.put("energy_per_flit_hop_pj", finite(energy.map(NetworkEnergy::perFlitHop)));
    row.put("energy_per_bit_pj", finite(energy.map(NetworkEnergy::perDeliveredBit)));
    row.put("router_area_mm2", energy.map(NetworkEnergy::routerArea).orElse(null));
  }

  private static Double finite(Optional<Double> value) {
    return value.filter(Double::isFinite).orElse(null);
  }

  private static String label(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /**
   * A saturated network's latencies say how long it was watched; without packets there are none.
   */
  static boolean isSteady(LatencyResult result) {
    return result.status() != Status.SATURATED && result.packets() > 0;
  }
}
