package org.inmesh.bench.validation;

import java.util.List;

/** Repeats what others have measured on a real machine. */
public interface Validation {
  /** The preset that stands for the machine, or another short name. */
  String name();

  /** What is set beside what, in a line. */
  String title();

  /**
   * Measures. Takes seconds, and gives the same numbers on every host.
   *
   * @return a row for each published number
   */
  List<ValidationRow> measure();

  /** What explains the differences, and what the numbers do not show; each a sentence or two. */
  List<String> notes();
}
