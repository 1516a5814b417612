package org.inmesh.coresim.coherence.measurement;

/** For each core, the cycles that it waited for memory, by who ended the wait. */
public final class StallCycles {
  private static final int SOURCES = LineSource.values().length;

  private final long[] cycles;

  /** None, of so many cores. */
  public StallCycles(int cores) {
    cycles = new long[cores * SOURCES];
  }

  /** A wait has ended. */
  public void add(int core, LineSource source, long waited) {
    cycles[core * SOURCES + source.ordinal()] += waited;
  }

  /** What a core has waited so far, waits that have not ended not included. */
  public long of(int core, LineSource source) {
    return cycles[core * SOURCES + source.ordinal()];
  }
}
