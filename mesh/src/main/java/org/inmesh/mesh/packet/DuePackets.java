package org.inmesh.mesh.packet;

import java.util.Arrays;

/**
 * Packets on their way, by the cycle in which they arrive: a ring of lists, chained through {@link
 * PacketTable#next}, and beside it those that are due after the ring's end.
 */
final class DuePackets {
  private final PacketTable packets;

  /** By the low bits of the cycle: the last packet of the list; its next is the first. */
  private final int[] last;

  private final int mask;

  /** Packets due a ring's length or more ahead when they were added. */
  private int[] laterSlots = new int[4];

  private long[] laterCycles = new long[4];
  private int later;

  /** Packets in the ring and later. */
  private int size;

  /**
   * An empty set.
   *
   * @param reach most cycles ahead that are usual
   */
  DuePackets(PacketTable packets, int reach) {
    this.packets = packets;
    last = new int[Integer.highestOneBit(reach) << 1];
    Arrays.fill(last, PacketTable.NONE);
    mask = last.length - 1;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Adds a packet that is due in a cycle after the present one. */
  void add(int slot, long due, long now) {
    size++;
    if (due - now > mask) {
      addLater(slot, due);
    } else {
      addToRing(slot, (int) due & mask);
    }
  }

  private void addToRing(int slot, int list) {
    int end = last[list];
    if (end == PacketTable.NONE) {
      packets.next[slot] = slot;
    } else {
      packets.next[slot] = packets.next[end];
      packets.next[end] = slot;
    }
    last[list] = slot;
  }

  private void addLater(int slot, long due) {
    if (later == laterSlots.length) {
      laterSlots = Arrays.copyOf(laterSlots, 2 * later);
      laterCycles = Arrays.copyOf(laterCycles, 2 * later);
    }
    laterSlots[later] = slot;
    laterCycles[later++] = due;
  }

  /** Moves the packets that are due in this cycle to those that have arrived. */
  void arrive(long cycle, ArrivedPackets arrivals) {
    int list = (int) cycle & mask;
    if (list == 0 && later > 0) {
      bringForward(cycle);
    }
    int end = last[list];
    if (end == PacketTable.NONE) {
      return;
    }
    last[list] = PacketTable.NONE;
    int next = packets.next[end];
    int slot;
    do {
      slot = next;
      next = packets.next[slot];
      arrivals.add(slot);
      size--;
    } while (slot != end);
  }

  /** At the ring's begin: takes in what is due before it begins again. */
  private void bringForward(long cycle) {
    int kept = 0;
    for (int i = 0; i < later; i++) {
      if (laterCycles[i] - cycle <= mask) {
        addToRing(laterSlots[i], (int) laterCycles[i] & mask);
      } else {
        laterSlots[kept] = laterSlots[i];
        laterCycles[kept++] = laterCycles[i];
      }
    }
    later = kept;
  }
}
