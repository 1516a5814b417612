package org.inmesh.isa.transputer.assembly;

import java.util.List;
import java.util.stream.Collectors;

/** Assembly text or an item list that cannot be assembled; carries every problem found. */
public final class AssemblyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<AssemblyProblem> problems;

  /**
   * @param problems at least one
   */
  public AssemblyException(List<AssemblyProblem> problems) {
    super(problems.stream().map(AssemblyProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /**
   * What is wrong: in text, in the order of the lines; in a list of items, names that are there
   * twice before names that are missing.
   */
  public List<AssemblyProblem> problems() {
    return problems;
  }
}
