package org.inmesh.coresim.machine;

/**
 * Where the messages of a core's unreliable channels wait for their receivers: a ring of slots of
 * {@link Datagrams} for each channel, in the order of arrival.
 */
final class ReceiveBuffers {
  private final Datagrams datagrams;
  private final int capacity;
  private final int[][] slots;
  private final int[] first;
  private final int[] count;
  private final long[] missing;

  /**
   * No channel has a buffer yet.
   *
   * @param channels of the core, unreliable or not
   * @param capacity of a buffer, in messages
   */
  ReceiveBuffers(Datagrams datagrams, int channels, int capacity) {
    this.datagrams = datagrams;
    this.capacity = capacity;
    slots = new int[channels][];
    first = new int[channels];
    count = new int[channels];
    missing = new long[channels];
  }

  /** Gives a channel its buffer. */
  void add(int index) {
    slots[index] = new int[capacity];
  }

  /** Whether a channel is unreliable. */
  boolean has(int index) {
    return slots[index] != null;
  }

  boolean isEmpty(int index) {
    return count[index] == 0;
  }

  /** A message has arrived that nobody waits for; it is dropped if there is no room. */
  void put(int index, int slot) {
    if (count[index] == capacity) {
      datagrams.dropped++;
      missing[index]++;
      datagrams.release(slot);
      return;
    }
    slots[index][(first[index] + count[index]++) % capacity] = slot;
  }

  /** The oldest message, which stays. */
  int peek(int index) {
    return slots[index][first[index]];
  }

  /** Removes the oldest message and its slot. */
  void remove(int index) {
    datagrams.release(peek(index));
    first[index] = (first[index] + 1) % capacity;
    count[index]--;
  }

  void clear(int index) {
    while (!isEmpty(index)) {
      remove(index);
    }
  }

  /** A message for a channel was lost on its way. */
  void lost(int slot) {
    datagrams.lost++;
    missing[datagrams.channel(slot)]++;
    datagrams.release(slot);
  }

  /** How many messages of a channel were lost or dropped. */
  long missing(int index) {
    return missing[index];
  }
}
