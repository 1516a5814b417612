package org.inmesh.mesh.measurement;

import java.util.List;
import java.util.Objects;
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
 * @param warmUp periods that do not count
 * @param maximumSamples sample periods after which measuring ends in any case, at least 1
 * @param settledSamples sample periods in a row whose mean latency must differ little from the one
 *     before, at least 1
 * @param tolerance how little: relative difference
 * @param saturationLatency mean latency in network cycles above which the network is called
 *     saturated
 */
public record LatencyMeasurement(
    int samplePeriod,
    WarmUp warmUp,
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
    Objects.requireNonNull(warmUp);
    checkAtLeast("maximumSamples", maximumSamples, 1);
    checkAtLeast("settledSamples", settledSamples, 1);
    if (!(tolerance >= 0) || !(saturationLatency > 0)) {
      throw new IllegalArgumentException(
          "tolerance " + tolerance + ", saturation latency " + saturationLatency);
    }
  }

  /** A measurement with a given number of warm-up periods, at least 0. */
  public LatencyMeasurement(
      int samplePeriod,
      int warmUpPeriods,
      int maximumSamples,
      int settledSamples,
      double tolerance,
      double saturationLatency) {
    this(
        samplePeriod,
        new WarmUp.Periods(warmUpPeriods),
        maximumSamples,
        settledSamples,
        tolerance,
        saturationLatency);
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

  /** The same measurement, but with another latency above which a network is called saturated. */
  public LatencyMeasurement withSaturationLatency(double other) {
    return new LatencyMeasurement(
        samplePeriod, warmUp, maximumSamples, settledSamples, tolerance, other);
  }

  /** The same measurement with another warm-up. */
  public LatencyMeasurement withWarmUp(WarmUp other) {
    return new LatencyMeasurement(
        samplePeriod, other, maximumSamples, settledSamples, tolerance, saturationLatency);
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
    return measure(networks, traffic, stop, List.of());
  }

  /**
   * Measures a new network under synthetic traffic, watched, unless its progress gives reason to
   * stop.
   *
   * @param stop asked now and then; true ends the measurement without a result
   * @param observers each watches the network from its first cycle on; the result does not depend
   *     on them
   * @throws IllegalArgumentException if the traffic does not suit the network, see {@link
   *     TrafficSpecification#obstacle}
   */
  public Optional<LatencyResult> measure(
      NetworkFactory networks,
      TrafficSpecification traffic,
      Predicate<MeasurementProgress> stop,
      List<SampleObserver> observers) {
    LatencyRun run = new LatencyRun(this, networks, traffic, stop, observers);
    LatencyResult result = run.run();
    return run.stopped() ? Optional.empty() : Optional.of(result);
  }
}
