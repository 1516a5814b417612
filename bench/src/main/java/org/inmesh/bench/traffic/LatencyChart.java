package org.inmesh.bench.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.inmesh.bench.chart.Chart;
import org.inmesh.mesh.measurement.LatencyResult;

/** Draws what a sweep has measured: the latency-throughput curves of the network literature. */
public final class LatencyChart {
  private static final String OFFERED = "offered load (flits per node and cycle)";
  private static final String SATURATED = "saturated";

  private LatencyChart() {}

  /**
   * The mean packet latency over the offered load.
   *
   * @param points at least one
   * @param curve the name of the curve to which an experiment belongs
   * @param subtitle what all experiments have in common
   */
  public static Chart of(
      List<SweepPoint.Measured> points,
      Function<NetworkExperiment, String> curve,
      String subtitle) {
    return new Chart(
        "Latency over offered load",
        subtitle,
        OFFERED,
        "mean packet latency (network cycles)",
        SATURATED,
        false,
        curves(points, curve, LatencyChart::latency));
  }

  /**
   * The accepted load over the offered load, of saturated networks too.
   *
   * @param points at least one
   * @param curve the name of the curve to which an experiment belongs
   * @param subtitle what all experiments have in common
   */
  public static Chart ofAcceptedLoad(
      List<SweepPoint.Measured> points,
      Function<NetworkExperiment, String> curve,
      String subtitle) {
    return new Chart(
        "Accepted over offered load",
        subtitle,
        OFFERED,
        "accepted load (flits per node and cycle)",
        SATURATED,
        true,
        curves(points, curve, LatencyResult::acceptedLoad));
  }

  private static double latency(LatencyResult result) {
    return result.status() == LatencyResult.Status.SATURATED
        ? Double.POSITIVE_INFINITY
        : result.meanPacketLatency();
  }

  private static List<Chart.Curve> curves(
      List<SweepPoint.Measured> points,
      Function<NetworkExperiment, String> curve,
      ToDoubleFunction<LatencyResult> value) {
    Map<String, List<Chart.Point>> curves = new LinkedHashMap<>();
    for (SweepPoint.Measured point : points) {
      LatencyResult result = point.result();
      double height = value.applyAsDouble(result);
      List<Chart.Point> places =
          curves.computeIfAbsent(curve.apply(point.experiment()), unused -> new ArrayList<>());
      // A load so low that no packet was measured has no latency at all.
      if (!Double.isNaN(height)) {
        places.add(new Chart.Point(result.offeredLoad(), height));
      }
    }
    List<Chart.Curve> drawn = new ArrayList<>();
    curves.forEach(
        (label, places) -> {
          places.sort(Comparator.comparingDouble(Chart.Point::x));
          drawn.add(new Chart.Curve(label, places));
        });
    return drawn;
  }
}
