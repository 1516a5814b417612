package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The language chapter by chapter: a small program for each feature and rule, in the resources
 * {@code conformance}, with the text beside it that it prints on both machines. The texts were
 * worked out by hand from the definition of the language. A program that ends in an error prints
 * the report of it last.
 */
class ConformanceTest {
  private static final Path CHAPTERS =
      Path.of("src/test/resources/org/inmesh/programs/conformance");
  private static final int CORES = 4;
  private static final String TYPED = "keys 12\n";

  static Stream<Path> programs() throws IOException {
    return files(".occ").stream();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void shouldPrintWhatTheLanguageSays(Path program) throws IOException {
    String text = OccamText.output(Files.readString(program), TYPED, CORES);

    assertThat(text.stripTrailing()).isEqualTo(Files.readString(expected(program)).stripTrailing());
  }

  @Test
  void shouldExpectATextOfEachProgram() throws IOException {
    assertThat(files(".txt"))
        .containsExactlyElementsOf(files(".occ").stream().map(ConformanceTest::expected).toList());
  }

  private static Path expected(Path program) {
    return program.resolveSibling(program.getFileName().toString().replace(".occ", ".txt"));
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(CHAPTERS)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
