package org.inmesh.mesh.measurement;

import org.inmesh.mesh.NetworkCounters;

/** The warm-up of one measurement. */
final class WarmUpRun {
  private final LatencyMeasurement plan;
  private final NetworkCounters counters;
  private final Runnable period;
  private double meanLatency = Double.NaN;
  private long accepted;

  /**
   * A warm-up to come.
   *
   * @param counters of the network
   * @param period simulates one sample period
   */
  WarmUpRun(LatencyMeasurement plan, NetworkCounters counters, Runnable period) {
    this.plan = plan;
    this.counters = counters;
    this.period = period;
  }

  /** Returns whether the network is warm, as far as the plan asks. */
  boolean run() {
    return switch (plan.warmUp()) {
      case WarmUp.Periods periods -> {
        for (int i = 0; i < periods.count(); i++) {
          step();
        }
        yield true;
      }
      case WarmUp.SteadyState steadyState -> settle(steadyState);
    };
  }

  /** Mean latency of the packets that arrived in the last period; NaN without. */
  double meanLatency() {
    return meanLatency;
  }

  private boolean settle(WarmUp.SteadyState steadyState) {
    step();
    for (int periods = 1; periods < steadyState.maximumPeriods(); periods++) {
      double latencyBefore = meanLatency;
      double acceptedBefore = accepted;
      step();
      if (isClose(meanLatency, latencyBefore, steadyState.tolerance())
          && isClose(accepted, acceptedBefore, steadyState.tolerance())) {
        return true;
      }
      if (meanLatency > plan.saturationLatency()) {
        return false;
      }
    }
    return false;
  }

  /** Without packets there is nothing to wait for. */
  private static boolean isClose(double now, double before, double tolerance) {
    return !(Math.abs(now - before) > tolerance * now);
  }

  private void step() {
    long packets = counters.packets;
    long sum = counters.latencySum;
    long flits = counters.flits;
    period.run();
    meanLatency = (double) (counters.latencySum - sum) / (counters.packets - packets);
    accepted = counters.flits - flits;
  }
}
