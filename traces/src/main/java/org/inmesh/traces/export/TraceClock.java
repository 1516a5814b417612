package org.inmesh.traces.export;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.traces.header.TraceMachine;

/**
 * Turns cycles into time, by the clock that the machine's file names; a core cycle is a microsecond
 * if it names none.
 */
final class TraceClock {
  private static final long PICOSECONDS_PER_MICROSECOND = 1_000_000;
  private static final int DIGITS = 6;

  /** A key of the machine file that stands on a line of its own. */
  private static final Pattern CLOCK = Pattern.compile("(?m)^\\s*clock-mhz\\s*=\\s*([0-9.]+)");

  private final int networkCycles;
  private final int coreCycles;
  private final double megahertz;
  private final boolean known;

  TraceClock(TraceMachine machine) {
    networkCycles = machine.networkCyclesPerCoreCycle();
    coreCycles = machine.coreCyclesPerNetworkCycle();
    Matcher clock = CLOCK.matcher(machine.file());
    known = clock.find();
    megahertz = known ? Double.parseDouble(clock.group(1)) : 1;
  }

  /** What a microsecond of the exported trace is, for its reader. */
  String meaning() {
    return known
        ? "core cycles at the machine file's clock of %s MHz"
            .formatted(BigDecimal.valueOf(megahertz).stripTrailingZeros().toPlainString())
        : "the machine's clock is not known: a core cycle is shown as a microsecond";
  }

  /** Picoseconds from the beginning of the run to a core cycle. */
  long picosecondsOfCore(long cycle) {
    return Math.round(cycle * (PICOSECONDS_PER_MICROSECOND / megahertz));
  }

  /** Picoseconds from the beginning of the run to a network cycle. */
  long picosecondsOfNetwork(long cycle) {
    return Math.round(
        cycle * (PICOSECONDS_PER_MICROSECOND / megahertz * coreCycles / networkCycles));
  }

  /** A time as a decimal number of microseconds. */
  static BigDecimal microseconds(long picoseconds) {
    return picoseconds % PICOSECONDS_PER_MICROSECOND == 0
        ? BigDecimal.valueOf(picoseconds / PICOSECONDS_PER_MICROSECOND)
        : BigDecimal.valueOf(picoseconds, DIGITS);
  }
}
