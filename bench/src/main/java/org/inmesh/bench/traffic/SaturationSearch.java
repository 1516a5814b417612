package org.inmesh.bench.traffic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleFunction;
import org.inmesh.bench.traffic.SaturationPoint.Outcome;

/** Finds the saturation load of a network under a kind of traffic. */
final class SaturationSearch {
  /** From one load to the next while none has saturated. */
  private static final double GROWTH = 1.5;

  /** Width of the interval at the end, relative to the load, if that is less than asked for. */
  private static final double RELATIVE_RESOLUTION = 0.02;

  /** Loads have few digits, so that users can repeat a measurement. */
  private static final MathContext DIGITS = new MathContext(4);

  private final NetworkExperiment experiment;
  private final double maximum;
  private final double resolution;

  private double sustained;
  private double latency = Double.NaN;
  private double saturated = Double.POSITIVE_INFINITY;
  private double accepted = Double.NaN;
  private int measurements;

  /**
   * What a measurement says about a load.
   *
   * @param finding whether the network keeps up with it
   * @param latency mean packet latency, network cycles; NaN if unknown
   * @param accepted flits per node and cycle; NaN if unknown
   */
  record Probe(Finding finding, double latency, double accepted) {

    /** A measurement that found no latency. */
    static Probe of(Finding finding) {
      return new Probe(finding, Double.NaN, Double.NaN);
    }
  }

  /** What a load does to a network. */
  enum Finding {
    SUSTAINED,
    SATURATED,
    DEADLOCKED,

    /** Nobody knows, because the measurement was stopped. */
    STOPPED
  }

  /**
   * A search.
   *
   * @param experiment its load does not matter
   * @param maximum greatest load that is tried, flits per node and cycle
   * @param resolution width of the interval at the end, above 0; less for small loads
   */
  SaturationSearch(NetworkExperiment experiment, double maximum, double resolution) {
    this.experiment = experiment;
    this.maximum = maximum;
    this.resolution = resolution;
  }

  /**
   * Tries growing loads until one saturates, and then halves the interval between the highest load
   * that does not and the lowest that does. The answer does not depend on where it starts, only the
   * time it takes.
   *
   * @param estimate of the saturation load or somewhat more; the first load is half of it
   * @param measure a measurement at a load
   * @return what is known at the end
   */
  SaturationPoint search(double estimate, DoubleFunction<Probe> measure) {
    double load = Math.min(maximum, rounded(estimate / 2));
    while (true) {
      Probe probe = measure.apply(load);
      switch (probe.finding()) {
        case SUSTAINED, SATURATED -> note(load, probe);
        case DEADLOCKED -> {
          return point(Outcome.DEADLOCKED);
        }
        case STOPPED -> {
          return point(Outcome.INTERRUPTED);
        }
      }
      if (isFound()) {
        return point(Outcome.FOUND);
      }
      load =
          Double.isFinite(saturated)
              ? rounded((sustained + saturated) / 2)
              : Math.min(maximum, rounded(sustained * GROWTH));
    }
  }

  private SaturationPoint point(Outcome outcome) {
    return new SaturationPoint(
        outcome,
        experiment.withLoad(sustained),
        sustained,
        latency,
        saturated,
        accepted,
        measurements);
  }

  private void note(double load, Probe probe) {
    measurements++;
    boolean isSaturated = probe.finding() == Finding.SATURATED;
    if (isSaturated) {
      saturated = load;
    } else {
      sustained = load;
      latency = probe.latency();
    }
    if (isSaturated || !Double.isFinite(saturated)) {
      accepted = probe.accepted();
    }
  }

  private boolean isFound() {
    return sustained == maximum
        || saturated - sustained <= Math.min(resolution, RELATIVE_RESOLUTION * saturated);
  }

  private static double rounded(double load) {
    return BigDecimal.valueOf(load).round(DIGITS).doubleValue();
  }
}
