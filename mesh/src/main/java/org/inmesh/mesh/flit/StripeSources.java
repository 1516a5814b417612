package org.inmesh.mesh.flit;

import java.util.Arrays;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.packet.PacketTable;

/**
 * The nodes of a stripe as senders: the unbounded queue of packets in front of each node's
 * injection port, in creation order, and the credits for the router's input.
 */
final class StripeSources {
  private final PacketTable packets;

  /** Or null. */
  private final NetworkObserver observer;

  private final LinkPlanes links;
  private final int[] requestsFromNode = Crosspoint.ofInput(Port.LOCAL);

  /** By node of the network: column | row << 16. */
  private final int[] coordinates;

  /** A node's number in the network less that in the stripe. */
  private final int numberShift;

  private final PlaneCounters credits;

  /** By word: nodes with a packet in the queue. */
  private final long[] queued;

  /** By node: the first and the last packet of the queue. */
  private final int[] first;

  private final int[] last;

  /** By node: flits of the first packet that have been injected. */
  private final int[] flitsSent;

  private int packetsQueued;

  /**
   * Nodes with empty queues.
   *
   * @param observer or null
   */
  StripeSources(
      int words,
      int bufferDepth,
      int[] coordinates,
      int numberShift,
      LinkPlanes links,
      PacketTable packets,
      NetworkObserver observer) {
    this.coordinates = coordinates;
    this.numberShift = numberShift;
    this.links = links;
    this.packets = packets;
    this.observer = observer;
    credits = new PlaneCounters(words, bufferDepth);
    credits.fill(bufferDepth);
    queued = new long[words];
    first = new int[words * Long.SIZE];
    last = new int[words * Long.SIZE];
    flitsSent = new int[words * Long.SIZE];
    Arrays.fill(first, PacketTable.NONE);
  }

  /** No packet is in any queue; one with flits still to inject is. */
  boolean allEmpty() {
    return packetsQueued == 0;
  }

  /** Puts a packet in the queue of a node, given by its number in the network. */
  void add(int source, int slot) {
    int node = source - numberShift;
    packets.next[slot] = PacketTable.NONE;
    if (first[node] == PacketTable.NONE) {
      first[node] = slot;
      queued[node >> 6] |= 1L << node;
    } else {
      packets.next[last[node]] = slot;
    }
    last[node] = slot;
    packetsQueued++;
  }

  void addCredits(int word, long nodes) {
    credits.increment(word, nodes);
  }

  /** Lets each node of a word that can send one flit; returns how many did. */
  int inject(int word, long cycle) {
    long ready = queued[word];
    if (ready != 0) {
      ready &= credits.nonZero(word);
    }
    if (ready == 0) {
      return 0;
    }
    int slot = links.slotAfter(WormholeStripe.NODE_LATENCY);
    int to = links.flitsOf(slot, Port.LOCAL) + word * Long.SIZE;
    for (long left = ready; left != 0; left &= left - 1) {
      int bit = Long.numberOfTrailingZeros(left);
      long flit = takeFlit(word * Long.SIZE + bit, cycle);
      links.flits[to + bit] = flit;
      links.send(slot, word, requestsFromNode[MovingFlit.firstOutput(flit)], 1L << bit);
    }
    credits.decrement(word, ready);
    return Long.bitCount(ready);
  }

  private long takeFlit(int node, long cycle) {
    int slot = first[node];
    int sent = flitsSent[node];
    int headAndTail = 0;
    if (sent == 0) {
      headAndTail = MovingFlit.HEAD;
      packets.injected(slot, cycle, observer);
    }
    sent++;
    if (sent == packets.flits[slot]) {
      headAndTail |= MovingFlit.TAIL;
      sent = 0;
      removeFirst(node, slot);
    }
    flitsSent[node] = sent;
    int from = coordinates[node + numberShift];
    int to = coordinates[packets.destination[slot]];
    int dx = (to & 0xffff) - (from & 0xffff);
    int dy = (to >> 16) - (from >> 16);
    return MovingFlit.of(slot, headAndTail, dx, dy);
  }

  private void removeFirst(int node, int slot) {
    int next = packets.next[slot];
    first[node] = next;
    packetsQueued--;
    if (next == PacketTable.NONE) {
      queued[node >> 6] &= ~(1L << node);
    }
  }
}
