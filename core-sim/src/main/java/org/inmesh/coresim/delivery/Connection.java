package org.inmesh.coresim.delivery;

import java.util.Arrays;

/**
 * What both ends know of the packets from one node to another: which of them the sender has no
 * acknowledgement of, and which the receiver has already. Rings by sequence number, of a power of
 * two, that double when they are full.
 *
 * <p>The sender keeps a packet until it is acknowledged, the receiver acknowledges before it
 * delivers, and delivers in order; so whatever the receiver delivers the sender still has, and
 * packets need to be kept here once only.
 */
final class Connection {
  private static final int INITIAL_CAPACITY = 4;

  final int source;
  final int destination;

  /** Core cycles until the first retransmission of a packet with nothing in front of it. */
  final int patience;

  private int[] tags = new int[INITIAL_CAPACITY];
  private int[] flits = new int[INITIAL_CAPACITY];
  private byte[] tries = new byte[INITIAL_CAPACITY];
  private boolean[] acknowledged = new boolean[INITIAL_CAPACITY];
  private boolean[] arrived = new boolean[INITIAL_CAPACITY];

  /** The sender's oldest packet without acknowledgement. */
  private int oldest;

  /** Number of the packet sent next. */
  private int next;

  /** The receiver has delivered all before this one. */
  private int expected;

  private int unacknowledgedFlits;

  Connection(int source, int destination, int patience) {
    this.source = source;
    this.destination = destination;
    this.patience = patience;
  }

  /** A new packet; returns its number. */
  int add(int tag, int packetFlits) {
    if (next - oldest == tags.length) {
      grow();
    }
    int at = at(next);
    tags[at] = tag;
    flits[at] = packetFlits;
    tries[at] = 1;
    acknowledged[at] = false;
    arrived[at] = false;
    unacknowledgedFlits += packetFlits;
    return next++;
  }

  private int at(int sequence) {
    return sequence & tags.length - 1;
  }

  int flits(int sequence) {
    return flits[at(sequence)];
  }

  /** How often a packet has been sent. */
  int tries(int sequence) {
    return tries[at(sequence)];
  }

  /** It is sent once more; counts to 127 only. */
  void retry(int sequence) {
    int at = at(sequence);
    tries[at] = (byte) Math.min(Byte.MAX_VALUE, tries[at] + 1);
  }

  /** Flits of all packets without acknowledgement. */
  int unacknowledgedFlits() {
    return unacknowledgedFlits;
  }

  /** A number of which the packet carried only the lower bits. */
  int whole(int carried, int bits) {
    int unused = Integer.SIZE - bits;
    return oldest + (carried - oldest << unused >> unused);
  }

  boolean isAcknowledged(int sequence) {
    return sequence - oldest < 0 || acknowledged[at(sequence)];
  }

  /** The sender has an acknowledgement, perhaps not the first for this packet. */
  void acknowledge(int sequence) {
    if (isAcknowledged(sequence)) {
      return;
    }
    acknowledged[at(sequence)] = true;
    unacknowledgedFlits -= flits[at(sequence)];
    while (oldest != next && acknowledged[at(oldest)]) {
      oldest++;
    }
  }

  /** The receiver has a packet; false if it had it before. */
  boolean arrive(int sequence) {
    if (sequence - expected < 0 || arrived[at(sequence)]) {
      return false;
    }
    arrived[at(sequence)] = true;
    return true;
  }

  /** True if the packet to be delivered next has arrived. */
  boolean canDeliver() {
    return expected != next && arrived[at(expected)];
  }

  /** The tag of that packet, which counts as delivered now. */
  int deliver() {
    return tags[at(expected++)];
  }

  private void grow() {
    int capacity = tags.length;
    tags = doubled(tags);
    flits = doubled(flits);
    byte[] newTries = Arrays.copyOf(tries, 2 * capacity);
    boolean[] newAcknowledged = Arrays.copyOf(acknowledged, 2 * capacity);
    boolean[] newArrived = Arrays.copyOf(arrived, 2 * capacity);
    System.arraycopy(tries, 0, newTries, capacity, capacity);
    System.arraycopy(acknowledged, 0, newAcknowledged, capacity, capacity);
    System.arraycopy(arrived, 0, newArrived, capacity, capacity);
    tries = newTries;
    acknowledged = newAcknowledged;
    arrived = newArrived;
  }

  /** Whatever a place's new number is, the upper half or the lower: the content is in both. */
  private static int[] doubled(int[] ring) {
    int[] larger = Arrays.copyOf(ring, 2 * ring.length);
    System.arraycopy(ring, 0, larger, ring.length, ring.length);
    return larger;
  }
}
