package org.inmesh.programs;

import java.util.List;

/**
 * A constant of a program that the user can set.
 *
 * @param name of a constant at the program's outer level
 * @param defaultValue used if the user gives none, after being brought into the range
 * @param minimum smallest value allowed
 * @param maximum greatest value allowed
 * @param meaning what it counts, in a few words
 * @param forms of the program that have it
 */
public record ProgramParameter(
    String name,
    Quantity defaultValue,
    int minimum,
    Quantity maximum,
    String meaning,
    List<Form> forms) {

  /** Copies the forms. */
  public ProgramParameter {
    forms = List.copyOf(forms);
  }
}
