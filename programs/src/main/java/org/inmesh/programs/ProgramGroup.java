package org.inmesh.programs;

import java.util.List;

/**
 * Programs of the library that are about the same.
 *
 * @param name of its folder
 * @param title one line
 * @param programs in the order in which they are listed
 */
public record ProgramGroup(String name, String title, List<LibraryProgram> programs) {

  /** Copies the programs. */
  public ProgramGroup {
    programs = List.copyOf(programs);
  }
}
