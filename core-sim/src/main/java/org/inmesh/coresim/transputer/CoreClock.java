package org.inmesh.coresim.transputer;

/**
 * Converts between core cycles and the transputer's ticks: 1 microsecond at high priority, 64 at
 * low; a time slice period is 1024 microseconds, and a process gives way after it has seen two ends
 * of periods (T800 manual, as quoted in the project's collected facts).
 *
 * @param megahertz cycles in a microsecond
 */
record CoreClock(int megahertz) {
  private static final int LOW_TICK_MICROSECONDS = 64;
  private static final int SLICE_MICROSECONDS = 1024;

  /** Ticks since cycle 0, modulo 2^32. */
  int ticks(int priority, long cycle) {
    return (int) (cycle / tickCycles(priority));
  }

  /** The first cycle, not before {@code now}, at which the clock register is after a time. */
  long cycleAfter(int priority, long now, int clockNow, int time) {
    int ticksPast = clockNow - time;
    if (ticksPast > 0) {
      return now;
    }
    long tick = tickCycles(priority);
    return (now / tick + 1 - ticksPast) * tick;
  }

  /** The cycle at which a process that starts now has used up its time slice. */
  long sliceEnd(long now) {
    long period = slicePeriod();
    return (now / period + 2) * period;
  }

  /** Cycles from one end of a time slice period to the next. */
  long slicePeriod() {
    return (long) SLICE_MICROSECONDS * megahertz;
  }

  private long tickCycles(int priority) {
    return priority == CoreState.HIGH ? megahertz : (long) LOW_TICK_MICROSECONDS * megahertz;
  }
}
