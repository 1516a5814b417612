package org.inmesh.bench.traffic;

import java.util.Optional;
import java.util.function.DoubleFunction;
import org.inmesh.mesh.measurement.LatencyResult;
import org.inmesh.mesh.traffic.TrafficSpecification;

/** Finds the saturation load by bisection. */
final class SaturationSearch {
  private SaturationSearch() {}

  /**
   * Measures at the greatest load, and if it saturates halves the interval between loads that do
   * not and loads that do.
   *
   * @param measure a measurement at a load; empty to stop
   * @param traffic named in the result
   * @param maximum greatest load
   * @param resolution width of the interval at the end, above 0
   * @return empty if it was stopped
   */
  static Optional<SaturationPoint> search(
      DoubleFunction<Optional<LatencyResult>> measure,
      TrafficSpecification traffic,
      double maximum,
      double resolution) {
    double sustained = 0;
    double saturated = Double.POSITIVE_INFINITY;
    double accepted = 0;
    int measurements = 0;
    double load = maximum;
    while (true) {
      Optional<LatencyResult> result = measure.apply(load);
      if (result.isEmpty()) {
        return Optional.empty();
      }
      measurements++;
      if (result.get().status() == LatencyResult.Status.SATURATED) {
        saturated = load;
        accepted = result.get().acceptedLoad();
      } else {
        sustained = load;
        accepted = saturated < Double.POSITIVE_INFINITY ? accepted : result.get().acceptedLoad();
      }
      if (saturated == Double.POSITIVE_INFINITY || saturated - sustained <= resolution) {
        return Optional.of(
            new SaturationPoint(
                traffic.withLoad(sustained), sustained, saturated, accepted, measurements));
      }
      load = (sustained + saturated) / 2;
    }
  }
}
