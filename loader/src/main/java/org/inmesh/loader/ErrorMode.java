package org.inmesh.loader;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What code does about an error of its process: the three modes of INMOS's occam compilers. */
public enum ErrorMode {
  /** An error ends the run, with a report of where it was. */
  HALT,

  /**
   * The process that errs stops like STOP, before it does anything with the wrong value, and the
   * others go on.
   */
  STOP,

  /** Nothing is checked; what happens after an error is not defined. STOP itself still stops. */
  UNDEFINED;

  /** As an option names it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode that an option names. */
  public static Optional<ErrorMode> named(String text) {
    return Arrays.stream(values()).filter(mode -> mode.text().equals(text)).findFirst();
  }
}
