package org.inmesh.coresim.coherence;

import java.util.Arrays;

/** What is due at a later cycle: a binary heap ordered by cycle, then by order of arrival. */
final class DelayQueue {
  private long[] cycles = new long[64];
  private long[] sequences = new long[64];
  private int[] items = new int[64];
  private int size;
  private long sequence;

  void add(long cycle, int item) {
    if (size == items.length) {
      cycles = Arrays.copyOf(cycles, 2 * size);
      sequences = Arrays.copyOf(sequences, 2 * size);
      items = Arrays.copyOf(items, 2 * size);
    }
    long order = sequence++;
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) >>> 1;
      if (!before(cycle, order, parent)) {
        break;
      }
      move(parent, hole);
      hole = parent;
    }
    put(hole, cycle, order, item);
  }

  /** Cycle of the first item, {@code Long.MAX_VALUE} if there is none. */
  long firstCycle() {
    return size == 0 ? Long.MAX_VALUE : cycles[0];
  }

  /** Removes and returns the first item. */
  int removeFirst() {
    if (size == 0) {
      throw new IllegalStateException("nothing is due");
    }
    int first = items[0];
    size--;
    long cycle = cycles[size];
    long order = sequences[size];
    int item = items[size];
    int hole = 0;
    for (int child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && before(cycles[child + 1], sequences[child + 1], child)) {
        child++;
      }
      if (before(cycle, order, child)) {
        break;
      }
      move(child, hole);
      hole = child;
    }
    put(hole, cycle, order, item);
    return first;
  }

  private boolean before(long cycle, long order, int other) {
    return cycle < cycles[other] || cycle == cycles[other] && order < sequences[other];
  }

  private void move(int from, int to) {
    cycles[to] = cycles[from];
    sequences[to] = sequences[from];
    items[to] = items[from];
  }

  private void put(int index, long cycle, long order, int item) {
    cycles[index] = cycle;
    sequences[index] = order;
    items[index] = item;
  }
}
