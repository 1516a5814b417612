package org.inmesh.bench.validation;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.epiphany.EpiphanyNetwork;
import org.inmesh.mesh.epiphany.calibration.WriteLatency;

/** What an Epiphany's network does with packets of one flit when nothing else is in it. */
final class EpiphanyLinks {
  private static final int PACKETS = 200;

  private EpiphanyLinks() {}

  /** Core cycles from one packet to the next on a link that is never idle. */
  static double coreCyclesBetweenPackets(NetworkSpecification specification, int messageClass) {
    List<Long> arrivals = new ArrayList<>();
    Network network =
        new EpiphanyNetwork(
            specification, (from, to, flits, tag, cycle) -> arrivals.add(cycle), null);
    for (int packet = 0; packet < PACKETS; packet++) {
      network.send(0, 1, 1, messageClass, packet, 0);
    }
    for (long cycle = 0; !network.isQuiet(); cycle++) {
      network.step(cycle);
    }
    double networkCycles = arrivals.getLast() - arrivals.getFirst();
    return networkCycles / (PACKETS - 1) / EpiphanyNetwork.CYCLES_PER_CORE_CYCLE;
  }

  /** Bytes of data that a link of the mesh of writes carries in a core cycle. */
  static double bytesPerCoreCycle(NetworkSpecification specification) {
    return EpiphanyNetwork.FLIT_BYTES
        / coreCyclesBetweenPackets(specification, EpiphanyNetwork.ON_CHIP_WRITE);
  }

  /** Core cycles of a write from injection to arrival. */
  static double writeCycles(NetworkSpecification specification, int source, int destination) {
    return WriteLatency.cycles(specification, source, destination) - WriteLatency.SOFTWARE_CYCLES;
  }
}
