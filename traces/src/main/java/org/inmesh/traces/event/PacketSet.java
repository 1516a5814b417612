package org.inmesh.traces.event;

/**
 * Packets of a trace by their numbers, in memory that does not grow: at most those among the {@link
 * #KEPT} numbers up to the largest one. A packet that is farther back is forgotten.
 */
public final class PacketSet {
  /** Numbers that are told apart: two mebibytes of memory. */
  public static final int KEPT = 1 << 24;

  private static final int WORDS = KEPT / Long.SIZE;

  /** A bit for each number modulo {@link #KEPT}. */
  private final long[] bits = new long[WORDS];

  /** The word, counted from number 0, up to which the array is in use. */
  private long lastWord = -1;

  private long size;

  /** No packets. */
  public PacketSet() {}

  /** Adds a packet, numbered from 0; without effect if it is too far back. */
  public void add(long packet) {
    long word = packet >>> 6;
    if (word > lastWord) {
      advance(word);
    } else if (isTooFarBack(packet)) {
      return;
    }
    int place = place(word);
    long bit = 1L << packet;
    if ((bits[place] & bit) == 0) {
      bits[place] |= bit;
      size++;
    }
  }

  /** The words between the last one and this one are those of new numbers. */
  private void advance(long word) {
    long from = Math.max(lastWord + 1, word - WORDS + 1);
    for (long cleared = from; cleared <= word; cleared++) {
      int place = place(cleared);
      size -= Long.bitCount(bits[place]);
      bits[place] = 0;
    }
    lastWord = word;
  }

  private static int place(long word) {
    return (int) word & WORDS - 1;
  }

  /** Whether a packet was added and neither removed nor forgotten. */
  public boolean contains(long packet) {
    long word = packet >>> 6;
    return word <= lastWord && !isTooFarBack(packet) && (bits[place(word)] & 1L << packet) != 0;
  }

  /** Removes a packet; answers whether it was there. */
  public boolean remove(long packet) {
    boolean there = contains(packet);
    if (there) {
      bits[place(packet >>> 6)] &= ~(1L << packet);
      size--;
    }
    return there;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** True if it is not known any more whether the packet is one of them. */
  public boolean isTooFarBack(long packet) {
    return lastWord - (packet >>> 6) >= WORDS;
  }
}
