package org.inmesh.coresim.coherence;

import java.util.PriorityQueue;
import java.util.Random;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkSpecification;

/**
 * A network without routers: each packet takes a random time between two bounds, and packets
 * overtake one another even between the same nodes. No real network is as hostile, so a protocol
 * that survives it does not depend on order.
 */
final class RandomDelayNetwork implements Network {
  private record Packet(
      long arrival, long sequence, int source, int destination, int flits, int tag, long created) {}

  private final NetworkSpecification specification;
  private final PacketReceiver receiver;
  private final Random random;
  private final int least;
  private final int most;
  private final PriorityQueue<Packet> underWay =
      new PriorityQueue<>(
          (a, b) ->
              a.arrival != b.arrival
                  ? Long.compare(a.arrival, b.arrival)
                  : Long.compare(a.sequence, b.sequence));
  private final NetworkCounters counters = new NetworkCounters();
  private long sequence;

  RandomDelayNetwork(
      NetworkSpecification specification, PacketReceiver receiver, int least, int most, long seed) {
    this.specification = specification;
    this.receiver = receiver;
    this.least = least;
    this.most = most;
    this.random = new Random(seed);
  }

  @Override
  public NetworkSpecification specification() {
    return specification;
  }

  @Override
  public void send(int source, int destination, int flits, int messageClass, int tag, long cycle) {
    long arrival = cycle + least + random.nextInt(most - least + 1);
    underWay.add(new Packet(arrival, sequence++, source, destination, flits, tag, cycle));
  }

  @Override
  public void step(long cycle) {
    while (!underWay.isEmpty() && underWay.peek().arrival <= cycle) {
      Packet packet = underWay.remove();
      counters.packets++;
      counters.flits += packet.flits;
      counters.latencySum += cycle - packet.created;
      receiver.packetArrived(packet.source, packet.destination, packet.flits, packet.tag, cycle);
    }
  }

  @Override
  public boolean isQuiet() {
    return underWay.isEmpty();
  }

  @Override
  public NetworkCounters counters() {
    return counters;
  }
}
