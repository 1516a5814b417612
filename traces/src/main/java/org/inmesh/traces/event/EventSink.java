package org.inmesh.traces.event;

/**
 * Takes the events of a trace, in their order: whoever records calls it, and so does whoever reads.
 * A method for each type of event; what is not overridden is ignored. Implementations are called
 * millions of times a second and must not allocate for each event.
 *
 * <p><b>Time.</b> Events of packets count network cycles, all others core cycles; the ratio is in
 * the trace's header. Events come in the order of time, up to one core cycle: an event never comes
 * before another one that is two core cycles earlier.
 *
 * <p><b>Packets</b> are numbered from 0 in the order of their creation, over all networks of the
 * machine. A trace of a part of a run has only a part of the numbers.
 *
 * <p><b>Processes</b> are descriptors as on the transputer: workspace address plus priority (0
 * high, 1 low); the header says what they are called. A <b>channel</b> is the address that the
 * core's instructions use; the header says which address of which core is which channel.
 */
public interface EventSink {
  /** In place of a packet's number: the beginning of the run, cycle 0. */
  long BEGINNING = -1;

  /**
   * A cause lies at most this many packets before what it caused, so that a reader needs to keep
   * only that many deliveries.
   */
  long FARTHEST_CAUSE = 1 << 20;

  /**
   * One cause of the packet whose creation is the next event of its kind: it is created at the
   * earliest {@code cycles} after the delivery of the packet {@code packet}. A packet is created
   * when the last of its causes allows it; one without causes in the cycle that is recorded.
   *
   * @param packet its number; less than that of the packet caused, and less than {@link
   *     #FARTHEST_CAUSE} before it; or {@link #BEGINNING}
   * @param cycles network cycles between delivery and creation: computing, access to memory; at
   *     least 0
   */
  default void cause(long packet, long cycles) {}

  /**
   * A packet was put in the source queue of its node.
   *
   * @param packet its number, larger than those of all packets before
   * @param network number of the network, from 0; a coherent machine may have several
   * @param messageClass of the packet in that network
   * @param source node
   * @param destination node
   * @param bytes length with its head: flits times bytes of a flit, for packets of a simulated
   *     network
   * @param cycle of its creation, from which its latency counts
   */
  default void packetCreated(
      long packet,
      int network,
      int messageClass,
      int source,
      int destination,
      int bytes,
      long cycle) {}

  /** The head flit has left the source queue. */
  default void packetInjected(long packet, long cycle) {}

  /**
   * A flit of a packet was granted an output of a router.
   *
   * @param router as the topology numbers it
   * @param output port of the router
   */
  default void flitForwarded(long packet, int router, int output, long cycle) {}

  /** The tail flit was consumed at the destination. */
  default void packetDelivered(long packet, long cycle) {}

  /** The packet will never be delivered: a link has damaged it, or there is no way. */
  default void packetLost(long packet, long cycle) {}

  /**
   * A message of a coherence protocol goes into the network, or to the same node.
   *
   * @param packet the number of its packet
   * @param type number of the message's type; the header has the names
   * @param source node
   * @param destination node
   * @param line number of the memory line
   * @param requestor core whose request is the reason; -1 for a home of its own accord
   */
  default void coherenceMessage(
      long packet, int type, int source, int destination, int line, int requestor, long cycle) {}

  /** A process begins to send a message, and waits until it is taken. */
  default void outputStarted(int core, int process, int channel, int bytes, long cycle) {}

  /** A process begins to receive a message, and waits if it is not there. */
  default void inputStarted(int core, int process, int channel, int bytes, long cycle) {}

  /**
   * The rendezvous: all of a message is with the receiver.
   *
   * @param core of the receiver
   * @param process the receiver
   * @param channel as the receiver's core addresses it
   */
  default void messageReceived(int core, int process, int channel, int bytes, long cycle) {}

  /**
   * A process came into being.
   *
   * @param address of its first instruction
   */
  default void processStarted(int core, int process, int address, long cycle) {}

  /** A process that waited can go on; it is in a run queue. */
  default void processReady(int core, int process, long cycle) {}

  /**
   * A process has the core.
   *
   * @param address where it goes on
   */
  default void processRunning(int core, int process, int address, long cycle) {}

  /**
   * A process has left the core and waits.
   *
   * @param address of the instruction that waits
   * @param reason what for
   * @param channel which one, or which lock, if {@code reason} has one; otherwise 0
   */
  default void processWaiting(
      int core, int process, int address, WaitReason reason, int channel, long cycle) {}

  /** A process ended, or stopped for good. */
  default void processEnded(int core, int process, int address, long cycle) {}

  /** A core has no process to execute. */
  default void coreIdle(int core, long cycle) {}

  /** A core that was idle, or had not begun, has something to do. */
  default void coreBusy(int core, long cycle) {}

  /**
   * An instruction was executed.
   *
   * @param address of its first byte
   * @param function function code, 0 to 15, prefixes folded into the operand
   * @param operand as the prefixes make it
   */
  default void instruction(
      int core, int process, int address, int function, int operand, long cycle) {}

  /** A program marks this point of its run. */
  default void marker(int core, int process, int value, long cycle) {}
}
