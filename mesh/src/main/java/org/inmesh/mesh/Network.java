package org.inmesh.mesh;

/**
 * Moves packets between nodes. Time is counted in network cycles, and is the caller's: it calls
 * {@link #step} for every cycle in which the network is not {@linkplain #isQuiet quiet}, in
 * ascending order, and may leave out cycles in which it is.
 *
 * <p>A packet's tag is the caller's; the network only returns it. Nothing here allocates in steady
 * state.
 */
public interface Network {

  /** What this network was built from. */
  NetworkSpecification specification();

  /**
   * Puts a packet in the source queue of a node, which is unbounded. It may be injected from the
   * next {@link #step} on.
   *
   * <p>Packets of different message classes have different source queues if the network has
   * different channels for them.
   *
   * <p>A packet for which there is no way round what is dead is only counted, see {@link
   * NetworkCounters#unroutable}.
   *
   * @param source node
   * @param destination node; may be the source
   * @param flits length, at least 1, the head flit included
   * @param messageClass 0 to the number of the network's message classes - 1
   * @param tag returned on arrival
   * @param cycle the creation cycle, for latency; not after the next step's cycle
   */
  void send(int source, int destination, int flits, int messageClass, int tag, long cycle);

  /** Sends a packet of message class 0. */
  default void send(int source, int destination, int flits, int tag, long cycle) {
    send(source, destination, flits, 0, tag, cycle);
  }

  /** Simulates one network cycle. Arrivals of the cycle are reported before it returns. */
  void step(long cycle);

  /** True when nothing is queued or in motion, credits included: stepping would change nothing. */
  boolean isQuiet();

  /** Counters since construction. */
  NetworkCounters counters();

  /** Learns of packets that have arrived completely. */
  @FunctionalInterface
  interface PacketReceiver {
    /**
     * Called from {@link Network#step} when the tail flit is consumed at its destination. The
     * receiver may call {@link Network#send}.
     *
     * @param cycle the network cycle
     */
    void packetArrived(int source, int destination, int flits, int tag, long cycle);

    /**
     * Called in place of {@link #packetArrived} for a packet that links have damaged. What is
     * simulated must not make use of it, as nobody at the destination knows whose packet it was;
     * whoever keeps a record of packets under way can end it.
     *
     * @param cycle the network cycle
     */
    default void packetLost(int source, int destination, int flits, int tag, long cycle) {}
  }
}
