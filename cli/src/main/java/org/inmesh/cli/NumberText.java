package org.inmesh.cli;

import java.util.Locale;

/** Numbers as people read them: thousands separated, units chosen so that few digits are left. */
final class NumberText {
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

  /** {@code 1.235 uJ}, of picojoules. */
  static String joules(double picojoules) {
    String[] units = {"pJ", "nJ", "uJ", "mJ", "J"};
    int unit = 0;
    double value = picojoules;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return decimal(value, 3) + " " + units[unit];
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
