package org.inmesh.loader.occam.source;

import java.util.List;
import java.util.Objects;

/**
 * A file of a program.
 *
 * @param file name as the user gave it; diagnostics show it
 * @param text its content
 */
public record SourceText(String file, String text) {

  /** Checks that both are there. */
  public SourceText {
    Objects.requireNonNull(file);
    Objects.requireNonNull(text);
  }

  /** Its lines without their ends; at least one. */
  public List<String> lines() {
    return List.of(text.split("\r\n|\n|\r", -1));
  }
}
