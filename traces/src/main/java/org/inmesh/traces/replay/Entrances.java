package org.inmesh.traces.replay;

import java.util.function.IntConsumer;

/**
 * Lets one packet of each node in, in a cycle: of those that could enter, the first of the trace.
 */
final class Entrances {
  private final PacketTable packets;
  private final PacketHeap[] nodes;
  private int size;

  Entrances(PacketTable packets, int nodes) {
    this.packets = packets;
    this.nodes = new PacketHeap[nodes];
    for (int node = 0; node < nodes; node++) {
      this.nodes[node] = PacketHeap.byNumber(packets);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** A packet can enter from now on. */
  void add(int slot) {
    nodes[packets.source[slot]].add(slot);
    size++;
  }

  /** A cycle's packets enter, by node. */
  void enter(IntConsumer entered) {
    if (size == 0) {
      return;
    }
    for (PacketHeap node : nodes) {
      if (!node.isEmpty()) {
        size--;
        entered.accept(node.removeFirst());
      }
    }
  }
}
