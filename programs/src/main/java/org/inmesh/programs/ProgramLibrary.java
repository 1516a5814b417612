package org.inmesh.programs;

import java.util.List;
import java.util.Optional;

/** The occam programs that come with Inmesh, each a folder beside this class's resources. */
public final class ProgramLibrary {
  private final List<LibraryProgram> programs;

  /** Reads the library. */
  public ProgramLibrary() {
    programs = ProgramDescription.names().stream().map(ProgramDescription::read).toList();
  }

  /** All programs, the simplest first. */
  public List<LibraryProgram> programs() {
    return programs;
  }

  /** Their names, in the same order. */
  public List<String> names() {
    return programs.stream().map(LibraryProgram::name).toList();
  }

  /** The program of this name. */
  public Optional<LibraryProgram> find(String name) {
    return programs.stream().filter(program -> program.name().equals(name)).findFirst();
  }
}
