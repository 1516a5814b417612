package org.inmesh.traces.header;

/**
 * A range of time on both clocks.
 *
 * @param fromCore first core cycle
 * @param toCore last core cycle
 * @param fromNetwork first network cycle
 * @param toNetwork last network cycle
 */
public record CycleRange(long fromCore, long toCore, long fromNetwork, long toNetwork) {
  /** All time. */
  public static final CycleRange ALL =
      new CycleRange(Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);

  /** The network cycles that begin in a range of core cycles, or during which it begins. */
  public static CycleRange ofCore(long from, long to, TraceMachine machine) {
    return ofCore(
        from, to, machine.networkCyclesPerCoreCycle(), machine.coreCyclesPerNetworkCycle());
  }

  /**
   * The same.
   *
   * @param factor network cycles in {@code divisor} core cycles
   */
  public static CycleRange ofCore(long from, long to, int factor, int divisor) {
    long last = times(to, factor);
    return new CycleRange(
        from,
        to,
        Math.floorDiv(times(from, factor), divisor),
        Math.floorDiv(
            last > Long.MAX_VALUE - factor ? Long.MAX_VALUE : last + factor - 1, divisor));
  }

  private static long times(long cycle, int factor) {
    if (cycle > Long.MAX_VALUE / factor) {
      return Long.MAX_VALUE;
    }
    return cycle < Long.MIN_VALUE / factor ? Long.MIN_VALUE : cycle * factor;
  }

  /** True if a time is in the range. */
  public boolean has(boolean networkTime, long cycle) {
    return networkTime
        ? fromNetwork <= cycle && cycle <= toNetwork
        : fromCore <= cycle && cycle <= toCore;
  }

  /** True if a core cycle up to another one is in the range. */
  public boolean meetsCore(long least, long greatest) {
    return least <= toCore && greatest >= fromCore;
  }

  /** True if a network cycle up to another one is in the range. */
  public boolean meetsNetwork(long least, long greatest) {
    return least <= toNetwork && greatest >= fromNetwork;
  }
}
