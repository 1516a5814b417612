package org.inmesh.coresim.link;

import java.util.Collection;

/**
 * The unit in which the times of a network are counted: such that a cycle of every processor and
 * half a bit of every link is a whole number of units. No time is ever rounded but when a core
 * takes note of what happened on a link: at the start of its next cycle.
 *
 * @param unitsPerMicrosecond a multiple of 40 and of every clock in MHz
 */
public record TimeBase(long unitsPerMicrosecond) {
  /** A time that never comes; some way below the largest number, so that delays can be added. */
  public static final long NEVER = Long.MAX_VALUE / 4;

  private static final long HALF_BITS_AT_20_MEGABITS = 40;
  private static final long MOST_UNITS = 1_000_000_000;
  private static final long NANOSECONDS = 1000;

  /**
   * The coarsest base for some clocks.
   *
   * @param megahertz of the processors, each at least 1
   * @throws IllegalArgumentException if the clocks have so little in common that the unit would
   *     become too small
   */
  public static TimeBase of(Collection<Integer> megahertz) {
    long units = HALF_BITS_AT_20_MEGABITS;
    for (int clock : megahertz) {
      units = units / greatestCommonDivisor(units, clock) * clock;
      if (units > MOST_UNITS) {
        throw new IllegalArgumentException(
            "clocks of %s MHz in one network have too little in common".formatted(megahertz));
      }
    }
    return new TimeBase(units);
  }

  private static long greatestCommonDivisor(long one, long other) {
    return other == 0 ? one : greatestCommonDivisor(other, one % other);
  }

  /** Units of a cycle of a clock that the base was made for. */
  public long cycle(int megahertz) {
    return unitsPerMicrosecond / megahertz;
  }

  /** Units of half a bit of a link of 5, 10 or 20 Mbit/s. */
  public long halfBit(int megabits) {
    return unitsPerMicrosecond / (2L * megabits);
  }

  /** A time in nanoseconds, rounded down. */
  public long nanoseconds(long time) {
    return time / unitsPerMicrosecond * NANOSECONDS
        + time % unitsPerMicrosecond * NANOSECONDS / unitsPerMicrosecond;
  }
}
