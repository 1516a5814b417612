package org.inmesh.traces.replay;

import java.util.Arrays;

/** Packets in order: a heap. */
abstract class PacketHeap {
  private int[] heap = new int[64];
  private int size;

  /** By cycle of creation, and then by number. */
  static PacketHeap byCreation(PacketTable packets) {
    return new PacketHeap() {
      @Override
      boolean isBefore(int slot, int other) {
        long cycle = packets.created[slot];
        long otherCycle = packets.created[other];
        return cycle == otherCycle
            ? packets.number[slot] < packets.number[other]
            : cycle < otherCycle;
      }
    };
  }

  /** By number alone. */
  static PacketHeap byNumber(PacketTable packets) {
    return new PacketHeap() {
      @Override
      boolean isBefore(int slot, int other) {
        return packets.number[slot] < packets.number[other];
      }
    };
  }

  abstract boolean isBefore(int slot, int other);

  boolean isEmpty() {
    return size == 0;
  }

  /** The slot of the first; there must be one. */
  int first() {
    return heap[0];
  }

  void add(int slot) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    int place = size++;
    while (place > 0) {
      int parent = (place - 1) >> 1;
      if (!isBefore(slot, heap[parent])) {
        break;
      }
      heap[place] = heap[parent];
      place = parent;
    }
    heap[place] = slot;
  }

  /** Takes the first out, and gives its slot; there must be one. */
  int removeFirst() {
    int removed = heap[0];
    int slot = heap[--size];
    int place = 0;
    for (int child = 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (!isBefore(heap[child], slot)) {
        break;
      }
      heap[place] = heap[child];
      place = child;
    }
    heap[place] = slot;
    return removed;
  }
}
