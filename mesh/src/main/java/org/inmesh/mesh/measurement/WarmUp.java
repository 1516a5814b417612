package org.inmesh.mesh.measurement;

/** How long a network is driven before anything is measured. */
public sealed interface WarmUp {

  /**
   * A given number of sample periods, as in the reference tables.
   *
   * @param count at least 0
   */
  record Periods(int count) implements WarmUp {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Periods {
      if (count < 0) {
        throw new IllegalArgumentException("warm-up periods must be at least 0, not " + count);
      }
    }
  }

  /**
   * Sample periods until the network is in its steady state: until the mean latency of the packets
   * that arrived in a period, and the accepted load, differ little from those of the period before.
   * BookSim 2 does so without {@code warmup_periods}, with {@code warmup_thres} and {@code
   * acc_warmup_thres}, both 0.05; it compares means over growing pairs of periods, and counts the
   * warm-up among the samples.
   *
   * <p>It ends early when the mean latency passes the plan's bound, because such a network has no
   * steady state.
   *
   * @param tolerance greatest relative difference, at least 0
   * @param maximumPeriods after which measuring begins in any case, at least 2; the result is then
   *     {@link LatencyResult.Status#UNSETTLED} at best
   */
  record SteadyState(double tolerance, int maximumPeriods) implements WarmUp {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public SteadyState {
      if (!(tolerance >= 0)) {
        throw new IllegalArgumentException("tolerance must be at least 0, not " + tolerance);
      }
      if (maximumPeriods < 2) {
        throw new IllegalArgumentException(
            "two periods are compared at least, not " + maximumPeriods);
      }
    }

    /** Within 5 %, at most ten periods. */
    public static SteadyState usual() {
      return new SteadyState(0.05, 10);
    }
  }
}
