package org.inmesh.mesh;

/**
 * Watches a network. A network without an observer spends nothing on it, and the results are the
 * same with and without one. An observer must not call the network it watches.
 *
 * <p>Cycles are network cycles. Within one cycle the order of calls is deterministic, but it is not
 * part of the contract between calls of different methods.
 */
public interface NetworkObserver {

  /**
   * A packet was put in the source queue of its node.
   *
   * @param created the creation cycle, from which its latency counts
   */
  default void packetCreated(int source, int destination, int flits, int tag, long created) {}

  /**
   * A packet was given up when it was created: the routing knows no way round what is dead. Nothing
   * else is heard of it.
   */
  default void packetUnroutable(int source, int destination, int flits, int tag, long created) {}

  /**
   * Whether {@link #flitGranted} is of use now. Networks may ask before each step, and then spare
   * themselves the calls; they are by far the most.
   */
  default boolean watchesGrants() {
    return true;
  }

  /** The head flit has left the source queue of its node. */
  default void packetInjected(int source, int destination, int flits, int tag, long cycle) {}

  /**
   * A flit was granted an output of a router and leaves its input buffer.
   *
   * @param router as numbered in {@link org.inmesh.mesh.topology.Topology}; the node where each has
   *     its own
   * @param output port of the router, numbered there too
   * @param tag the packet's
   */
  default void flitGranted(int router, int output, int tag, long cycle) {}

  /** The head flit has been consumed by its destination. */
  default void headArrived(int source, int destination, int flits, int tag, long cycle) {}

  /**
   * The tail flit has been consumed by its destination, and a packet that links have delayed has
   * been held back long enough.
   */
  default void packetArrived(int source, int destination, int flits, int tag, long cycle) {}

  /**
   * A packet has arrived, see {@link #packetArrived}, and is among the network's counters now.
   *
   * @param latency from its creation, network cycles
   */
  default void packetMeasured(int source, int destination, int flits, long latency) {}

  /**
   * The tail flit has been consumed by the destination, which discards the packet because a link
   * has damaged it. Nothing else is heard of it.
   */
  default void packetLost(int source, int destination, int flits, int tag, long cycle) {}
}
