package org.inmesh.mesh.packet;

import java.util.Objects;
import org.inmesh.mesh.NetworkSpecification;

/** Holds the caller of a network to what {@link org.inmesh.mesh.Network} asks of him. */
public final class NetworkContract {
  private final int nodes;
  private final int messageClasses;
  private long lastCycle = -1;
  private boolean quiet = true;

  /** Nothing has been called yet. */
  public NetworkContract(NetworkSpecification specification) {
    nodes = specification.nodes();
    messageClasses = specification.messageClasses();
  }

  /**
   * A packet is sent.
   *
   * @throws IndexOutOfBoundsException if a node or the message class does not exist
   * @throws IllegalArgumentException if there is no flit
   */
  public void checkPacket(int source, int destination, int flits, int messageClass) {
    Objects.checkIndex(source, nodes);
    Objects.checkIndex(destination, nodes);
    Objects.checkIndex(messageClass, messageClasses);
    if (flits < 1) {
      throw new IllegalArgumentException("a packet of " + flits + " flits");
    }
  }

  /**
   * A step begins.
   *
   * @throws IllegalStateException if its cycle is not the next one, or a later one after a step
   *     that left the network quiet
   */
  public void beginStep(long cycle) {
    if (cycle <= lastCycle || (cycle != lastCycle + 1 && !quiet)) {
      throw new IllegalStateException("cycle " + cycle + " after cycle " + lastCycle);
    }
    lastCycle = cycle;
  }

  /** The step has ended, and the network is quiet or not. */
  public void endStep(boolean isQuiet) {
    quiet = isQuiet;
  }

  /** The cycle of the last step, -1 before the first. */
  public long lastCycle() {
    return lastCycle;
  }
}
