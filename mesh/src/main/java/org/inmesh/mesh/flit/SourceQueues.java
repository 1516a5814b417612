package org.inmesh.mesh.flit;

import java.util.Arrays;
import org.inmesh.mesh.packet.PacketTable;

/** The unbounded queue of packets in front of each node's injection port, in creation order. */
final class SourceQueues {
  private final PacketTable packets;
  private final int[] first;
  private final int[] last;

  /** Flits of the first packet that have been injected. */
  private final int[] flitsSent;

  private long size;

  SourceQueues(int nodes, PacketTable packets) {
    this.packets = packets;
    first = new int[nodes];
    last = new int[nodes];
    flitsSent = new int[nodes];
    Arrays.fill(first, PacketTable.NONE);
  }

  /** No packet is in any queue; one with flits still to inject is. */
  boolean allEmpty() {
    return size == 0;
  }

  boolean isEmpty(int node) {
    return first[node] == PacketTable.NONE;
  }

  void add(int node, int slot) {
    packets.next[slot] = PacketTable.NONE;
    if (isEmpty(node)) {
      first[node] = slot;
    } else {
      packets.next[last[node]] = slot;
    }
    last[node] = slot;
    size++;
  }

  /** Takes the next flit of the first packet; the packet leaves the queue with its tail. */
  int takeFlit(int node) {
    int slot = first[node];
    int flit = Flit.ofPacket(slot);
    int sent = flitsSent[node];
    if (sent == 0) {
      flit |= Flit.HEAD;
    }
    sent++;
    if (sent == packets.flits[slot]) {
      flit |= Flit.TAIL;
      first[node] = packets.next[slot];
      size--;
      sent = 0;
    }
    flitsSent[node] = sent;
    return flit;
  }
}
