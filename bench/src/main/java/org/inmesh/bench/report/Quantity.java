package org.inmesh.bench.report;

import java.util.Locale;

/** Numbers as people read them in reports. */
public final class Quantity {
  private static final String[] PREFIXES = {
    "y", "z", "a", "f", "p", "n", "µ", "m", "", "k", "M", "G"
  };
  private static final int NO_PREFIX = 8;
  private static final double PICO = 1e-12;

  private Quantity() {}

  /** {@code 1,234,567}. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** {@code 1,234.5}. */
  public static String decimal(double value, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }

  /**
   * A ratio with three digits: {@code 0.0123}, {@code 2.14}, {@code 31.5}, {@code 1,204}; {@code
   * 3.86E-04} below a thousandth.
   */
  public static String ratio(double value) {
    double size = Math.abs(value);
    if (size > 0 && size < 0.001) {
      return String.format(Locale.ROOT, "%.2E", value);
    }
    int digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
    return decimal(value, digits);
  }

  /** {@code 45.6 %}. */
  public static String percent(double share) {
    return decimal(100 * share, 1) + " %";
  }

  /**
   * A physical quantity with the prefix that leaves one to three digits before the point: {@code
   * 1.235 ms}.
   *
   * @param value in the unit itself, such as seconds or joules
   */
  public static String physical(double value, String unit) {
    int prefix = NO_PREFIX;
    double scaled = value;
    while (scaled != 0 && Math.abs(scaled) < 1 && prefix > 0) {
      scaled *= 1_000;
      prefix--;
    }
    while (Math.abs(scaled) >= 1_000 && prefix < PREFIXES.length - 1) {
      scaled /= 1_000;
      prefix++;
    }
    return decimal(scaled, 3) + " " + PREFIXES[prefix] + unit;
  }

  /** An energy, {@code 1.235 mJ}, of picojoules, in which statistics have it. */
  public static String energy(double picojoules) {
    return physical(PICO * picojoules, "J");
  }
}
