package org.inmesh.programs;

import java.util.List;
import java.util.Optional;

/** The occam programs that come with Inmesh, each a folder of {@code programs/library}. */
public final class ProgramLibrary {
  private final List<ProgramGroup> groups;

  /** Reads the library. */
  public ProgramLibrary() {
    groups = ProgramDescription.groups();
  }

  /** All groups, in the order in which they are listed. */
  public List<ProgramGroup> groups() {
    return groups;
  }

  /** All programs, group after group. */
  public List<LibraryProgram> programs() {
    return groups.stream().flatMap(group -> group.programs().stream()).toList();
  }

  /** Their names, in the same order. */
  public List<String> names() {
    return programs().stream().map(LibraryProgram::name).toList();
  }

  /** The program of this name. */
  public Optional<LibraryProgram> find(String name) {
    return programs().stream().filter(program -> program.name().equals(name)).findFirst();
  }
}
