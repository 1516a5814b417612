package org.inmesh.mesh.measurement;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.inmesh.mesh.traffic.TrafficSpecification;

/**
 * How latency is measured under synthetic traffic: warm-up periods that do not count, then sample
 * periods until the mean over all of them has come to rest, then cycles, with traffic going on,
 * until all measured packets have arrived. As BookSim 2 does in its latency mode.
 *
 * @param samplePeriod network cycles in a period, at least 1
 * @param warmUpPeriods at least 0
 * @param maximumSamples sample periods after which measuring ends in any case, at least 1
 * @param settledSamples sample periods in a row whose mean latency must differ little from the one
 *     before, at least 1
 * @param tolerance how little: relative difference
 * @param saturationLatency mean latency in network cycles above which the network is called
 *     saturated
 */
public record LatencyMeasurement(
    int samplePeriod,
    int warmUpPeriods,
    int maximumSamples,
    int settledSamples,
    double tolerance,
    double saturationLatency) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is below its least value
   */
  public LatencyMeasurement {
    checkAtLeast("samplePeriod", samplePeriod, 1);
    checkAtLeast("warmUpPeriods", warmUpPeriods, 0);
    checkAtLeast("maximumSamples", maximumSamples, 1);
    checkAtLeast("settledSamples", settledSamples, 1);
    if (!(tolerance >= 0) || !(saturationLatency > 0)) {
      throw new IllegalArgumentException(
          "tolerance " + tolerance + ", saturation latency " + saturationLatency);
    }
  }

  private static void checkAtLeast(String name, int value, int minimum) {
    if (value < minimum) {
      throw new IllegalArgumentException(name + " must be at least " + minimum + ", not " + value);
    }
  }

  /**
   * The way of the reference tables: three warm-up periods of 10,000 cycles, at most ten samples,
   * three in a row within 5 %, saturated above 500 cycles.
   */
  public static LatencyMeasurement ofReference() {
    return new LatencyMeasurement(10_000, 3, 10, 3, 0.05, 500);
  }

  /** The same way, but with another latency above which a network is called saturated. */
  public LatencyMeasurement withSaturationLatency(double other) {
    return new LatencyMeasurement(
        samplePeriod, warmUpPeriods, maximumSamples, settledSamples, tolerance, other);
  }

  /**
   * Measures a new network under synthetic traffic.
   *
   * @throws IllegalArgumentException if the traffic does not suit the network, see {@link
   *     TrafficSpecification#obstacle}
   */
  public LatencyResult measure(NetworkFactory networks, TrafficSpecification traffic) {
    return measure(networks, traffic, () -> false).orElseThrow();
  }

  /**
   * Measures a new network under synthetic traffic unless it is told to stop.
   *
   * @param stop asked now and then; true ends the measurement without a result
   * @throws IllegalArgumentException if the traffic does not suit the network, see {@link
   *     TrafficSpecification#obstacle}
   */
  public Optional<LatencyResult> measure(
      NetworkFactory networks, TrafficSpecification traffic, BooleanSupplier stop) {
    return measure(networks, traffic, progress -> stop.getAsBoolean());
  }

  /**
   * Measures a new network under synthetic traffic unless its progress gives reason to stop.
   *
   * @param stop asked now and then; true ends the measurement without a result
   * @throws IllegalArgumentException if the traffic does not suit the network, see {@link
   *     TrafficSpecification#obstacle}
   */
  public Optional<LatencyResult> measure(
      NetworkFactory networks, TrafficSpecification traffic, Predicate<MeasurementProgress> stop) {
    LatencyRun run = new LatencyRun(this, networks, traffic, stop);
    LatencyResult result = run.run();
    return run.stopped() ? Optional.empty() : Optional.of(result);
  }
}
