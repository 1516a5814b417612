package org.inmesh.loader.occam.source;

import java.util.Optional;

/** Finds the files that a program names in {@code #INCLUDE "name"} or {@code #USE "name"}. */
@FunctionalInterface
public interface IncludeResolver {

  /** A resolver that knows no file. */
  IncludeResolver NONE = name -> Optional.empty();

  /**
   * Reads a file.
   *
   * @param name as written between the quotes
   * @return the file, or empty if there is none of that name
   */
  Optional<SourceText> resolve(String name);

  /** Where files are looked for, for messages: "in folder and in the library". */
  default String places() {
    return "among the files of the program";
  }
}
