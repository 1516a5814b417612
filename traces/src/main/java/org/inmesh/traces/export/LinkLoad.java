package org.inmesh.traces.export;

import org.agrona.collections.IntArrayList;
import org.agrona.collections.Long2LongHashMap;

/**
 * Counts the flits that each link carries in windows of time. A value is reported when it differs
 * from that of the window before.
 */
final class LinkLoad {
  private static final int NO_WINDOW = -1;

  private final int window;
  private final Report report;

  /** Index of a link in the lists below; -1 if it has carried nothing yet. */
  private final Long2LongHashMap indices = new Long2LongHashMap(-1);

  private final IntArrayList networks = new IntArrayList();
  private final IntArrayList routers = new IntArrayList();
  private final IntArrayList outputs = new IntArrayList();
  private final IntArrayList flits = new IntArrayList();
  private final IntArrayList reported = new IntArrayList();
  private long current = NO_WINDOW;

  /** Takes a change of a link's load. */
  interface Report {
    /**
     * A link's load from a cycle on.
     *
     * @param load flits per network cycle
     */
    void load(int network, int router, int output, long cycle, double load);
  }

  /**
   * Counts nothing so far.
   *
   * @param window network cycles, at least 1
   */
  LinkLoad(int window, Report report) {
    if (window < 1) {
      throw new IllegalArgumentException("a window of " + window + " cycles");
    }
    this.window = window;
    this.report = report;
  }

  /** A flit goes to an output. One that comes late counts in the window that is open. */
  void flit(int network, int router, int output, long cycle) {
    advance(cycle);
    long key = ((long) network << 32 | router) << 8 | output;
    int index = (int) indices.get(key);
    if (index < 0) {
      index = networks.size();
      indices.put(key, index);
      networks.addInt(network);
      routers.addInt(router);
      outputs.addInt(output);
      flits.addInt(0);
      reported.addInt(0);
    }
    flits.setInt(index, flits.getInt(index) + 1);
  }

  /** Reports what is due before a cycle. */
  void advance(long cycle) {
    long next = cycle / window;
    if (current == NO_WINDOW) {
      current = next;
    } else if (next > current) {
      reportWindow(current);
      if (next > current + 1) {
        reportWindow(current + 1);
      }
      current = next;
    }
  }

  /** Reports the last window, and that nothing comes after it. */
  void finish() {
    if (current != NO_WINDOW) {
      reportWindow(current);
      reportWindow(current + 1);
    }
  }

  private void reportWindow(long number) {
    for (int index = 0; index < networks.size(); index++) {
      int count = flits.getInt(index);
      if (count != reported.getInt(index)) {
        report.load(
            networks.getInt(index),
            routers.getInt(index),
            outputs.getInt(index),
            number * window,
            (double) count / window);
        reported.setInt(index, count);
      }
      flits.setInt(index, 0);
    }
  }
}
