package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program of the tutorial is what the README shows, and counts what it says. */
class TutorialTest {
  private static final Path FILE = Path.of("tutorial/circle.occ");

  @Test
  void shouldBeShownInTheReadme() throws IOException {
    String shown =
        Files.readAllLines(FILE).stream()
            .map(line -> line.isEmpty() ? "" : "    " + line)
            .collect(Collectors.joining("\n"));

    assertThat(Files.readString(Path.of("README.md"))).contains("\n" + shown + "\n");
  }

  /** Numbers of the On-Line Encyclopedia of Integer Sequences, A000328. */
  @ParameterizedTest
  @CsvSource({"0, 1", "1, 5", "2, 13", "5, 81", "10, 317", "1000, 3141549"})
  void shouldCountThePointsInACircle(int radius, String points) throws IOException {
    String source =
        Files.readString(FILE)
            .replace("VAL INT radius IS 1000:", "VAL INT radius IS " + radius + ":");
    for (Kind kind : Kind.values()) {
      ProgramForm form = new ProgramForm(Form.MESSAGES, List.of(kind), "circle.occ", source);
      LibraryProgram program =
          new LibraryProgram("circle", "", "", "", "", List.of(), List.of(form), "");
      SimulatedRun run = SimulatedRun.of(program, form, Map.of(), SimulatedRun.machine(kind, 4, 4));

      assertThat(run.output()).isEqualTo(points + "\n");
    }
  }
}
