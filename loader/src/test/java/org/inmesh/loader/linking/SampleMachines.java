package org.inmesh.loader.linking;

import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.mesh.NetworkSpecification;

/** Machines for tests of linking. */
final class SampleMachines {

  private SampleMachines() {}

  static MachineSpecification machine(Kind kind, int columns, int rows, int memoryBytes) {
    return new MachineSpecification(
        "sample",
        kind,
        1000,
        ProcessorSpecification.T800,
        memoryBytes,
        NetworkSpecification.wormhole(columns, rows, 3, 8, 8, 1),
        64,
        new CacheSpecification(Protocol.MESI, 64, 32768, 4, 0, 262144, 8, 10, 100));
  }
}
