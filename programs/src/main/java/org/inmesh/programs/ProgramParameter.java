package org.inmesh.programs;

/**
 * A constant of a program that the user can set.
 *
 * @param name of a constant at the program's outer level
 * @param defaultValue used if the user gives none, after being brought into the range
 * @param minimum smallest value allowed
 * @param maximum greatest value allowed
 * @param meaning what it counts, in a few words
 */
public record ProgramParameter(
    String name, Quantity defaultValue, int minimum, Quantity maximum, String meaning) {}
