package org.inmesh.traces.exchange;

import java.util.Locale;

/** Something that files of a format leave open, so that their reader has to be told. */
public enum ImportSetting {
  /** For how many network cycles a source without an end sends, at least 1. */
  CYCLES(true, 1),
  /** Seed of the generator of random numbers. */
  SEED(true, Long.MIN_VALUE),
  /** Length of every packet in bytes, at least 1. */
  PACKET_BYTES(true, 1),
  /** Bytes of a flit, at least 1, for lengths that are in flits. */
  FLIT_BYTES(true, 1),
  /** What rates of packets are multiplied by, above 0. */
  RATE_FACTOR(false, 0),
  /** The network's clock in MHz, above 0, for rates by time. */
  CLOCK_MHZ(false, 0),
  /** Network cycles in a unit of the time that computing takes, above 0. */
  CALC_FACTOR(false, 0),
  /** Number of the part that is read, from 0. */
  REGION(true, 0);

  private final boolean whole;
  private final double minimum;

  ImportSetting(boolean whole, double minimum) {
    this.whole = whole;
    this.minimum = minimum;
  }

  /** The name on the command line, without hyphens before it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Checks a value.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  void check(Number value) {
    double number = value.doubleValue();
    boolean good = whole ? number >= minimum : number > minimum && Double.isFinite(number);
    if (!good) {
      throw new IllegalArgumentException(
          "--%s must be %s %.0f, not %s"
              .formatted(label(), whole ? "at least" : "a number above", minimum, value));
    }
  }
}
