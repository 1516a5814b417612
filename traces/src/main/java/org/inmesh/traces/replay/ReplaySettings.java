package org.inmesh.traces.replay;

/**
 * How a trace is replayed.
 *
 * @param closedLoop if true, a packet is created when its causes have been delivered; if false,
 *     when it was in the recording
 * @param stretch what times and gaps are multiplied by, above 0; below 1 they are compressed. The
 *     results are rounded to whole cycles, halves up; 1 changes nothing.
 * @param from first network cycle of the recording; packets created earlier are left out
 * @param to last network cycle of the recording
 * @param window most packets that are read ahead and not yet sent, at least 1. A packet that is
 *     read later than it could have been created is sent at once, and counted as late.
 */
public record ReplaySettings(boolean closedLoop, double stretch, long from, long to, int window) {
  private static final int USUAL_WINDOW = 1 << 20;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message names both
   */
  public ReplaySettings {
    if (!(stretch > 0 && stretch <= 1e6)) {
      throw new IllegalArgumentException(
          "the stretch must be above 0 and at most 1,000,000, not " + stretch);
    }
    if (from > to) {
      throw new IllegalArgumentException("the first cycle " + from + " lies behind the last " + to);
    }
    if (window < 1) {
      throw new IllegalArgumentException("the window must be at least 1, not " + window);
    }
  }

  /** The whole trace with its causes, at its own speed. */
  public static ReplaySettings closed() {
    return new ReplaySettings(true, 1, 0, Long.MAX_VALUE, USUAL_WINDOW);
  }

  /** The whole trace at its own times. */
  public static ReplaySettings open() {
    return new ReplaySettings(false, 1, 0, Long.MAX_VALUE, USUAL_WINDOW);
  }

  /** The same with times multiplied. */
  public ReplaySettings stretched(double factor) {
    return new ReplaySettings(closedLoop, factor, from, to, window);
  }

  /** The same for a part of the trace. */
  public ReplaySettings between(long first, long last) {
    return new ReplaySettings(closedLoop, stretch, first, last, window);
  }

  /** The same with another window. */
  public ReplaySettings reading(int packets) {
    return new ReplaySettings(closedLoop, stretch, from, to, packets);
  }
}
