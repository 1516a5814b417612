package org.inmesh.mesh.packet;

import java.util.Arrays;

/**
 * What happens in later cycles, in the order in which it was added: a list for each of the next
 * cycles, and beside them one for all that is further ahead. Grows to the most that a cycle has
 * needed, then allocates no more.
 */
final class DueEvents {
  private final long[][] events;
  private final int[] counts;
  private final int mask;

  private long[] laterEvents = new long[4];
  private long[] laterCycles = new long[4];
  private int later;

  /** Nothing yet; {@code reach} cycles ahead are usual. */
  DueEvents(int reach) {
    int lists = Integer.highestOneBit(reach) << 1;
    events = new long[lists][4];
    counts = new int[lists];
    mask = lists - 1;
  }

  /** Adds an event of this or a later cycle. */
  void add(long event, long due, long now) {
    if (due - now > mask) {
      addLater(event, due);
    } else {
      addSoon(event, (int) due & mask);
    }
  }

  private void addSoon(long event, int list) {
    int count = counts[list];
    if (count == events[list].length) {
      events[list] = Arrays.copyOf(events[list], 2 * count);
    }
    events[list][count] = event;
    counts[list] = count + 1;
  }

  private void addLater(long event, long due) {
    if (later == laterEvents.length) {
      laterEvents = Arrays.copyOf(laterEvents, 2 * later);
      laterCycles = Arrays.copyOf(laterCycles, 2 * later);
    }
    laterEvents[later] = event;
    laterCycles[later++] = due;
  }

  /**
   * The events of this cycle, {@link #count} of them. To be asked for, and cleared, in every cycle
   * while there are any.
   */
  long[] events(long cycle) {
    int list = (int) cycle & mask;
    if (list == 0 && later > 0) {
      bringForward(cycle);
    }
    return events[list];
  }

  int count(long cycle) {
    return counts[(int) cycle & mask];
  }

  void clear(long cycle) {
    counts[(int) cycle & mask] = 0;
  }

  /** At the ring's begin: takes in what is due before it begins again. */
  private void bringForward(long cycle) {
    int kept = 0;
    for (int i = 0; i < later; i++) {
      if (laterCycles[i] - cycle <= mask) {
        addSoon(laterEvents[i], (int) laterCycles[i] & mask);
      } else {
        laterEvents[kept] = laterEvents[i];
        laterCycles[kept++] = laterCycles[i];
      }
    }
    later = kept;
  }
}
