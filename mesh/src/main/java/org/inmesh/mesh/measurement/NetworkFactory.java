package org.inmesh.mesh.measurement;

import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.fidelity.Networks;

/** Builds the network that is measured, empty and at cycle 0. */
@FunctionalInterface
public interface NetworkFactory {
  /** A new network with this receiver and this observer. */
  Network create(Network.PacketReceiver receiver, NetworkObserver observer);

  /** Builds the networks of a specification. */
  static NetworkFactory of(NetworkSpecification specification) {
    return (receiver, observer) -> Networks.create(specification, receiver, observer);
  }
}
