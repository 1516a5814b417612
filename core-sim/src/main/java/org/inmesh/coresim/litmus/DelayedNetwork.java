package org.inmesh.coresim.litmus;

import java.util.Arrays;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkSpecification;

/**
 * A network that delays each packet by a random time, longer to and from slow nodes, so that
 * packets overtake one another even between the same nodes. After that they arrive, or go on
 * through the machine's own network.
 *
 * <p>Long delays would cost a step for every cycle. So it is quiet until the cycle in which a
 * packet is due, which the machine asks for and then announces.
 */
final class DelayedNetwork implements Network {
  private final NetworkSpecification specification;
  private final PacketReceiver receiver;
  private final RandomNumbers random;
  private final NetworkDelays delays;

  /** Or null. */
  private final Network own;

  private final NetworkCounters counters = new NetworkCounters();

  // Packets in the order in which they were sent.
  private int size;
  private long[] due = new long[16];
  private int[] sources = new int[16];
  private int[] destinations = new int[16];
  private int[] flits = new int[16];
  private int[] classes = new int[16];
  private int[] tags = new int[16];
  private long first = Long.MAX_VALUE;

  /** The network cycle up to which the machine steps next. */
  private long horizon;

  DelayedNetwork(
      NetworkSpecification specification,
      PacketReceiver receiver,
      NetworkDelays delays,
      Network own,
      long seed) {
    this.specification = specification;
    this.receiver = receiver;
    this.delays = delays;
    this.own = own;
    this.random = new RandomNumbers(seed);
  }

  @Override
  public NetworkSpecification specification() {
    return specification;
  }

  @Override
  public void send(int source, int destination, int length, int messageClass, int tag, long cycle) {
    if (size == due.length) {
      grow();
    }
    long arrival = cycle + delays.of(source, destination, random);
    due[size] = arrival;
    sources[size] = source;
    destinations[size] = destination;
    flits[size] = length;
    classes[size] = messageClass;
    tags[size] = tag;
    size++;
    first = Math.min(first, arrival);
  }

  private void grow() {
    int larger = 2 * size;
    due = Arrays.copyOf(due, larger);
    sources = Arrays.copyOf(sources, larger);
    destinations = Arrays.copyOf(destinations, larger);
    flits = Arrays.copyOf(flits, larger);
    classes = Arrays.copyOf(classes, larger);
    tags = Arrays.copyOf(tags, larger);
  }

  @Override
  public void step(long cycle) {
    if (first <= cycle) {
      release(cycle);
    }
    if (own != null && !own.isQuiet()) {
      own.step(cycle);
    }
  }

  private void release(long cycle) {
    int kept = 0;
    first = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      if (due[i] <= cycle) {
        arrive(i, cycle);
        continue;
      }
      first = Math.min(first, due[i]);
      due[kept] = due[i];
      sources[kept] = sources[i];
      destinations[kept] = destinations[i];
      flits[kept] = flits[i];
      classes[kept] = classes[i];
      tags[kept] = tags[i];
      kept++;
    }
    size = kept;
  }

  private void arrive(int packet, long cycle) {
    counters.packets++;
    counters.flits += flits[packet];
    if (own == null) {
      receiver.packetArrived(
          sources[packet], destinations[packet], flits[packet], tags[packet], cycle);
    } else {
      own.send(
          sources[packet],
          destinations[packet],
          flits[packet],
          classes[packet],
          tags[packet],
          cycle);
    }
  }

  /** The network cycle in which the next packet's delay ends, or {@code Long.MAX_VALUE}. */
  long firstDue() {
    return first;
  }

  /** From now on, packets that are due up to this network cycle are in motion. */
  void announce(long cycle) {
    horizon = cycle;
  }

  @Override
  public boolean isQuiet() {
    return first > horizon && (own == null || own.isQuiet());
  }

  @Override
  public NetworkCounters counters() {
    return counters;
  }
}
