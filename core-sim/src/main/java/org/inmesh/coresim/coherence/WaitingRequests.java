package org.inmesh.coresim.coherence;

/** Messages that wait at a home for their line, each line's in order of arrival. */
final class WaitingRequests {
  private final MessagePool pool;

  /** First and last waiting message of a line as slot + 1; 0 if none. */
  private final int[] first;

  private final int[] last;

  WaitingRequests(MessagePool pool, int lines) {
    this.pool = pool;
    first = new int[lines];
    last = new int[lines];
  }

  boolean isEmpty(int line) {
    return first[line] == 0;
  }

  /** Takes the message that has waited longest; there is one. */
  int removeFirst(int line) {
    int slot = first[line] - 1;
    first[line] = pool.next[slot] + 1;
    return slot;
  }

  /** The message waits behind all others. */
  void addLast(int line, int slot) {
    pool.next[slot] = MessagePool.NONE;
    if (isEmpty(line)) {
      first[line] = slot + 1;
    } else {
      pool.next[last[line] - 1] = slot;
    }
    last[line] = slot + 1;
  }

  /** The message, whose turn it was, goes on waiting before all others. */
  void addFirst(int line, int slot) {
    pool.next[slot] = first[line] - 1;
    if (isEmpty(line)) {
      last[line] = slot + 1;
    }
    first[line] = slot + 1;
  }
}
