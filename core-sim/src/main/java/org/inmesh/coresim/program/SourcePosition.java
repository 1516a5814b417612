package org.inmesh.coresim.program;

/**
 * A place in a source text.
 *
 * @param file the file's name as the user wrote it
 * @param line from 1
 * @param column from 1, in characters
 */
public record SourcePosition(String file, int line, int column) {

  /** {@code file:line:column}, as compilers print it. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
