package org.inmesh.isa.transputer.assembly;

/**
 * A place in assembly text.
 *
 * @param file name for messages
 * @param line from 1
 * @param column from 1
 */
public record SourcePlace(String file, int line, int column) {

  AssemblyProblem problem(String message) {
    return new AssemblyProblem(file, line, column, message);
  }
}
