package org.inmesh.cli;

import java.nio.file.Path;
import org.inmesh.loader.BadInputException;

/** How a table is written. */
enum Format {
  TEXT,
  JSON,
  CSV;

  /**
   * The format that a file's name asks for.
   *
   * @throws BadInputException unless it ends in {@code .json} or {@code .csv}
   */
  static Format of(Path file) {
    return of(file, "a statistics file");
  }

  /**
   * The format that a file's name asks for.
   *
   * @param what the file is, for the message
   * @throws BadInputException unless it ends in {@code .json} or {@code .csv}
   */
  static Format of(Path file, String what) {
    String name = file.toString();
    if (name.endsWith(".json")) {
      return JSON;
    }
    if (name.endsWith(".csv")) {
      return CSV;
    }
    throw new BadInputException("%s: the name of %s ends in .json or .csv".formatted(name, what));
  }
}
