package org.inmesh.coresim.profile;

import java.util.Arrays;

/**
 * Adds up what happens at places (cores, links) in intervals of time. There are at most 64: when
 * something happens after them, they are merged two by two and are twice as long from then on. So
 * the memory that it takes does not depend on how long a run is, nor do the sums on the order in
 * which things are added.
 */
public final class TimeSeries {
  /** Length of an interval in the beginning, cycles. */
  public static final long FIRST_LENGTH = 1024;

  /** Most intervals there are. */
  public static final int MOST_INTERVALS = 64;

  private final int places;
  private long length = FIRST_LENGTH;

  /** By interval, then place; null where nothing has happened. */
  private final long[][] sums = new long[MOST_INTERVALS][];

  // The interval that was used last.
  private long[] latest;
  private long latestStart;
  private long latestEnd;

  /** Nothing has happened. */
  public TimeSeries(int places) {
    this.places = places;
  }

  /** Something happens once, in a cycle that is not negative. */
  public void add(int place, long cycle) {
    if (cycle < latestStart || cycle >= latestEnd) {
      use(cycle);
    }
    latest[place]++;
  }

  /** Something lasts for some cycles, each of which counts. */
  public void add(int place, long from, long to) {
    long begin = from;
    while (begin < to) {
      if (begin < latestStart || begin >= latestEnd) {
        // The last cycle, so that there is no merging within.
        use(to - 1);
        use(begin);
      }
      long end = Math.min(to, latestEnd);
      latest[place] += end - begin;
      begin = end;
    }
  }

  private void use(long cycle) {
    while (cycle >= MOST_INTERVALS * length) {
      merge();
    }
    int interval = (int) (cycle / length);
    if (sums[interval] == null) {
      sums[interval] = new long[places];
    }
    latest = sums[interval];
    latestStart = interval * length;
    latestEnd = latestStart + length;
  }

  private void merge() {
    for (int interval = 0; interval < MOST_INTERVALS; interval++) {
      long[] merged = interval < MOST_INTERVALS / 2 ? sum(2 * interval) : null;
      sums[interval] = merged;
    }
    length *= 2;
  }

  /** Of an interval and the next. */
  private long[] sum(int interval) {
    long[] first = sums[interval];
    long[] second = sums[interval + 1];
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    for (int place = 0; place < places; place++) {
      first[place] += second[place];
    }
    return first;
  }

  /** Length of an interval now, cycles. */
  public long length() {
    return length;
  }

  /** The sums of all intervals, by place, in a new array. */
  public long[] totals() {
    return sums(1, length * MOST_INTERVALS)[0];
  }

  /**
   * The sums, by interval and place, in new arrays. What has happened after the last interval is
   * counted in it; without intervals it is not counted.
   *
   * @param intervals how many
   * @param intervalLength a multiple of {@link #length}
   */
  public long[][] sums(int intervals, long intervalLength) {
    long[][] result = new long[intervals][places];
    int merged = Math.toIntExact(intervalLength / length);
    for (int interval = 0; interval < MOST_INTERVALS && intervals > 0; interval++) {
      if (sums[interval] != null) {
        long[] target = result[Math.min(interval / merged, intervals - 1)];
        long[] more = sums[interval];
        Arrays.setAll(target, place -> target[place] + more[place]);
      }
    }
    return result;
  }
}
