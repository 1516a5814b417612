package org.inmesh.mesh.packet;

import java.util.Arrays;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkObserver;

/** The packets whose tail arrived in this cycle: counts them and reports them at its end. */
public final class ArrivedPackets {
  private final PacketTable packets;
  private final NetworkCounters counters;
  private final Network.PacketReceiver receiver;

  /** Or null. */
  private final NetworkObserver observer;

  private int[] slots = new int[16];
  private int count;

  /**
   * Packets of one network.
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

  /** Releases the packets and reports them in the order they were added. */
  public void report(long cycle) {
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
      }
      receiver.packetArrived(source, destination, flits, tag, cycle);
    }
    count = 0;
  }
}
