package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;

/**
 * A program of the library, of which lines can be spoilt to see that the program shows it.
 *
 * @param form of which the source is
 */
record ChangedProgram(LibraryProgram program, Form form, String source) {

  /** In its first form. */
  static ChangedProgram of(String name) {
    return of(name, new ProgramLibrary().find(name).orElseThrow().firstForm().form());
  }

  static ChangedProgram of(String name, Form form) {
    LibraryProgram program = new ProgramLibrary().find(name).orElseThrow();
    return new ChangedProgram(program, form, program.in(form).source());
  }

  /** With other text in a place that must be there. */
  ChangedProgram replace(String old, String other) {
    assertThat(source).contains(old);
    return new ChangedProgram(program, form, source.replace(old, other));
  }

  SimulatedRun run(Map<String, Integer> given, Kind kind, int columns, int rows) {
    return run(given, SimulatedRun.machine(kind, columns, rows));
  }

  SimulatedRun run(Map<String, Integer> given, MachineSpecification machine) {
    String file = program.in(form).fileName();
    ProgramForm changed = new ProgramForm(form, List.of(machine.kind()), file, source);
    return SimulatedRun.of(program, changed, given, machine);
  }
}
