package org.inmesh.traces.replay;

import java.util.Arrays;
import org.inmesh.traces.event.EventSink;

/**
 * What became of the latest packets of a trace, by their numbers: of at most {@link
 * EventSink#FARTHEST_CAUSE}, which is as far back as a cause can lie. Grows up to there.
 */
final class RecentPackets {
  /** Not delivered yet. */
  static final long NOT_YET = -1;

  /** Will never be delivered. */
  static final long NEVER = -2;

  private long[] number = new long[64];
  private long[] delivered = new long[64];
  private long[] recorded = new long[64];
  private long[] recordedCreation = new long[64];
  private int[] slot = new int[64];
  private long first = Long.MAX_VALUE;

  RecentPackets() {
    Arrays.fill(number, -1);
  }

  /** A packet was read; its number is larger than those before. */
  void add(long packet, int itsSlot, long itsRecordedCreation) {
    if (first == Long.MAX_VALUE) {
      first = packet;
    }
    while (packet - first >= number.length && number.length < EventSink.FARTHEST_CAUSE) {
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

  /** A known packet was delivered in the replay, or never will be. */
  void setDelivered(long packet, long cycle) {
    delivered[place(packet)] = cycle;
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
