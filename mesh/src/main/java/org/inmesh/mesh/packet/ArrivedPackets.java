package org.inmesh.mesh.packet;

import java.util.Arrays;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.topology.UnreliableLinks;

/**
 * The packets whose tail arrived in this cycle: counts them and reports them at its end. Behind
 * unreliable links it also is what the interfaces of the nodes do: it discards what is damaged, and
 * holds back what is delayed.
 */
public final class ArrivedPackets {
  private static final int USUAL_DELAY = 63;

  private final PacketTable packets;
  private final NetworkCounters counters;
  private final Network.PacketReceiver receiver;

  /** Or null. */
  private final NetworkObserver observer;

  /** Null if all links are reliable. */
  private final LinkChances chances;

  private final DuePackets held;

  private int[] slots = new int[16];
  private int count;

  /**
   * Packets of a network with reliable links.
   *
   * @param observer or null
   */
  public ArrivedPackets(
      PacketTable packets,
      NetworkCounters counters,
      Network.PacketReceiver receiver,
      NetworkObserver observer) {
    this.packets = packets;
    this.counters = counters;
    this.receiver = receiver;
    this.observer = observer;
    chances = null;
    held = null;
  }

  /**
   * Packets of a network.
   *
   * @param observer or null
   * @throws IllegalArgumentException if the network has no such link as is said to be unreliable
   */
  public ArrivedPackets(
      NetworkSpecification specification,
      PacketTable packets,
      NetworkCounters counters,
      Network.PacketReceiver receiver,
      NetworkObserver observer) {
    this.packets = packets;
    this.counters = counters;
    this.receiver = receiver;
    this.observer = observer;
    UnreliableLinks unreliable = specification.unreliableLinks();
    if (unreliable.isNone()) {
      chances = null;
      held = null;
    } else {
      packets.keepNumbers();
      chances = new LinkChances(specification.topology(), unreliable, packets);
      held = new DuePackets(packets, USUAL_DELAY);
    }
  }

  /** Whether {@link #headCrosses} must be told of every link that a head flit crosses. */
  public boolean dependOnLinks() {
    return chances != null;
  }

  /**
   * A packet's head flit leaves a router by a port; local ports do not matter. May be called by
   * several threads for different packets.
   */
  public void headCrosses(int slot, int router, int port) {
    chances.headCrosses(slot, router, port);
  }

  /** A packet whose tail has arrived. */
  public void add(int slot) {
    if (count == slots.length) {
      slots = Arrays.copyOf(slots, 2 * count);
    }
    slots[count++] = slot;
  }

  /** Puts the packets in ascending order of their destinations, of which there is one each. */
  public void sort() {
    for (int i = 1; i < count; i++) {
      int slot = slots[i];
      int j = i;
      for (; j > 0 && packets.destination[slots[j - 1]] > packets.destination[slot]; j--) {
        slots[j] = slots[j - 1];
      }
      slots[j] = slot;
    }
  }

  /** Whether packets are held back, to be reported in later cycles. */
  public boolean isHolding() {
    return held != null && !held.isEmpty();
  }

  /**
   * Releases the packets and reports them in the order they were added, then those that have been
   * held back until now.
   */
  public void report(long cycle) {
    if (chances != null) {
      meetFates(cycle);
      held.arrive(cycle, this);
    }
    for (int i = 0; i < count; i++) {
      int slot = slots[i];
      int source = packets.source[slot];
      int destination = packets.destination[slot];
      int flits = packets.flits[slot];
      int tag = packets.tag[slot];
      long latency = cycle - packets.created[slot];
      packets.release(slot);
      counters.packets++;
      counters.flits += flits;
      counters.latencySum += latency;
      counters.latencyMaximum = Math.max(counters.latencyMaximum, latency);
      if (observer != null) {
        observer.packetArrived(source, destination, flits, tag, cycle);
        observer.packetMeasured(source, destination, flits, latency);
      }
      receiver.packetArrived(source, destination, flits, tag, cycle);
    }
    count = 0;
  }

  /** Keeps those that are neither lost nor late. */
  private void meetFates(long cycle) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int slot = slots[i];
      int fate = packets.fate[slot];
      if (fate == LinkChances.LOST) {
        discard(slot, cycle);
      } else if (fate > 0) {
        counters.delayed++;
        held.add(slot, cycle + fate, cycle);
      } else {
        slots[kept++] = slot;
      }
    }
    count = kept;
  }

  private void discard(int slot, long cycle) {
    int source = packets.source[slot];
    int destination = packets.destination[slot];
    int flits = packets.flits[slot];
    int tag = packets.tag[slot];
    packets.release(slot);
    counters.lost++;
    if (observer != null) {
      observer.packetLost(source, destination, flits, tag, cycle);
    }
    receiver.packetLost(source, destination, flits, tag, cycle);
  }
}
