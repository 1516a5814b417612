package org.inmesh.mesh.epiphany;

import java.util.Arrays;
import org.inmesh.mesh.packet.PacketTable;

/**
 * The unbounded queue of packets in front of each node's way into one mesh, in creation order: the
 * stores of a core that wait for its interface.
 */
final class SourceQueues {
  private final PacketTable packets;
  private final int[] first;
  private final int[] last;

  /** Flits of the first packet that have left. */
  private final int[] flitsSent;

  /** Nodes with a packet. */
  final Members waiting;

  SourceQueues(int nodes, PacketTable packets) {
    this.packets = packets;
    first = new int[nodes];
    last = new int[nodes];
    flitsSent = new int[nodes];
    waiting = new Members(nodes);
    Arrays.fill(first, PacketTable.NONE);
  }

  void add(int node, int slot) {
    packets.next[slot] = PacketTable.NONE;
    if (first[node] == PacketTable.NONE) {
      first[node] = slot;
      waiting.add(node);
    } else {
      packets.next[last[node]] = slot;
    }
    last[node] = slot;
  }

  /** Takes the next flit of the first packet; the packet leaves the queue with its last. */
  int takeFlit(int node) {
    int slot = first[node];
    int sent = flitsSent[node];
    int flit = Flit.ofPacket(slot);
    if (sent == 0) {
      flit |= Flit.FIRST;
    }
    sent++;
    if (sent == packets.flits[slot]) {
      flit |= Flit.LAST;
      first[node] = packets.next[slot];
      if (first[node] == PacketTable.NONE) {
        waiting.remove(node);
      }
      sent = 0;
    }
    flitsSent[node] = sent;
    return flit;
  }
}
