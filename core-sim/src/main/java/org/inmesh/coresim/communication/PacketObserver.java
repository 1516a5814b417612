package org.inmesh.coresim.communication;

/**
 * Watches every packet of a machine, over all its networks, and learns what caused each. Nothing is
 * spent on it without an observer, and nothing that is simulated changes with one.
 *
 * <p>Packets are numbered from 0 in the order in which they are sent. Cycles are network cycles.
 * Calls come in the order of time, up to one core cycle.
 */
public interface PacketObserver {
  /** In place of a packet's number: the beginning of the run, cycle 0. */
  long BEGINNING = -1;

  /**
   * A cause is less than this many packets before what it caused, so that whoever follows causes
   * needs to keep only that many deliveries. In the place of one that is farther away a later
   * delivery is named.
   */
  int FARTHEST_CAUSE = 1 << 20;

  /**
   * One cause of the packet whose {@link #packetCreated} is next: it was sent because another one
   * had arrived. Its creation is the latest of its causes' arrivals plus their cycles. A packet
   * without causes was sent before its sender had received anything.
   *
   * @param packet number of the other; or {@link #BEGINNING}
   * @param cycles between the other's arrival and this one's creation, at least 0
   */
  default void cause(long packet, long cycles) {}

  /**
   * A packet was put in the source queue of its node.
   *
   * @param network from 0; the mesh machine has one
   * @param messageClass of that network
   * @param flits length, the head flit included
   */
  default void packetCreated(
      long packet,
      int network,
      int messageClass,
      int source,
      int destination,
      int flits,
      long cycle) {}

  /**
   * The packet created last is a message of the coherence protocol.
   *
   * @param type ordinal of {@link org.inmesh.coresim.coherence.protocol.MessageType}
   * @param line number of the memory line
   * @param requestor core whose request is the reason; -1 for a home of its own accord
   */
  default void coherenceMessage(
      long packet, int type, int source, int destination, int line, int requestor, long cycle) {}

  /** The head flit has left the source queue. */
  default void packetInjected(long packet, long cycle) {}

  /** Whether {@link #flitGranted} is of use: those calls are by far the most. */
  default boolean watchesGrants() {
    return false;
  }

  /** A flit was granted an output of a router. */
  default void flitGranted(long packet, int router, int output, long cycle) {}

  /** The tail flit was consumed at the destination. */
  default void packetArrived(long packet, long cycle) {}
}
