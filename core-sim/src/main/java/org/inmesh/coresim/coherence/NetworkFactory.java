package org.inmesh.coresim.coherence;

import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;

/** Builds the network that carries one message class. */
@FunctionalInterface
public interface NetworkFactory {
  /**
   * A network that reports arrivals to the receiver.
   *
   * @param observer or null
   */
  Network create(
      NetworkSpecification specification,
      Network.PacketReceiver receiver,
      NetworkObserver observer);
}
