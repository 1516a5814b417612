package org.inmesh.bench.traffic;

import org.inmesh.mesh.traffic.TrafficSpecification;

/**
 * Where a network saturates under a kind of traffic. Loads in flits per node and cycle.
 *
 * @param traffic what was offered, at the highest load below saturation
 * @param sustained highest load that was found below saturation; 0 if none was
 * @param saturated lowest load that was found saturated; infinite if the network takes all that the
 *     traffic can offer
 * @param acceptedAtSaturation load that the network delivered at that lowest saturated load; at the
 *     sustained one if none is saturated
 * @param measurements how many it took
 */
public record SaturationPoint(
    TrafficSpecification traffic,
    double sustained,
    double saturated,
    double acceptedAtSaturation,
    int measurements) {

  /** Checks the order of the loads. */
  public SaturationPoint {
    if (!(sustained < saturated)) {
      throw new IllegalStateException("saturated at " + saturated + ", not at " + sustained);
    }
  }
}
