package org.inmesh.mesh.measurement;

import org.HdrHistogram.Histogram;

/**
 * What a {@link LatencyMeasurement} found at one load. Latencies are in network cycles, over the
 * measured packets; of a saturated network, over those that arrived before the measuring was given
 * up, which says little.
 *
 * @param status how the measuring ended
 * @param offeredLoad flits per node and cycle
 * @param acceptedLoad flits per node and cycle that arrived during the sample periods, counted when
 *     the tail of their packet arrives
 * @param packets measured packets that arrived
 * @param meanPacketLatency from creation to the arrival of the tail; NaN without packets
 * @param meanNetworkLatency from injection of the head to the arrival of the tail; NaN without
 * @param meanRouters routers on the way; NaN without packets
 * @param packetLatencies distribution of the latency from creation
 * @param details the rest
 */
public record LatencyResult(
    Status status,
    double offeredLoad,
    double acceptedLoad,
    long packets,
    double meanPacketLatency,
    double meanNetworkLatency,
    double meanRouters,
    Histogram packetLatencies,
    MeasurementDetails details) {

  /** How a measurement ends. */
  public enum Status {
    /** The mean came to rest, and every measured packet arrived. */
    CONVERGED,

    /**
     * The mean still moved after the last sample period, or a warm-up to the {@linkplain
     * WarmUp.SteadyState steady state} did not reach it; every measured packet arrived.
     */
    UNSETTLED,

    /** The mean passed the bound: no steady state. */
    SATURATED
  }

  /** Part of the packet latency spent in the source queue, network cycles. */
  public double meanQueueingLatency() {
    return meanPacketLatency - meanNetworkLatency;
  }
}
