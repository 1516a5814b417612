package org.inmesh.coresim.coherence.measurement;

import org.inmesh.coresim.communication.PacketObserver;
import org.inmesh.mesh.NetworkObserver;

/**
 * Who watches the messages of coherent memory. Nothing is spent on those who are not there.
 *
 * @param packets and their causes; or null
 * @param network is told of what happens in all networks, with tags that say nothing; or null
 * @param requests counts what homes are asked; or null
 */
public record MessageObservers(
    PacketObserver packets, NetworkObserver network, HomeRequests requests) {
  /** Nobody. */
  public static final MessageObservers NONE = new MessageObservers(null, null, null);

  /** Of packets alone. */
  public static MessageObservers of(PacketObserver packets) {
    return new MessageObservers(packets, null, null);
  }
}
