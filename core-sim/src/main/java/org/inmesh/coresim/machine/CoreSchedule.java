package org.inmesh.coresim.machine;

import java.util.Arrays;

/**
 * When each core wants to be advanced next: a binary heap over primitive longs. Cores of the same
 * cycle come in the order of their numbers, although no result depends on it: cores meet through
 * the network and the memory system only.
 */
final class CoreSchedule {
  private static final int CORE_BITS = 16;
  private static final long CORE_MASK = (1L << CORE_BITS) - 1;

  private final long[] due;
  private long[] heap;
  private int size;

  /** At most 65,536 cores. */
  CoreSchedule(int cores) {
    if (cores > CORE_MASK + 1) {
      throw new IllegalArgumentException("more than 65536 cores: " + cores);
    }
    due = new long[cores];
    Arrays.fill(due, Long.MAX_VALUE);
    heap = new long[cores + 1];
  }

  /** Sets, moves or (Long.MAX_VALUE) cancels a core's next cycle. */
  void schedule(int core, long cycle) {
    if (due[core] == cycle) {
      return;
    }
    due[core] = cycle;
    if (cycle != Long.MAX_VALUE) {
      add(cycle << CORE_BITS | core);
    }
  }

  /** The earliest cycle at which a core is due; Long.MAX_VALUE if none is. */
  long nextCycle() {
    while (size > 0 && isStale(heap[0])) {
      removeFirst();
    }
    return size == 0 ? Long.MAX_VALUE : heap[0] >>> CORE_BITS;
  }

  /** Takes out the first core that is due at this cycle, or returns -1. */
  int take(long cycle) {
    if (nextCycle() != cycle) {
      return -1;
    }
    int core = (int) (heap[0] & CORE_MASK);
    removeFirst();
    due[core] = Long.MAX_VALUE;
    return core;
  }

  // A rescheduled core leaves its old entry behind.
  private boolean isStale(long key) {
    return due[(int) (key & CORE_MASK)] != key >>> CORE_BITS;
  }

  private void add(long key) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
    }
    int child = size++;
    while (child > 0) {
      int parent = (child - 1) >>> 1;
      if (heap[parent] <= key) {
        break;
      }
      heap[child] = heap[parent];
      child = parent;
    }
    heap[child] = key;
  }

  private void removeFirst() {
    long last = heap[--size];
    int parent = 0;
    int child = 1;
    while (child < size) {
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (last <= heap[child]) {
        break;
      }
      heap[parent] = heap[child];
      parent = child;
      child = 2 * parent + 1;
    }
    heap[parent] = last;
  }
}
