package org.inmesh.mesh.packet;

import java.util.Arrays;

/** The source queues: for each node and message class the packets that wait, in creation order. */
final class WaitingPackets {
  private final PacketTable packets;
  private final int[] first;
  private final int[] last;
  private int size;

  WaitingPackets(int queues, PacketTable packets) {
    this.packets = packets;
    first = new int[queues];
    last = new int[queues];
    Arrays.fill(first, PacketTable.NONE);
  }

  boolean allEmpty() {
    return size == 0;
  }

  void add(int queue, int slot) {
    packets.next[slot] = PacketTable.NONE;
    if (first[queue] == PacketTable.NONE) {
      first[queue] = slot;
    } else {
      packets.next[last[queue]] = slot;
    }
    last[queue] = slot;
    size++;
  }

  /** The first packet of a queue, or {@link PacketTable#NONE}. */
  int first(int queue) {
    return first[queue];
  }

  void removeFirst(int queue) {
    first[queue] = packets.next[first[queue]];
    size--;
  }
}
