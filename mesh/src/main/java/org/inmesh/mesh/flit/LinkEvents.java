package org.inmesh.mesh.flit;

import java.util.Arrays;

/**
 * What arrives over links in one cycle, in the order it was sent: flits or credits. Grows to the
 * most that a cycle has needed, then allocates no more.
 */
final class LinkEvents {
  private static final int INITIAL_CAPACITY = 16;

  long[] events = new long[INITIAL_CAPACITY];
  int size;

  /** Empty lists for enough consecutive cycles, a power of two, to reach that many ahead. */
  static LinkEvents[] ring(int reach) {
    LinkEvents[] ring = new LinkEvents[Integer.highestOneBit(reach) << 1];
    Arrays.setAll(ring, list -> new LinkEvents());
    return ring;
  }

  void add(long event) {
    if (size == events.length) {
      events = Arrays.copyOf(events, 2 * size);
    }
    events[size++] = event;
  }
}
