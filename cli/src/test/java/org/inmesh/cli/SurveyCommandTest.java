package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyCommandTest {
  @TempDir Path folder;

  @Test
  void shouldSetMachinesAndFormsSideBySide() {
    Cli.Result result =
        Cli.run("survey", "hello", "locks", "commstime", "-p", "loops=5", "--cores", "1,4");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    List<String> lines = result.out().lines().toList();
    assertThat(lines.get(0)).matches("Measured on \\d{4}-\\d\\d-\\d\\d\\.");
    assertThat(lines.get(2))
        .startsWith(
            "| program | cores | cycles mesh | cycles coherent | cycles coherent, shared |");
    assertThat(lines.get(3)).startsWith("|---|--:|");
    assertThat(lines.subList(4, 10))
        .map(line -> line.split(" \\| ")[0] + line.split(" \\| ")[1])
        .containsExactly(
            "| hello1", "| hello4", "| commstime1", "| commstime4", "| locks1", "| locks4");
    assertThat(lines.get(8)).startsWith("| locks | 1 |  |  | ");
  }

  /** A program with the shared form only comes first here. */
  @Test
  void shouldRelateFormsToTheMessagesOfTheFirstMachine() {
    String out = Cli.run("survey", "updates", "tickets", "-p", "size=20", "--cores", "4").out();

    assertThat(out.lines().toList().get(2))
        .contains("| cycles mesh | cycles coherent | cycles coherent, shared |")
        .endsWith("| ratio coherent | ratio coherent, shared |");
    assertThat(out.lines().filter(line -> line.startsWith("| tickets | 4 |")))
        .singleElement()
        .asString()
        .matches(".*\\| \\d+\\.\\d\\d \\| \\d+\\.\\d\\d \\|");
  }

  @Test
  void shouldGiveTheStatisticsOfEveryRun() throws IOException {
    Path file = folder.resolve("all.json");
    Cli.Result result =
        Cli.run("survey", "hello", "--cores", "1", "--stats", file.toString(), "--format", "csv");

    JsonNode rows = new ObjectMapper().readTree(Files.readString(file));
    assertThat(rows).hasSize(2);
    assertThat(rows.findValuesAsText("machine")).containsExactly("mesh", "coherent");
    assertThat(rows.findValuesAsText("form")).containsExactly("messages", "messages");
    assertThat(result.out().lines()).hasSize(3);
    assertThat(result.out()).startsWith("program,");
  }

  @ParameterizedTest
  @CsvSource({
    "sive, no program 'sive' in the library; did you mean 'sieve'?",
    "--group=kernel, --group: no group 'kernel'; there are communication",
    "--threads=0, --threads must be at least 1",
    "--param=nothing=1, --param: none of the programs has a parameter 'nothing'"
  })
  void shouldRefuseWhatThereIsNot(String argument, String message) {
    Cli.Result result = Cli.run("survey", argument);

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(message);
  }
}
