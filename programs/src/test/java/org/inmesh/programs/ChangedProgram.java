package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.inmesh.coresim.MachineSpecification.Kind;

/**
 * A program of the library in its first form, of which lines can be spoilt to see that the program
 * shows it.
 */
record ChangedProgram(LibraryProgram program, String source) {

  static ChangedProgram of(String name) {
    LibraryProgram program = new ProgramLibrary().find(name).orElseThrow();
    return new ChangedProgram(program, program.firstForm().source());
  }

  /** With other text in a place that must be there. */
  ChangedProgram replace(String old, String other) {
    assertThat(source).contains(old);
    return new ChangedProgram(program, source.replace(old, other));
  }

  SimulatedRun run(Map<String, Integer> given, Kind kind, int columns, int rows) {
    ProgramForm first = program.firstForm();
    ProgramForm changed = new ProgramForm(first.form(), List.of(kind), first.fileName(), source);
    return SimulatedRun.of(program, changed, given, SimulatedRun.machine(kind, columns, rows));
  }
}
