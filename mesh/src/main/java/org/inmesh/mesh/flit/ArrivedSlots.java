package org.inmesh.mesh.flit;

import java.util.Arrays;
import org.inmesh.mesh.packet.ArrivedPackets;

/** Slots of the packets whose tail arrived in a stripe in this step. */
final class ArrivedSlots {
  private int[] slots = new int[16];
  private int count;

  void add(int slot) {
    if (count == slots.length) {
      slots = Arrays.copyOf(slots, 2 * count);
    }
    slots[count++] = slot;
  }

  /** Hands them over, in the order they were added. */
  void moveTo(ArrivedPackets arrivals) {
    for (int i = 0; i < count; i++) {
      arrivals.add(slots[i]);
    }
    count = 0;
  }
}
