package org.inmesh.programs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The way in which a program is written: what its processes share. */
public enum Form {
  /** Processes share nothing and send messages over channels; for every machine. */
  MESSAGES(".occ"),
  /** Processes share variables, with locks and atomic operations; for machines that can. */
  SHARED(".shared.occ");

  private final String ending;

  Form(String ending) {
    this.ending = ending;
  }

  /** As users write it: {@code messages}, {@code shared}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of the file with the text of a program in this form. */
  String ending() {
    return ending;
  }

  /** The form that users write so. */
  public static Optional<Form> named(String key) {
    return Arrays.stream(values()).filter(form -> form.key().equals(key)).findFirst();
  }
}
