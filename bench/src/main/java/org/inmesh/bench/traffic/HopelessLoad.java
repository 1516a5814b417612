package org.inmesh.bench.traffic;

import java.util.function.Predicate;
import org.inmesh.mesh.measurement.LatencyMeasurement;
import org.inmesh.mesh.measurement.MeasurementProgress;

/**
 * Tells early that a network cannot keep up with its load. By Little's law the packets under way
 * are the rate at which they are created times their mean latency, so when there are several times
 * as many as belong to the latency that counts as saturated, and their number still grows, nothing
 * is learned by going on. For one measurement.
 */
final class HopelessLoad implements Predicate<MeasurementProgress> {
  /** Room for bursts: this many times the latency that counts as saturated. */
  private static final int PATIENCE = 3;

  /** Network cycles between two looks. */
  private static final int INTERVAL = 1_000;

  private final double bound;
  private long lookedAt;
  private int packetsThen;
  private boolean found;

  /**
   * For a measurement that begins.
   *
   * @param experiment what is measured
   * @param plan how
   */
  HopelessLoad(NetworkExperiment experiment, LatencyMeasurement plan) {
    double flits = experiment.traffic().load() * experiment.network().nodes();
    bound = PATIENCE * plan.saturationLatency() * flits / experiment.traffic().meanPacketFlits();
  }

  @Override
  public boolean test(MeasurementProgress progress) {
    if (progress.cycle() - lookedAt >= INTERVAL) {
      int packets = progress.packetsUnderWay();
      found = packets > bound && packets > packetsThen;
      lookedAt = progress.cycle();
      packetsThen = packets;
    }
    return found;
  }
}
