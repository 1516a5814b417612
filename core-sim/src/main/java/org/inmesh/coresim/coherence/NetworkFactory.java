package org.inmesh.coresim.coherence;

import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;

/** Builds the network that carries one message class. */
@FunctionalInterface
interface NetworkFactory {
  Network create(NetworkSpecification specification, Network.PacketReceiver receiver);
}
