package org.inmesh.mesh.flit;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Ports at which something happens in a later cycle: a list for each of the next few cycles. Grows
 * to the longest list a cycle has needed, then allocates no more.
 */
final class DueList {
  private static final int INITIAL_CAPACITY = 16;

  private final int[][] ports;
  private final int[] sizes;
  private final int mask;

  /** For events at most {@code reach} cycles ahead. */
  DueList(int reach) {
    int lists = Integer.highestOneBit(reach) << 1;
    ports = new int[lists][INITIAL_CAPACITY];
    sizes = new int[lists];
    mask = lists - 1;
  }

  void add(long cycle, int port) {
    int list = (int) cycle & mask;
    int size = sizes[list];
    if (size == ports[list].length) {
      ports[list] = Arrays.copyOf(ports[list], 2 * size);
    }
    ports[list][size] = port;
    sizes[list] = size + 1;
  }

  /** The first {@link #size} elements are due in this cycle, in the order they were added. */
  int[] ports(long cycle) {
    return ports[(int) cycle & mask];
  }

  int size(long cycle) {
    return sizes[(int) cycle & mask];
  }

  /** Does something for each port in any list. */
  void forEach(IntConsumer action) {
    for (int list = 0; list < ports.length; list++) {
      for (int i = 0; i < sizes[list]; i++) {
        action.accept(ports[list][i]);
      }
    }
  }

  void clear(long cycle) {
    sizes[(int) cycle & mask] = 0;
  }
}
