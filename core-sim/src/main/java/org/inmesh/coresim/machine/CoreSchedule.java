package org.inmesh.coresim.machine;

import java.util.Arrays;

/**
 * When each core wants to be advanced next; those of one cycle in the order of their numbers. A bus
 * serves what is sent in one cycle in this order, so it must not depend on how far ahead a core was
 * scheduled.
 *
 * <p>Cycles close to the present have a slot each in a ring, with a bit for every core: most events
 * are a few cycles away, and cost a few operations on bits. Farther ones are in a binary heap.
 */
final class CoreSchedule {
  private static final int SLOTS = 256;
  private static final int OCCUPANCY_WORDS = SLOTS / Long.SIZE;
  private static final int CORE_BITS = 16;
  private static final long CORE_MASK = (1L << CORE_BITS) - 1;

  private final long[] due;

  /** A bit for each core, slot by slot. */
  private final long[] ring;

  private final int wordsPerSlot;

  /** Cores in each slot, and a bit for each slot that has any. */
  private final int[] coresInSlot = new int[SLOTS];

  private final long[] occupied = new long[OCCUPANCY_WORDS];

  /** First cycle that the ring covers. */
  private long present;

  /** Cycle and core of far events in one number each; a rescheduled core leaves its old one. */
  private long[] heap;

  private int heapSize;

  /** At most 65,536 cores. */
  CoreSchedule(int cores) {
    if (cores > CORE_MASK + 1) {
      throw new IllegalArgumentException("more than 65536 cores: " + cores);
    }
    due = new long[cores];
    Arrays.fill(due, Long.MAX_VALUE);
    wordsPerSlot = (cores + Long.SIZE - 1) / Long.SIZE;
    ring = new long[SLOTS * wordsPerSlot];
    heap = new long[16];
  }

  /** Sets, moves or (Long.MAX_VALUE) cancels a core's next cycle, which is not in the past. */
  void schedule(int core, long cycle) {
    long old = due[core];
    if (old == cycle) {
      return;
    }
    if (old - present < SLOTS) {
      removeFromRing(core, old);
    }
    due[core] = cycle;
    if (cycle - present < SLOTS) {
      addToRing(core, cycle);
    } else if (cycle != Long.MAX_VALUE) {
      addToHeap(cycle << CORE_BITS | core);
    }
  }

  /** The earliest cycle at which a core is due; Long.MAX_VALUE if none is. */
  long nextCycle() {
    while (heapSize > 0 && isStale(heap[0])) {
      removeFirstOfHeap();
    }
    long far = heapSize == 0 ? Long.MAX_VALUE : heap[0] >>> CORE_BITS;
    return Math.min(far, firstInRing());
  }

  /** Takes out the first core that is due at this cycle, the earliest of all, or returns -1. */
  int take(long cycle) {
    present = cycle;
    while (heapSize > 0 && heap[0] >>> CORE_BITS <= cycle) {
      if (!isStale(heap[0])) {
        addToRing((int) (heap[0] & CORE_MASK), cycle);
      }
      removeFirstOfHeap();
    }
    int core = takeFromRing(cycle);
    if (core >= 0) {
      due[core] = Long.MAX_VALUE;
    }
    return core;
  }

  private static int slot(long cycle) {
    return (int) cycle & (SLOTS - 1);
  }

  private void addToRing(int core, long cycle) {
    int slot = slot(cycle);
    ring[slot * wordsPerSlot + (core >>> 6)] |= 1L << core;
    if (coresInSlot[slot]++ == 0) {
      occupied[slot >>> 6] |= 1L << slot;
    }
  }

  private void removeFromRing(int core, long cycle) {
    int slot = slot(cycle);
    int word = slot * wordsPerSlot + (core >>> 6);
    // An event that was far when it was scheduled is in the heap though it is near now.
    if ((ring[word] & 1L << core) != 0) {
      ring[word] &= ~(1L << core);
      if (--coresInSlot[slot] == 0) {
        occupied[slot >>> 6] &= ~(1L << slot);
      }
    }
  }

  private long firstInRing() {
    int start = slot(present);
    int word = start >>> 6;
    long bits = occupied[word] & -1L << start;
    // One word more than there are: the first comes again for the slots before the present.
    for (int i = 0; i <= OCCUPANCY_WORDS; i++) {
      if (bits != 0) {
        int slot = (word << 6) + Long.numberOfTrailingZeros(bits);
        return present + (slot - start & SLOTS - 1);
      }
      word = word + 1 & OCCUPANCY_WORDS - 1;
      bits = occupied[word];
    }
    return Long.MAX_VALUE;
  }

  private int takeFromRing(long cycle) {
    int slot = slot(cycle);
    if (coresInSlot[slot] == 0) {
      return -1;
    }
    int word = slot * wordsPerSlot;
    while (ring[word] == 0) {
      word++;
    }
    int core = (word - slot * wordsPerSlot) * Long.SIZE + Long.numberOfTrailingZeros(ring[word]);
    removeFromRing(core, cycle);
    return core;
  }

  private boolean isStale(long key) {
    int core = (int) (key & CORE_MASK);
    long cycle = key >>> CORE_BITS;
    return due[core] != cycle || isInRing(core, cycle);
  }

  private boolean isInRing(int core, long cycle) {
    return cycle - present < SLOTS
        && (ring[slot(cycle) * wordsPerSlot + (core >>> 6)] & 1L << core) != 0;
  }

  private void addToHeap(long key) {
    if (heapSize == heap.length) {
      heap = Arrays.copyOf(heap, heapSize * 2);
    }
    int child = heapSize++;
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

  private void removeFirstOfHeap() {
    long last = heap[--heapSize];
    int parent = 0;
    int child = 1;
    while (child < heapSize) {
      if (child + 1 < heapSize && heap[child + 1] < heap[child]) {
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
