package org.inmesh.traces.netrace;

import java.util.Arrays;
import org.agrona.collections.Int2IntHashMap;
import org.inmesh.traces.event.EventSink;

/** By identifier of a packet that has not come yet: those that name it. */
final class PendingCauses {
  private static final int NONE = -1;

  private final Int2IntHashMap first = new Int2IntHashMap(NONE);
  private long[] cause = new long[64];
  private int[] next = new int[64];
  private int free = NONE;
  private int places;

  /** A packet names another one. */
  void add(int identifier, long packet) {
    int place = free;
    if (place == NONE) {
      place = places++;
      if (place == cause.length) {
        cause = Arrays.copyOf(cause, 2 * place);
        next = Arrays.copyOf(next, 2 * place);
      }
    } else {
      free = next[place];
    }
    cause[place] = packet;
    next[place] = first.get(identifier);
    first.put(identifier, place);
  }

  /** Identifiers that were named and have not come. */
  int size() {
    return first.size();
  }

  /**
   * A packet has come: hands its causes over and forgets them.
   *
   * @param packet its number
   * @param cycles between a cause's delivery and its creation
   * @return causes that are too far back to be recorded; -1 if it has none at all
   */
  int take(int identifier, long packet, long cycles, EventSink sink) {
    int place = first.remove(identifier);
    if (place == NONE) {
      return -1;
    }
    int tooFar = 0;
    int last = place;
    for (int each = place; each != NONE; each = next[each]) {
      if (packet - cause[each] >= EventSink.FARTHEST_CAUSE) {
        tooFar++;
      } else {
        sink.cause(cause[each], cycles);
      }
      last = each;
    }
    next[last] = free;
    free = place;
    return tooFar;
  }
}
