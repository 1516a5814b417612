package org.inmesh.coresim.machine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.transputer.MemoryPort;
import org.inmesh.coresim.transputer.ProgramFault;

/**
 * The messages of unreliable channels, from their output until a process has them or they are lost:
 * a slot each, used again, the last released first. Doubles when it is full.
 */
final class Datagrams {
  static final int NONE = -1;

  private static final int INITIAL_CAPACITY = 16;

  /** Most bytes of a message. */
  private final int payload;

  private byte[] data;
  private int[] bytes = new int[INITIAL_CAPACITY];

  /** By slot: number of the channel at its destination. */
  private int[] channel = new int[INITIAL_CAPACITY];

  /** By slot: the next free one. */
  private int[] next = new int[INITIAL_CAPACITY];

  private int free = NONE;
  private int used;

  long sent;
  long lost;
  long dropped;

  Datagrams(int payload) {
    this.payload = payload;
    data = new byte[INITIAL_CAPACITY * payload];
  }

  /**
   * Copies a message out of memory; if that stalls, it is as if this had not been called.
   *
   * @param index number of the channel at its destination
   * @return its slot
   * @throws ProgramFault if it is longer than a packet
   */
  int take(MemoryPort memory, int pointer, int length, int index) {
    if (length > payload) {
      throw new ProgramFault(
          String.format(
              Locale.ROOT,
              "a message of %d bytes was output to an unreliable channel, where a message is one"
                  + " packet: at most %d bytes, network.message-payload-bytes",
              length,
              payload));
    }
    if (free == NONE && used == bytes.length) {
      grow();
    }
    int slot = free == NONE ? used : free;
    int start = slot * payload;
    for (int i = 0; i < length; i++) {
      data[start + i] = (byte) memory.loadByte(pointer + i);
    }
    if (free == NONE) {
      used++;
    } else {
      free = next[slot];
    }
    bytes[slot] = length;
    channel[slot] = index;
    return slot;
  }

  /**
   * Copies a message into memory.
   *
   * @throws ProgramFault if it is not as long as the input
   */
  void give(int slot, MemoryPort memory, int pointer, int length) {
    if (bytes[slot] != length) {
      throw new ProgramFault(
          String.format(
              Locale.ROOT,
              "a message of %d bytes was sent to an input of %d bytes",
              bytes[slot],
              length));
    }
    int start = slot * payload;
    for (int i = 0; i < length; i++) {
      memory.storeByte(pointer + i, data[start + i]);
    }
  }

  int channel(int slot) {
    return channel[slot];
  }

  void release(int slot) {
    next[slot] = free;
    free = slot;
  }

  void addTo(Map<Statistic, Number> statistics) {
    statistics.put(Statistic.UNRELIABLE_MESSAGES, sent);
    statistics.put(Statistic.UNRELIABLE_LOST, lost);
    statistics.put(Statistic.UNRELIABLE_DROPPED, dropped);
  }

  private void grow() {
    int capacity = Math.multiplyExact(2, used);
    data = Arrays.copyOf(data, Math.multiplyExact(capacity, payload));
    bytes = Arrays.copyOf(bytes, capacity);
    channel = Arrays.copyOf(channel, capacity);
    next = Arrays.copyOf(next, capacity);
  }
}
