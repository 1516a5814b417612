package org.inmesh.coresim.delivery;

import java.util.Arrays;

/**
 * When packets are to be sent again: a binary heap by cycle; those of one cycle come in the order
 * in which they were added. Doubles when it is full, so that nothing is allocated later.
 */
final class Timeouts {
  private static final int INITIAL_CAPACITY = 16;

  private long[] cycle = new long[INITIAL_CAPACITY];
  private long[] number = new long[INITIAL_CAPACITY];
  private int[] connection = new int[INITIAL_CAPACITY];
  private int[] sequence = new int[INITIAL_CAPACITY];
  private int size;
  private long added;

  boolean isEmpty() {
    return size == 0;
  }

  /** Cycle of the first; there is one. */
  long firstCycle() {
    return cycle[0];
  }

  int firstConnection() {
    return connection[0];
  }

  int firstSequence() {
    return sequence[0];
  }

  void add(long newCycle, int newConnection, int newSequence) {
    if (size == cycle.length) {
      cycle = Arrays.copyOf(cycle, 2 * size);
      number = Arrays.copyOf(number, 2 * size);
      connection = Arrays.copyOf(connection, 2 * size);
      sequence = Arrays.copyOf(sequence, 2 * size);
    }
    int child = size++;
    while (child > 0) {
      int parent = (child - 1) / 2;
      if (cycle[parent] <= newCycle) {
        break;
      }
      move(parent, child);
      child = parent;
    }
    set(child, newCycle, added++, newConnection, newSequence);
  }

  void removeFirst() {
    int last = --size;
    int parent = 0;
    while (2 * parent + 1 < last) {
      int child = 2 * parent + 1;
      if (child + 1 < last && isBefore(child + 1, child)) {
        child++;
      }
      if (isBefore(last, child)) {
        break;
      }
      move(child, parent);
      parent = child;
    }
    set(parent, cycle[last], number[last], connection[last], sequence[last]);
  }

  private boolean isBefore(int one, int other) {
    return cycle[one] < cycle[other] || cycle[one] == cycle[other] && number[one] < number[other];
  }

  private void move(int from, int to) {
    set(to, cycle[from], number[from], connection[from], sequence[from]);
  }

  private void set(int at, long newCycle, long newNumber, int newConnection, int newSequence) {
    cycle[at] = newCycle;
    number[at] = newNumber;
    connection[at] = newConnection;
    sequence[at] = newSequence;
  }
}
