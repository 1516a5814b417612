package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.inmesh.loader.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProgramLibraryTest {
  private final ProgramLibrary library = new ProgramLibrary();

  static Iterable<LibraryProgram> programs() {
    return new ProgramLibrary().programs();
  }

  @Test
  void shouldNameEveryProgramOnce() {
    assertThat(library.names()).doesNotHaveDuplicates().contains("hello", "stencil", "locks");
  }

  /** A folder that no list names would be a program that nobody finds. */
  @Test
  void shouldListEveryFolder() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("library"))) {
      assertThat(files.filter(file -> file.endsWith("program.toml")))
          .map(file -> file.getParent().getFileName().toString())
          .containsExactlyInAnyOrderElementsOf(library.names());
    }
  }

  @Test
  void shouldFindAProgramByItsName() {
    assertThat(library.find("sieve")).map(LibraryProgram::title).hasValue("Sieve of Eratosthenes");
    assertThat(library.find("Sieve")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void shouldDeclareEveryParameterAsAConstantOfTheSource(LibraryProgram program) {
    for (ProgramForm form : program.forms()) {
      for (ProgramParameter parameter : program.parameters()) {
        if (parameter.forms().contains(form.form())) {
          assertThat(form.source().lines())
              .as("%s: %s", form.fileName(), parameter.name())
              .anyMatch(
                  line ->
                      line.matches(
                          "VAL INT \\Q%s\\E IS \\d+: .*|VAL INT \\Q%1$s\\E IS \\d+:"
                              .formatted(parameter.name())));
        }
      }
    }
  }

  @Test
  void shouldDeriveDefaultsFromTheMachinesGrid() {
    assertThat(values("tokenring", Map.of(), 8, 4))
        .containsExactly(Map.entry("processes", 32), Map.entry("rounds", 20));
    assertThat(values("stencil", Map.of(), 8, 4))
        .containsEntry("columns", 8)
        .containsEntry("rows", 4);
  }

  @Test
  void shouldBringADefaultIntoTheRange() {
    assertThat(values("tokenring", Map.of(), 1, 1)).containsEntry("processes", 2);
    assertThat(values("barrier", Map.of(), 64, 64)).containsEntry("participants", 1000);
    assertThat(values("stencil1d", Map.of("cells", 5), 8, 4)).containsEntry("processes", 5);
  }

  @Test
  void shouldPreferWhatIsGiven() {
    assertThat(values("sieve", Map.of("primes", 7), 4, 4)).containsExactly(Map.entry("primes", 7));
  }

  @Test
  void shouldRefuseAnUnknownParameterAndNameTheKnownOnes() {
    assertThatThrownBy(() -> values("tokenring", Map.of("process", 3), 4, 4))
        .isInstanceOf(BadInputException.class)
        .hasMessage("tokenring has no parameter 'process'; it has: processes, rounds");
    assertThatThrownBy(() -> values("filters", Map.of("x", 1), 4, 4))
        .isInstanceOf(BadInputException.class)
        .hasMessage("filters has no parameter 'x'; it has: none");
  }

  @Test
  void shouldRefuseAValueOutOfRangeAndTellTheRange() {
    assertThatThrownBy(() -> values("sieve", Map.of("primes", 0), 4, 4))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "sieve: primes=0 is out of range; primes found, one filter for each: 1 to 2000");
    assertThatThrownBy(() -> values("stencil1d", Map.of("cells", 8, "processes", 9), 4, 4))
        .isInstanceOf(BadInputException.class)
        .hasMessage("stencil1d: processes=9 is out of range; pieces of the rod: 1 to 8 (cells)");
  }

  private Map<String, Integer> values(
      String program, Map<String, Integer> given, int columns, int rows) {
    LibraryProgram found = library.find(program).orElseThrow();
    return found.parameterValues(found.firstForm().form(), given, columns, rows);
  }
}
