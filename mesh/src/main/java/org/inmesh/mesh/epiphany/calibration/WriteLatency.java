package org.inmesh.mesh.epiphany.calibration;

import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.epiphany.EpiphanyNetwork;

/** The time in which a core that polls its memory learns of another's write to it. */
public final class WriteLatency {
  /**
   * Outside the network, core cycles: the sender's store and half a round of the receiver's poll
   * loop. The mean of what is left of the measured points of {@link SiliconMeasurements} without
   * the network's cycle and a half for each router.
   */
  public static final double SOFTWARE_CYCLES = 11.4;

  private WriteLatency() {}

  /** Core cycles, with nothing else in the network. */
  public static double cycles(NetworkSpecification specification, int source, int destination) {
    long[] arrival = {-1};
    Network network =
        new EpiphanyNetwork(
            specification, (from, to, flits, tag, cycle) -> arrival[0] = cycle, null);
    network.send(source, destination, 1, EpiphanyNetwork.ON_CHIP_WRITE, 0, 0);
    for (long cycle = 0; !network.isQuiet(); cycle++) {
      network.step(cycle);
    }
    return SOFTWARE_CYCLES + (double) arrival[0] / EpiphanyNetwork.CYCLES_PER_CORE_CYCLE;
  }
}
