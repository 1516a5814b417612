package org.inmesh.coresim.coherence.memory;

import java.util.Arrays;

/**
 * A memory controller: accesses that wait, banks with a row buffer each, and the data bus that the
 * banks share.
 *
 * <p>Scheduling is first-ready, first-come first-served (Rixner and others 2000): of the accesses
 * whose row is open the oldest gets the bus; a bank whose row nobody wants opens that of its oldest
 * access. So that none starves, accesses to an open row may overtake an older one to another row of
 * the bank a limited number of times only.
 *
 * <p>A bank takes one command after another; the opening of rows in different banks overlaps, also
 * with data on the bus. A column command is given when its data will find the bus free. It occupies
 * its bank for as long as its burst the bus.
 */
public final class MemoryChannel {
  /** No access. */
  public static final int NONE = -1;

  private static final byte HIT = 0;
  private static final byte MISS = 1;
  private static final byte CONFLICT = 2;

  private final DramTiming timing;
  private final boolean keepsRowOpen;
  private final int overtakings;
  private final int lineBytes;
  private final MemoryCounters counters;

  // By bank.
  private final int[] openRow;

  /** The first cycle in which the bank can take a command. */
  private final long[] ready;

  private final int[] overtaken;
  private final int[] first;
  private final int[] last;

  // By entry of the queue; those of a bank are linked in order of arrival.
  private int[] access = new int[0];
  private int[] row = new int[0];
  private boolean[] write = new boolean[0];
  private byte[] outcome = new byte[0];
  private long[] arrival = new long[0];
  private long[] order = new long[0];
  private int[] next = new int[0];
  private int firstFree = NONE;

  private long arrivals;

  /** The first cycle in which no data is on the bus. */
  private long busFree;

  /** A controller without accesses, all rows closed. */
  public MemoryChannel(MemorySpecification memory, int lineBytes, MemoryCounters counters) {
    this.timing = memory.timing();
    this.keepsRowOpen = memory.pagePolicy() == PagePolicy.OPEN;
    this.overtakings = memory.overtakings();
    this.lineBytes = lineBytes;
    this.counters = counters;
    openRow = filled(memory.banks());
    ready = new long[memory.banks()];
    overtaken = new int[memory.banks()];
    first = filled(memory.banks());
    last = filled(memory.banks());
  }

  private static int[] filled(int size) {
    int[] array = new int[size];
    Arrays.fill(array, NONE);
    return array;
  }

  /**
   * An access to a line joins the queue.
   *
   * @param number by which {@link #schedule} will name it
   * @param cycle the first in which commands for it can be given
   */
  public void add(int number, int bank, int lineRow, boolean isWrite, long cycle) {
    if (firstFree == NONE) {
      grow();
    }
    int entry = firstFree;
    firstFree = next[entry];
    access[entry] = number;
    row[entry] = lineRow;
    write[entry] = isWrite;
    outcome[entry] = HIT;
    arrival[entry] = cycle;
    order[entry] = arrivals++;
    next[entry] = NONE;
    if (first[bank] == NONE) {
      first[bank] = entry;
    } else {
      next[last[bank]] = entry;
    }
    last[bank] = entry;
  }

  /**
   * Gives the commands of a cycle.
   *
   * @return the access whose column command was given, which is in the queue no more and whose data
   *     has been on the bus at {@link #dataEnd()}; {@link #NONE} if there is none
   */
  public int schedule(long cycle) {
    int chosenBank = NONE;
    int chosen = NONE;
    for (int bank = 0; bank < first.length; bank++) {
      if (first[bank] == NONE || ready[bank] > cycle) {
        continue;
      }
      int entry = nextOfOpenRow(bank);
      if (entry == NONE) {
        open(bank, cycle);
        entry = first[bank];
      }
      if (ready[bank] <= cycle
          && busFree <= cycle + timing.casCycles()
          && (chosen == NONE || order[entry] < order[chosen])) {
        chosenBank = bank;
        chosen = entry;
      }
    }
    return chosen == NONE ? NONE : transfer(chosenBank, chosen, cycle);
  }

  /** The cycle after the last in which data of the latest column command is on the bus. */
  public long dataEnd() {
    return busFree;
  }

  /**
   * The next cycle in which {@link #schedule} can do anything, if nothing is added; {@code
   * Long.MAX_VALUE} if no access waits.
   */
  public long nextCycle() {
    long earliest = Long.MAX_VALUE;
    for (int bank = 0; bank < first.length; bank++) {
      if (first[bank] != NONE) {
        long cycle =
            nextOfOpenRow(bank) == NONE
                ? ready[bank]
                : Math.max(ready[bank], busFree - timing.casCycles());
        earliest = Math.min(earliest, cycle);
      }
    }
    return earliest;
  }

  /** The access to a bank's open row that is to be next; none if it is another row's turn. */
  private int nextOfOpenRow(int bank) {
    int oldest = first[bank];
    if (openRow[bank] == NONE) {
      return NONE;
    }
    if (row[oldest] == openRow[bank]) {
      return oldest;
    }
    if (overtaken[bank] == overtakings) {
      return NONE;
    }
    int entry = next[oldest];
    while (entry != NONE && row[entry] != openRow[bank]) {
      entry = next[entry];
    }
    return entry;
  }

  private void open(int bank, long cycle) {
    int oldest = first[bank];
    outcome[oldest] = openRow[bank] == NONE ? MISS : CONFLICT;
    ready[bank] = cycle + rowCycles(outcome[oldest]);
    openRow[bank] = row[oldest];
    overtaken[bank] = 0;
  }

  private int rowCycles(byte rowOutcome) {
    return switch (rowOutcome) {
      case HIT -> 0;
      case MISS -> timing.rcdCycles();
      default -> timing.rpCycles() + timing.rcdCycles();
    };
  }

  private int transfer(int bank, int entry, long cycle) {
    if (entry != first[bank]) {
      overtaken[bank]++;
    }
    ready[bank] = cycle + timing.burstCycles();
    if (!keepsRowOpen) {
      openRow[bank] = NONE;
      ready[bank] += timing.rpCycles();
    }
    busFree = cycle + timing.casCycles() + timing.burstCycles();
    count(entry, cycle);
    remove(bank, entry);
    return access[entry];
  }

  private void count(int entry, long cycle) {
    if (write[entry]) {
      counters.writes++;
    } else {
      counters.reads++;
    }
    switch (outcome[entry]) {
      case HIT -> counters.rowHits++;
      case MISS -> counters.rowMisses++;
      default -> counters.rowConflicts++;
    }
    counters.bytes += lineBytes;
    counters.busBusyCycles += timing.burstCycles();
    counters.waitingCycles += cycle - arrival[entry] - rowCycles(outcome[entry]);
  }

  private void remove(int bank, int entry) {
    int before = NONE;
    for (int other = first[bank]; other != entry; other = next[other]) {
      before = other;
    }
    if (before == NONE) {
      first[bank] = next[entry];
    } else {
      next[before] = next[entry];
    }
    if (last[bank] == entry) {
      last[bank] = before;
    }
    next[entry] = firstFree;
    firstFree = entry;
  }

  private void grow() {
    int old = next.length;
    int size = Math.max(16, 2 * old);
    access = Arrays.copyOf(access, size);
    row = Arrays.copyOf(row, size);
    write = Arrays.copyOf(write, size);
    outcome = Arrays.copyOf(outcome, size);
    arrival = Arrays.copyOf(arrival, size);
    order = Arrays.copyOf(order, size);
    next = Arrays.copyOf(next, size);
    for (int entry = size - 1; entry >= old; entry--) {
      next[entry] = firstFree;
      firstFree = entry;
    }
  }
}
