package org.inmesh.mesh.measurement;

import java.util.Arrays;

/**
 * Creation and injection cycles and routers passed of packets that have not arrived, by tag. Tags
 * are given in ascending order from 0; room is taken for those from the oldest outstanding to the
 * newest.
 */
final class OutstandingPackets {
  static final long NOT_YET = -1;
  private static final long ARRIVED = -2;

  private long[] created = new long[1024];
  private long[] injected = new long[1024];
  private int[] grants = new int[1024];
  private int oldest;
  private int end;
  private int count;

  /** A packet with the next tag. */
  void add(int tag, long cycle) {
    if (tag != end) {
      throw new IllegalStateException("packet " + tag + " after packet " + (end - 1));
    }
    if (end - oldest == created.length) {
      grow();
    }
    created[tag & (created.length - 1)] = cycle;
    injected[tag & (created.length - 1)] = NOT_YET;
    grants[tag & (created.length - 1)] = 0;
    end++;
    count++;
  }

  void inject(int tag, long cycle) {
    injected[tag & (created.length - 1)] = cycle;
  }

  /** A router has granted an output to a flit of the packet. */
  void grant(int tag) {
    grants[tag & (created.length - 1)]++;
  }

  /** Routers that the flits of a packet have passed, summed over its flits. */
  int grants(int tag) {
    return grants[tag & (created.length - 1)];
  }

  long created(int tag) {
    return created[tag & (created.length - 1)];
  }

  /** The cycle of injection, or NOT_YET. */
  long injected(int tag) {
    return injected[tag & (created.length - 1)];
  }

  void remove(int tag) {
    created[tag & (created.length - 1)] = ARRIVED;
    count--;
    while (oldest < end && created(oldest) == ARRIVED) {
      oldest++;
    }
  }

  /** Outstanding packets. */
  int count() {
    return count;
  }

  /** The first tag of a range that holds all outstanding packets. */
  int oldest() {
    return oldest;
  }

  /** The tag after the last of that range. */
  int end() {
    return end;
  }

  boolean isOutstanding(int tag) {
    return created(tag) != ARRIVED;
  }

  private void grow() {
    int size = created.length;
    created = rotated(created, size);
    injected = rotated(injected, size);
    int[] grown = new int[2 * size];
    for (int tag = oldest; tag < end; tag++) {
      grown[tag & (grown.length - 1)] = grants[tag & (size - 1)];
    }
    grants = grown;
  }

  /** Each element to its place in an array of twice the size. */
  private long[] rotated(long[] old, int size) {
    long[] grown = new long[2 * size];
    Arrays.fill(grown, ARRIVED);
    for (int tag = oldest; tag < end; tag++) {
      grown[tag & (grown.length - 1)] = old[tag & (size - 1)];
    }
    return grown;
  }
}
