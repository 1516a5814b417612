package org.inmesh.coresim.transputer;

/**
 * Processes that something outside the core has made ready, in the order of arrival, until the core
 * comes to its run queues and takes them over. A ring of process descriptors that doubles when
 * full, so that nothing is allocated once it has its size.
 */
final class WakeQueue {
  private int[] ring = new int[8];
  private int tail;
  private int highWaiting;

  /** Adds a process; {@code taken} is the core's own count of those it has taken. */
  void add(int descriptor, int taken) {
    if (tail - taken == ring.length) {
      int[] larger = new int[ring.length * 2];
      for (int i = taken; i != tail; i++) {
        larger[i & (larger.length - 1)] = ring[i & (ring.length - 1)];
      }
      ring = larger;
    }
    ring[tail++ & (ring.length - 1)] = descriptor;
    if ((descriptor & 1) == CoreState.HIGH) {
      highWaiting++;
    }
  }

  /** Count of all ever added. */
  int tail() {
    return tail;
  }

  /** The descriptor with a running number from the core's count up to {@link #tail} - 1. */
  int get(int number) {
    return ring[number & (ring.length - 1)];
  }

  /** Called once for each descriptor taken over for good. */
  void forget(int descriptor) {
    if ((descriptor & 1) == CoreState.HIGH) {
      highWaiting--;
    }
  }

  /** True if a high priority process is among those not yet forgotten. */
  boolean hasHigh() {
    return highWaiting > 0;
  }
}
