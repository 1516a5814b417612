package org.inmesh.mesh.routing;

/**
 * A routing algorithm made for one topology: which outputs, in which class of virtual channels, a
 * packet may take at a router. Routers and ports are numbered as in {@link
 * org.inmesh.mesh.topology.Topology}. Immutable; hot, so it works on integers alone.
 *
 * <p>A packet carries a route state from its source, which only the relation understands: an
 * intermediate router, say, or which dimension goes first.
 */
public interface RoutingRelation {

  /**
   * How many classes the virtual channels of each message class are divided into, 1 to 4. A message
   * class must have at least as many channels.
   */
  int channelClasses();

  /**
   * The virtual channels of a channel class.
   *
   * @param channels of the message class, at least {@link #channelClasses}, at most 32
   * @return a bit for each of the message class's channels
   */
  default int channels(int channelClass, int channels) {
    int classes = channelClasses();
    int from = channelClass * channels / classes;
    int to = (channelClass + 1) * channels / classes;
    return (int) ((1L << to) - (1L << from));
  }

  /**
   * The route state with which a packet leaves its source.
   *
   * @param random evenly distributed bits, drawn for this packet
   */
  default int initialState(int sourceRouter, int destinationRouter, long random) {
    return 0;
  }

  /**
   * Every state that {@link #initialState} can return for a pair of routers, for the check of
   * dependencies.
   */
  default int[] initialStates(int sourceRouter, int destinationRouter) {
    return new int[1];
  }

  /**
   * The route state of a packet that has come to a router, the source's included. Asked once for
   * each router, before {@link #candidates}.
   */
  default int arrivedState(int router, int destinationRouter, int state) {
    return state;
  }

  /**
   * Whether a packet that has come to a router leaves the network there. Asked before {@link
   * #candidates}. A two-phase route may pass its destination on the way to the intermediate router.
   *
   * @param state as {@link #arrivedState} returned it
   */
  default boolean endsAt(int router, int destinationRouter, int state) {
    return router == destinationRouter;
  }

  /**
   * Whether packets can be sent from one router to another. With faults there may be no way, or
   * none that the algorithm would take.
   */
  default boolean isRoutable(int sourceRouter, int destinationRouter) {
    return true;
  }

  /**
   * The outputs that a packet may take at a router at which its route does not {@linkplain #endsAt
   * end}.
   *
   * @param inputPort by which it came, or a local port
   * @param inputClass channel class by which it came; 0 at the source
   * @param state as {@link #arrivedState} returned it
   * @return see {@link Candidates}; empty if the packet cannot reach its destination from here
   */
  long candidates(int router, int inputPort, int inputClass, int destinationRouter, int state);

  /**
   * Whether it is free of deadlock only if no buffer ever holds flits of two packets: a channel is
   * then not given to a packet before the tail's credit of the one before has come back.
   */
  default boolean needsOnePacketPerBuffer() {
    return false;
  }

  /** Whether there is never more than one candidate. */
  boolean isDeterministic();
}
