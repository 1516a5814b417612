package org.inmesh.isa.transputer.assembly;

import java.util.Comparator;
import java.util.Objects;

/**
 * One thing wrong with an assembly program.
 *
 * @param place file name, or the number of the item in an item list
 * @param line from 1; 0 where the program did not come from text
 * @param column from 1; 0 where the program did not come from text
 * @param message what is wrong and, where it can be said, what would be right
 */
public record AssemblyProblem(String place, int line, int column, String message) {

  /** By line, then column. */
  static final Comparator<AssemblyProblem> IN_SOURCE_ORDER =
      Comparator.comparingInt(AssemblyProblem::line).thenComparingInt(AssemblyProblem::column);

  public AssemblyProblem {
    Objects.requireNonNull(place);
    Objects.requireNonNull(message);
  }

  /** A problem with an item of a list, counted from 0. */
  static AssemblyProblem ofItem(int item, String message) {
    return new AssemblyProblem("item " + item, 0, 0, message);
  }

  @Override
  public String toString() {
    return line == 0 ? place + ": " + message : place + ":" + line + ":" + column + ": " + message;
  }
}
