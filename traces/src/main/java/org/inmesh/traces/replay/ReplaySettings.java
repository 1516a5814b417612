package org.inmesh.traces.replay;

/**
 * How a trace is replayed.
 *
 * @param closedLoop if true, a packet is created when its causes have been delivered; if false,
 *     when it was in the recording
 * @param timeStretch what times since the beginning are multiplied by, above 0; below 1 they are
 *     compressed. The results are rounded down; 1 changes nothing.
 * @param gapStretch the same for gaps between delivery and creation
 * @param onePerNode if true, one packet of each node enters its source queue in a cycle: of those
 *     that could, the first of the trace. It is created, for its latency, when it could. If false,
 *     packets enter when they are created.
 * @param from first network cycle of the recording; packets created earlier are left out
 * @param to last network cycle of the recording
 * @param window most packets that are read ahead and not yet sent, at least 1. A packet that is
 *     read later than it could have been created is sent at once, and counted as late.
 */
public record ReplaySettings(
    boolean closedLoop,
    double timeStretch,
    double gapStretch,
    boolean onePerNode,
    long from,
    long to,
    int window) {
  private static final int USUAL_WINDOW = 1 << 19;
  private static final double MOST_STRETCH = 1e6;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message names both
   */
  public ReplaySettings {
    checkStretch(timeStretch);
    checkStretch(gapStretch);
    if (from > to) {
      throw new IllegalArgumentException(
          "the first cycle, " + from + ", comes after the last, " + to);
    }
    if (window < 1) {
      throw new IllegalArgumentException("the window must be at least 1, not " + window);
    }
  }

  private static void checkStretch(double stretch) {
    if (!(stretch > 0 && stretch <= MOST_STRETCH)) {
      throw new IllegalArgumentException(
          "a stretch must be above 0 and at most 1,000,000, not " + stretch);
    }
  }

  /** The whole trace with its causes, at its own speed. */
  public static ReplaySettings closed() {
    return new ReplaySettings(true, 1, 1, false, 0, Long.MAX_VALUE, USUAL_WINDOW);
  }

  /** The whole trace at its own times. */
  public static ReplaySettings open() {
    return new ReplaySettings(false, 1, 1, false, 0, Long.MAX_VALUE, USUAL_WINDOW);
  }

  /** The same with times and gaps multiplied. */
  public ReplaySettings stretched(double times, double gaps) {
    return new ReplaySettings(closedLoop, times, gaps, onePerNode, from, to, window);
  }

  /** The same with one packet of a node in a cycle. */
  public ReplaySettings onePerNodeAndCycle() {
    return new ReplaySettings(closedLoop, timeStretch, gapStretch, true, from, to, window);
  }

  /** The same for a part of the trace. */
  public ReplaySettings between(long first, long last) {
    return new ReplaySettings(closedLoop, timeStretch, gapStretch, onePerNode, first, last, window);
  }

  /** The same with another window. */
  public ReplaySettings reading(int packets) {
    return new ReplaySettings(closedLoop, timeStretch, gapStretch, onePerNode, from, to, packets);
  }
}
