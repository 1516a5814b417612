package org.inmesh.bench.report;

import java.util.List;
import java.util.Objects;

/**
 * What somebody takes away from an experiment.
 *
 * @param title one line
 * @param subtitle what it is about, one line; may be empty
 * @param claims what was found, in numbers; they come first
 * @param sections what supports them, in order
 * @param reproduction how to get the same results again
 */
public record Report(
    String title,
    String subtitle,
    List<Claim> claims,
    List<Section> sections,
    Reproduction reproduction) {

  /** Copies the lists. */
  public Report {
    Objects.requireNonNull(title);
    Objects.requireNonNull(subtitle);
    Objects.requireNonNull(reproduction);
    claims = List.copyOf(claims);
    sections = List.copyOf(sections);
  }
}
