package org.inmesh.coresim.litmus;

import java.util.Locale;

/** How often a proposition held. */
public enum Observation {
  NEVER,
  SOMETIMES,
  ALWAYS;

  /** From numbers of final states. */
  static Observation of(long holds, long holdsNot) {
    if (holds == 0) {
      return NEVER;
    }
    return holdsNot == 0 ? ALWAYS : SOMETIMES;
  }

  /** As herd writes it: {@code Never}. */
  @Override
  public String toString() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }
}
