package org.inmesh.cli;

import java.util.Locale;
import org.inmesh.bench.report.Quantity;

/** Numbers as people read them: thousands separated, units chosen so that few digits are left. */
final class NumberText {
  private static final double PICO = 1e-12;
  private static final double MILLI = 1e-3;

  private NumberText() {}

  /** {@code 1,234,567}. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** {@code 1,234.5}. */
  static String decimal(double value, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }

  /** {@code 45.6 %}. */
  static String percent(double share) {
    return decimal(100 * share, 1) + " %";
  }

  /** {@code 1.235 ms}. */
  static String seconds(double seconds) {
    if (seconds == 0 || seconds >= 1) {
      return decimal(seconds, 3) + " s";
    }
    if (seconds >= 1e-3) {
      return decimal(seconds * 1e3, 3) + " ms";
    }
    return seconds >= 1e-6 ? decimal(seconds * 1e6, 3) + " us" : decimal(seconds * 1e9, 3) + " ns";
  }

  /** {@code 1.235 uJ}, of picojoules, in which statistics have energies. */
  static String joules(double picojoules) {
    return physical(PICO * picojoules, "J");
  }

  /** {@code 1.235 mW}, of milliwatts, in which statistics have powers. */
  static String watts(double milliwatts) {
    return physical(MILLI * milliwatts, "W");
  }

  /** {@code 1.235 fJ s}, of picojoules times seconds. */
  static String jouleSeconds(double picojouleSeconds) {
    return physical(PICO * picojouleSeconds, "J s");
  }

  /** As in reports, but in ASCII, as all is on a terminal. */
  private static String physical(double value, String unit) {
    return Quantity.physical(value, unit).replace('µ', 'u');
  }

  /** {@code 12.3 M}. */
  static String scaled(double value) {
    if (value >= 1e9) {
      return decimal(value / 1e9, 2) + " G";
    }
    if (value >= 1e6) {
      return decimal(value / 1e6, 1) + " M";
    }
    return value >= 1e3 ? decimal(value / 1e3, 1) + " k" : decimal(value, 0);
  }

  /** {@code 2:05}, minutes and seconds. */
  static String clock(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
