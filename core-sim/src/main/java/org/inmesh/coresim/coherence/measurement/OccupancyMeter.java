package org.inmesh.coresim.coherence.measurement;

/** How many of something are in use: now, on average over time, and most at once. */
public final class OccupancyMeter {
  private long inUse;
  private long most;
  private long since;

  /** Number in use times cycles. */
  private long area;

  /**
   * The number in use changes.
   *
   * @param change of the number
   * @param cycle not before that of the last change
   */
  public void change(int change, long cycle) {
    area += inUse * (cycle - since);
    since = cycle;
    inUse += change;
    most = Math.max(most, inUse);
  }

  /** Most that were ever in use at once. */
  public long most() {
    return most;
  }

  /**
   * Mean number in use.
   *
   * @param cycles of the run, from cycle 0 on; changes after them count for nothing
   */
  public double mean(long cycles) {
    return cycles <= 0 ? 0 : Math.max(0, area + inUse * (cycles - since)) / (double) cycles;
  }
}
