package org.inmesh.bench.traffic;

import java.util.Objects;

/**
 * Where a network saturates under a kind of traffic. Loads in flits per node and cycle.
 *
 * @param outcome how the search ended
 * @param experiment at the highest load below saturation
 * @param sustained highest load that was found below saturation; 0 if none was
 * @param latency mean packet latency at that load, network cycles; NaN if none was
 * @param saturated lowest load that was found saturated; infinite if none was: if the search ended
 *     by itself, the network takes all that the traffic can offer
 * @param accepted load that the network delivered at that lowest saturated load, at the sustained
 *     one if none is saturated; NaN if the load was so hopeless that measuring was given up
 * @param measurements how many it took
 */
public record SaturationPoint(
    Outcome outcome,
    NetworkExperiment experiment,
    double sustained,
    double latency,
    double saturated,
    double accepted,
    int measurements) {

  /** How a search for the saturation load ends. */
  public enum Outcome {
    /** The interval is as narrow as was asked for. */
    FOUND,

    /** The search was stopped; the saturation load is in an interval that is wider. */
    INTERRUPTED,

    /** The network deadlocked at a load in the interval. */
    DEADLOCKED
  }

  /** Checks the order of the loads. */
  public SaturationPoint {
    Objects.requireNonNull(outcome);
    if (!(sustained < saturated)) {
      throw new IllegalStateException("saturated at " + saturated + ", not at " + sustained);
    }
  }
}
