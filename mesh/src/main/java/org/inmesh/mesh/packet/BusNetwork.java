package org.inmesh.mesh.packet;

import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;

/**
 * A bus: packets cross wires that all nodes share, one after the other, first come first served; of
 * those that come in one cycle, in the order in which they were sent. A packet spends a cycle on
 * arbitration, which overlaps the packet before, then one on the bus for each flit, and has arrived
 * in the cycle after. Crossing the bus counts as one hop. Links and routers do not exist, so
 * nothing is told of them.
 */
public final class BusNetwork extends WholePacketNetwork {
  private static final int ARBITRATION = 1;
  private static final int HOPS = 1;
  private static final int[] NO_WAY = {};

  /** First cycle in which the bus is free. */
  private long freeFrom;

  /**
   * An empty network at cycle 0.
   *
   * @param observer or null
   */
  public BusNetwork(
      NetworkSpecification specification, PacketReceiver receiver, NetworkObserver observer) {
    super(specification, receiver, observer);
  }

  @Override
  boolean nobodyWaits() {
    return true;
  }

  @Override
  void begin(long cycle) {}

  @Override
  void inject(int slot, int messageClass, long cycle) {
    long start = Math.max(freeFrom, cycle + ARBITRATION);
    freeFrom = start + packets.flits[slot];
    injected(slot, NO_WAY, 0, cycle);
    // The node's own link is counted in: see willArrive.
    willArrive(slot, HOPS + 1, freeFrom, cycle);
  }
}
