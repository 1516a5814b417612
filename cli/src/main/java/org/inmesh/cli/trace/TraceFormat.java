package org.inmesh.cli.trace;

import java.nio.file.Path;

/** How a trace is written. */
public enum TraceFormat {
  /** Aligned columns under a heading. */
  TEXT,
  /** A line of names, then a line for each event. */
  CSV,
  /** A JSON object on each line. */
  JSON;

  /** By the ending of a file's name: {@code .csv}, {@code .json} or {@code .jsonl}, others text. */
  public static TraceFormat of(Path file) {
    String name = file.toString();
    if (name.endsWith(".csv")) {
      return CSV;
    }
    return name.endsWith(".json") || name.endsWith(".jsonl") ? JSON : TEXT;
  }
}
