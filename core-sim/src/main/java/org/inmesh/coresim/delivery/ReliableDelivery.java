package org.inmesh.coresim.delivery;

import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2LongHashMap;

/**
 * Delivers packets between nodes once each, and those from one node to another in the order in
 * which they were sent, by way of a network that loses, delays and reorders packets: automatic
 * repeat request with selective repeat. The sender numbers packets and sends one again whose
 * acknowledgement does not come in time; the receiver acknowledges every packet, also one that it
 * has had before, and keeps what is early.
 *
 * <p>The time-out is the round trip of an undisturbed network, what the sender's own packets to the
 * same node take meanwhile, and a reserve; it doubles with each of the first tries, as an
 * acknowledgement may be late because too much is sent. Nothing is allocated once all pairs of
 * nodes that communicate have done so.
 */
public final class ReliableDelivery {
  /** Bits of a packet's number that the packet carries. */
  public static final int SEQUENCE_BITS = 28;

  private static final int SEQUENCE_MASK = (1 << SEQUENCE_BITS) - 1;
  private static final int MOST_DOUBLINGS = 3;
  private static final int NONE = -1;

  /** The network, which may lose what it is given. */
  public interface Wire {
    /**
     * Sends a packet.
     *
     * @param sequence lower bits of its number, to be given to {@link #packetArrived}
     */
    void sendPacket(int source, int destination, int flits, int sequence);

    /**
     * Sends an acknowledgement.
     *
     * @param sequence to be given to {@link #acknowledgementArrived}
     */
    void sendAcknowledgement(int source, int destination, int sequence);

    /** Core cycles that a packet of one flit and one back take in an undisturbed network. */
    int roundTrip(int source, int destination);
  }

  /** Whom packets are for. */
  @FunctionalInterface
  public interface Receiver {
    /** A packet with the tag it was sent with; may send others. */
    void deliver(int source, int destination, int tag);
  }

  private final int reserve;
  private final Wire wire;
  private final Receiver receiver;

  /** By source and destination: index of the connection. */
  private final Long2LongHashMap indices = new Long2LongHashMap(NONE);

  private final List<Connection> connections = new ArrayList<>();
  private final Timeouts timeouts = new Timeouts();
  private long retransmissions;
  private long duplicates;

  /**
   * Nothing has been sent yet.
   *
   * @param reserve core cycles beyond the round trip before a packet is sent again, at least 1
   */
  public ReliableDelivery(int reserve, Wire wire, Receiver receiver) {
    this.reserve = reserve;
    this.wire = wire;
    this.receiver = receiver;
  }

  /**
   * Sends a packet.
   *
   * @param tag returned on delivery
   * @param cycle core cycle
   */
  public void send(int source, int destination, int flits, int tag, long cycle) {
    int index = index(source, destination);
    Connection connection = connections.get(index);
    int sequence = connection.add(tag, flits);
    wire.sendPacket(source, destination, flits, sequence & SEQUENCE_MASK);
    awaitAcknowledgement(index, sequence, cycle);
  }

  private int index(int source, int destination) {
    long key = (long) source << Integer.SIZE | destination;
    long index = indices.get(key);
    if (index == NONE) {
      index = connections.size();
      int patience = reserve + wire.roundTrip(source, destination);
      connections.add(new Connection(source, destination, patience));
      indices.put(key, index);
    }
    return (int) index;
  }

  private void awaitAcknowledgement(int index, int sequence, long cycle) {
    Connection connection = connections.get(index);
    long patience = (long) connection.patience + connection.unacknowledgedFlits();
    int doublings = Math.min(MOST_DOUBLINGS, connection.tries(sequence) - 1);
    timeouts.add(cycle + (patience << doublings), index, sequence);
  }

  /** A packet sent by {@link Wire#sendPacket} has arrived, undamaged. */
  public void packetArrived(int source, int destination, int sequence) {
    Connection connection = connections.get(index(source, destination));
    wire.sendAcknowledgement(destination, source, sequence);
    if (!connection.arrive(connection.whole(sequence, SEQUENCE_BITS))) {
      duplicates++;
      return;
    }
    while (connection.canDeliver()) {
      receiver.deliver(source, destination, connection.deliver());
    }
  }

  /**
   * An acknowledgement sent by {@link Wire#sendAcknowledgement} has arrived, undamaged.
   *
   * @param source node that had received the packet
   * @param destination node that had sent it
   */
  public void acknowledgementArrived(int source, int destination, int sequence) {
    Connection connection = connections.get(index(destination, source));
    connection.acknowledge(connection.whole(sequence, SEQUENCE_BITS));
  }

  /** The first core cycle in which {@link #expire} has something to do; Long.MAX_VALUE if none. */
  public long nextCycle() {
    while (!timeouts.isEmpty() && isFirstAcknowledged()) {
      timeouts.removeFirst();
    }
    return timeouts.isEmpty() ? Long.MAX_VALUE : timeouts.firstCycle();
  }

  private boolean isFirstAcknowledged() {
    return connections.get(timeouts.firstConnection()).isAcknowledged(timeouts.firstSequence());
  }

  /** Sends the packets again whose acknowledgements should have come by this core cycle. */
  public void expire(long cycle) {
    while (nextCycle() <= cycle) {
      int index = timeouts.firstConnection();
      int sequence = timeouts.firstSequence();
      timeouts.removeFirst();
      Connection connection = connections.get(index);
      connection.retry(sequence);
      retransmissions++;
      wire.sendPacket(
          connection.source,
          connection.destination,
          connection.flits(sequence),
          sequence & SEQUENCE_MASK);
      awaitAcknowledgement(index, sequence, cycle);
    }
  }

  /** Packets that were sent again, each time counted. */
  public long retransmissions() {
    return retransmissions;
  }

  /** Packets that the receiver discarded because it had them. */
  public long duplicates() {
    return duplicates;
  }
}
