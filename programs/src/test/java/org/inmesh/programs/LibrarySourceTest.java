package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.inmesh.loader.occam.OccamFrontEnd;
import org.inmesh.loader.occam.checked.CheckedProgram;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LibrarySourceTest {

  static Iterable<LibraryProgram> programs() {
    return new ProgramLibrary().programs();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void shouldFollowTheRulesOfTheLanguage(LibraryProgram program) {
    for (ProgramForm form : program.forms()) {
      Map<String, Integer> values = program.parameterValues(form.form(), Map.of(), 4, 4);
      CheckedProgram checked =
          OccamFrontEnd.check(
              new SourceText(form.fileName(), form.source()), values, LibraryIncludes.ofLibrary());

      assertThat(checked.parameters()).containsAllEntriesOf(values);
      assertThat(checked.warnings()).isEmpty();
    }
  }
}
