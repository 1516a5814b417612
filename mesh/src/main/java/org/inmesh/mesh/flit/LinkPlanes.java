package org.inmesh.mesh.flit;

import java.util.Arrays;

/**
 * What is under way on the links between the nodes and routers of a stripe, by the cycle in which
 * it arrives: a ring of slots, one for each of the next cycles.
 *
 * <p>A slot has planes, with a bit for each node and 64 nodes in a word: the flits that will ask
 * for a {@link Crosspoint} when they have arrived, flits for the nodes, credits. The flits
 * themselves stand in an array by input and node.
 */
final class LinkPlanes {
  /** Flits that arrive at the nodes; before this plane there is one for each crosspoint. */
  static final int TO_NODE = Crosspoint.COUNT;

  /** Credits for the outputs of the routers, five planes. */
  static final int CREDITS = TO_NODE + 1;

  /** Credits for the nodes' injection. */
  static final int NODE_CREDITS = CREDITS + Port.ROUTER_PORTS;

  /** Not 0 if one of the other planes is not. */
  static final int ANY = NODE_CREDITS + 1;

  static final int PLANES = ANY + 1;

  /** Inputs of the flits: those of the routers and {@link Port#NODE}. */
  private static final int INPUTS = Port.NODE + 1;

  /** Flits of different inputs of one node would fight for the same lines of the host's cache. */
  private static final int PADDING = 8;

  final long[] flits;

  /** How far apart in {@link #flits} those of an input and of the next stand. */
  final int inputStride;

  private final long[] planes;
  private final int words;
  private final int slots;
  private int now;

  /**
   * Empty links.
   *
   * @param words of 64 nodes
   * @param reach the longest way, in cycles
   */
  LinkPlanes(int words, int reach) {
    this.words = words;
    inputStride = words * Long.SIZE + PADDING;
    slots = reach + 1;
    planes = new long[slots * words * PLANES];
    flits = new long[slots * INPUTS * inputStride];
  }

  /** Goes to the next cycle. */
  void advance() {
    now = now + 1 == slots ? 0 : now + 1;
  }

  /** The slot that is due some cycles from now. */
  int slotAfter(int cycles) {
    int slot = now + cycles;
    return slot >= slots ? slot - slots : slot;
  }

  /** Where in {@link #flits} those of an input stand, node by node. */
  int flitsOf(int slot, int input) {
    return (slot * INPUTS + input) * inputStride;
  }

  /** What is due now. */
  long due(int word, int plane) {
    return planes[(now * words + word) * PLANES + plane];
  }

  /** Makes the slot that is due now free, once all of a word has been taken. */
  void clear(int word) {
    int first = (now * words + word) * PLANES;
    Arrays.fill(planes, first, first + PLANES, 0);
  }

  /** Lets something arrive at the same nodes. */
  void send(int slot, int word, int plane, long nodes) {
    int first = (slot * words + word) * PLANES;
    planes[first + plane] |= nodes;
    planes[first + ANY] |= nodes;
  }

  /** Lets something arrive at other nodes, whose numbers are greater by a distance. */
  void send(int slot, int word, int plane, long nodes, int distance) {
    int to = word + (distance >> 6);
    long low = nodes << distance;
    long high = nodes >>> 1 >>> (~distance & 63);
    send(slot, to, plane, low);
    if (high != 0) {
      send(slot, to + 1, plane, high);
    }
  }

  /** Takes up to 64 bits of a plane out of a slot, from a node on. */
  long take(int slot, int plane, int node, int count) {
    long mask = -1L >>> Long.SIZE - count;
    int low = (slot * words + (node >> 6)) * PLANES + plane;
    long taken = planes[low] >>> node & mask;
    planes[low] &= ~(taken << node);
    int bitsOfFirst = Long.SIZE - (node & 63);
    if (count > bitsOfFirst) {
      int high = low + PLANES;
      long rest = planes[high] << bitsOfFirst & mask;
      planes[high] &= ~(rest >>> bitsOfFirst);
      taken |= rest;
    }
    return taken;
  }
}
