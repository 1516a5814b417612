package org.inmesh.bench.validation;

import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.fidelity.Networks;

/** Single packets in a network in which nothing else is. */
final class LonePackets {
  private LonePackets() {}

  /**
   * Network cycles from a packet's creation until its last flit has arrived.
   *
   * @param flits the head flit included
   */
  static long networkCycles(
      NetworkSpecification specification, int source, int destination, int flits) {
    long[] arrival = {-1};
    Network network =
        Networks.create(specification, (from, to, length, tag, cycle) -> arrival[0] = cycle);
    network.send(source, destination, flits, 0, 0);
    for (long cycle = 0; !network.isQuiet(); cycle++) {
      network.step(cycle);
    }
    return arrival[0];
  }

  /** The same in nanoseconds. */
  static double nanoseconds(
      NetworkSpecification specification,
      int coreMegahertz,
      int source,
      int destination,
      int flits) {
    double networkMegahertz =
        (double) coreMegahertz
            * specification.cyclesPerCoreCycle()
            / specification.coreCyclesPerCycle();
    return 1000 * networkCycles(specification, source, destination, flits) / networkMegahertz;
  }
}
