package org.inmesh.mesh.measurement;

import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkObserver;

/** Builds the network that is measured, empty and at cycle 0. */
@FunctionalInterface
public interface NetworkFactory {
  /** A new network with this receiver and this observer. */
  Network create(Network.PacketReceiver receiver, NetworkObserver observer);
}
