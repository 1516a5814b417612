package org.inmesh.traces.replay;

import java.util.Arrays;
import org.inmesh.traces.event.EventSink;

/**
 * What became of the latest packets of a trace, by their numbers: of as many as a cause can be
 * away, and of twice as many as are read ahead, so that most are still known when they are
 * delivered, and can be compared. Grows up to there.
 */
final class RecentPackets {
  /** Not delivered yet. */
  static final long NOT_YET = -1;

  /** Will never be delivered. */
  static final long NEVER = -2;

  /** The largest power of two that an array can have as its length. */
  private static final int MOST = 1 << 30;

  private long[] number = new long[64];
  private long[] delivered = new long[64];
  private long[] recorded = new long[64];
  private long[] recordedCreation = new long[64];
  private int[] slot = new int[64];
  private final int most;
  private long first = Long.MAX_VALUE;

  /**
   * None yet.
   *
   * @param window most packets that are read ahead
   */
  RecentPackets(int window) {
    long needed = Math.max(EventSink.FARTHEST_CAUSE, 2L * window);
    most = (int) Math.min(MOST, Long.highestOneBit(2 * needed - 1));
    Arrays.fill(number, -1);
  }

  /** A packet was read; its number is larger than those before. */
  void add(long packet, int itsSlot, long itsRecordedCreation) {
    if (first == Long.MAX_VALUE) {
      first = packet;
    }
    while (packet - first >= number.length && number.length < most) {
      grow();
    }
    int place = place(packet);
    number[place] = packet;
    delivered[place] = NOT_YET;
    recorded[place] = NOT_YET;
    recordedCreation[place] = itsRecordedCreation;
    slot[place] = itsSlot;
  }

  private int place(long packet) {
    return (int) packet & (number.length - 1);
  }

  /** Whether the packet was read, and not too long ago. */
  boolean knows(long packet) {
    return number[place(packet)] == packet;
  }

  /** The cycle in which a known packet was delivered, or {@link #NOT_YET} or {@link #NEVER}. */
  long delivered(long packet) {
    return delivered[place(packet)];
  }

  /** Where a known packet is that was not delivered yet. */
  int slot(long packet) {
    return slot[place(packet)];
  }

  /** The cycle of the recording, or {@link #NOT_YET}. */
  long recordedDelivery(long packet) {
    return recorded[place(packet)];
  }

  /** The creation of a known packet in the recording. */
  long recordedCreation(long packet) {
    return recordedCreation[place(packet)];
  }

  /**
   * A packet was delivered in the replay, or never will be. It need not be known any more: after
   * packets that are read far ahead, nobody can have it as a cause, and its place is another one's.
   */
  void setDelivered(long packet, long cycle) {
    int place = place(packet);
    if (number[place] == packet) {
      delivered[place] = cycle;
    }
  }

  /** A known packet was delivered in the recording. */
  void setRecordedDelivery(long packet, long cycle) {
    recorded[place(packet)] = cycle;
  }

  private void grow() {
    int size = number.length;
    long[] oldNumber = number;
    long[] oldDelivered = delivered;
    long[] oldRecorded = recorded;
    long[] oldCreation = recordedCreation;
    int[] oldSlot = slot;
    number = new long[2 * size];
    Arrays.fill(number, -1);
    delivered = new long[2 * size];
    recorded = new long[2 * size];
    recordedCreation = new long[2 * size];
    slot = new int[2 * size];
    for (int old = 0; old < size; old++) {
      if (oldNumber[old] >= 0) {
        int place = place(oldNumber[old]);
        number[place] = oldNumber[old];
        delivered[place] = oldDelivered[old];
        recorded[place] = oldRecorded[old];
        recordedCreation[place] = oldCreation[old];
        slot[place] = oldSlot[old];
      }
    }
  }
}
