package org.inmesh.mesh;

/**
 * What a network has done so far. Plain data, updated by the network, read by anyone.
 *
 * <p>Latency of a packet is from its creation to the arrival of its tail flit, in network cycles;
 * queueing at the source is part of it.
 */
public final class NetworkCounters {
  /** Packets that have arrived. */
  public long packets;

  /** Flits of arrived packets. */
  public long flits;

  /**
   * Links between routers crossed, summed over flits (the way into and out of the mesh not
   * counted).
   */
  public long flitHops;

  /** Sum of the latencies of arrived packets, network cycles. */
  public long latencySum;

  /** Largest latency of an arrived packet, network cycles. */
  public long latencyMaximum;

  /** Packets never sent because the routing knows no way round what is dead. */
  public long unroutable;

  /** Packets discarded at their destination because a link had damaged them. */
  public long lost;

  /** Packets held back at their destination because a link had delayed them. */
  public long delayed;
}
