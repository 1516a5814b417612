package org.inmesh.mesh.fidelity;

import java.util.Objects;
import org.agrona.collections.Int2IntHashMap;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;

/**
 * A network whose observer can tell all packets apart: it sees their numbers, from 0 in the order
 * in which they are sent, where another would see the sender's tags, which may be equal. Packets of
 * one flow may overtake each other, so nothing else tells equal ones apart. The receiver gets the
 * tags as ever. At most 2^31 packets.
 */
public final class NumberedPackets implements Network {
  /** Says that a number has no tag, so it cannot be one. */
  private static final int NO_TAG = Integer.MIN_VALUE;

  private final Network network;
  private final PacketReceiver receiver;

  /** By number: the tags of the packets under way. */
  private final Int2IntHashMap tags = new Int2IntHashMap(NO_TAG);

  private int sent;

  /**
   * Builds a network.
   *
   * @param observer sees numbers for tags
   * @throws IllegalArgumentException see {@link Networks#create}
   */
  public NumberedPackets(
      NetworkSpecification specification, PacketReceiver receiver, NetworkObserver observer) {
    this.receiver = Objects.requireNonNull(receiver);
    network = Networks.create(specification, new Tagged(), Objects.requireNonNull(observer));
  }

  /** Gives the receiver the tags back. */
  private final class Tagged implements PacketReceiver {
    @Override
    public void packetArrived(int source, int destination, int flits, int number, long cycle) {
      receiver.packetArrived(source, destination, flits, tags.remove(number), cycle);
    }

    @Override
    public void packetLost(int source, int destination, int flits, int number, long cycle) {
      receiver.packetLost(source, destination, flits, tags.remove(number), cycle);
    }
  }

  @Override
  public NetworkSpecification specification() {
    return network.specification();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException after 2^31 packets
   */
  @Override
  public void send(int source, int destination, int flits, int messageClass, int tag, long cycle) {
    if (sent < 0) {
      throw new IllegalStateException("more than 2^31 packets cannot be told apart");
    }
    int number = sent++;
    tags.put(number, tag);
    network.send(source, destination, flits, messageClass, number, cycle);
  }

  @Override
  public void step(long cycle) {
    network.step(cycle);
  }

  @Override
  public boolean isQuiet() {
    return network.isQuiet();
  }

  @Override
  public NetworkCounters counters() {
    return network.counters();
  }
}
