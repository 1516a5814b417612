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
    Map<String, Integer> values = program.parameterValues(Map.of(), 4, 4);
    CheckedProgram checked =
        OccamFrontEnd.check(
            new SourceText(program.fileName(), program.source()),
            values,
            LibraryIncludes.ofLibrary());

    assertThat(checked.name()).isEqualTo(program.name());
    assertThat(checked.parameters()).containsAllEntriesOf(values);
  }
}
