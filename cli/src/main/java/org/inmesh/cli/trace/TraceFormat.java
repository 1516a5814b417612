package org.inmesh.cli.trace;

import java.nio.file.Path;
import org.inmesh.loader.BadInputException;

/** How a trace is written. */
public enum TraceFormat {
  /** Aligned columns under a heading. */
  TEXT,
  /** A line of names, then a line for each event. */
  CSV,
  /** A JSON object on each line. */
  JSON;

  /**
   * By the ending of a file's name: {@code .csv}, {@code .json} or {@code .jsonl}, text for {@code
   * .txt}, {@code .log} or none.
   *
   * @throws BadInputException for another ending
   */
  public static TraceFormat of(Path file) {
    // The root has no name; that it is no file is found elsewhere.
    String name = String.valueOf(file.getFileName());
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "csv" -> CSV;
      case "json", "jsonl" -> JSON;
      case "txt", "log" -> TEXT;
      default -> {
        if (name.lastIndexOf('.') > 0) {
          throw new BadInputException(
              file
                  + ": the name of a trace ends in .txt, .csv or .json, or has no ending for text");
        }
        yield TEXT;
      }
    };
  }
}
