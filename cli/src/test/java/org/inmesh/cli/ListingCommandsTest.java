package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inmesh.programs.ProgramLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** programs, machines, bench and help. */
class ListingCommandsTest {
  @Test
  void shouldListPrograms() throws IOException {
    assertThat(Cli.run("programs").out()).containsPattern("\n  sieve +Sieve of Eratosthenes ");

    JsonNode json = new ObjectMapper().readTree(Cli.run("programs", "--format", "json").out());
    assertThat(json.findValuesAsText("name")).isEqualTo(new ProgramLibrary().names());
  }

  @Test
  void shouldShowAProgram() {
    assertThat(Cli.run("programs", "sieve").out())
        .startsWith("sieve: Sieve of Eratosthenes (classic)\n")
        .containsPattern("\nprimes +200 +1 +2000 ");
    assertThat(Cli.run("programs", "sieve", "--source").out()).contains("PROC filter(");
    assertThat(Cli.run("programs", "bank", "--source", "--form", "shared").out()).contains("LOCK");
    assertThat(Cli.run("programs", "bank", "--form", "shared").err()).contains("add --source");
  }

  @Test
  void shouldListMachines() throws IOException {
    assertThat(Cli.run("machines").out())
        .containsPattern(
            "\nepiphany-iii +mesh +16 +4 x 4 +600 MHz +32 KiB +Adapteva Epiphany-III: ");
    assertThat(Cli.run("machines", "--format", "csv").out()).startsWith("name,kind,cores,");

    JsonNode json = new ObjectMapper().readTree(Cli.run("machines", "-f", "json").out());
    assertThat(json.findValuesAsText("name"))
        .contains("mesh", "coherent", "t800-grid", "paragon", "epiphany-v", "server-64")
        .hasSize(23);
  }

  @Test
  void shouldShowAMachineWithTheSourcesOfItsValues() throws IOException {
    String text = Cli.run("machines", "epiphany-v", "--set", "clock-mhz=800").out();
    assertThat(text)
        .startsWith("epiphany-v: Adapteva Epiphany-V: 1,024 cores of 64 KiB")
        .containsPattern("\nclock-mhz +800 +MHz +--set clock-mhz=800\n")
        .containsPattern("\nnetwork.clock-ratio +2 +network cycles +preset epiphany-iii: ")
        .containsPattern("\ncaches.protocol +mesi +default: Inmesh's choice")
        .containsPattern("\nnot modelled:\n  - ");
    assertThat(text.lines()).allMatch(line -> line.length() <= 140);

    JsonNode json =
        new ObjectMapper()
            .readTree(Cli.run("machines", "mesh", "--cores", "64", "--format", "json").out());
    assertThat(json.get("network.hop-latency").asInt()).isEqualTo(3);
    assertThat(json.at("/sources/rows/set_by").asText()).isEqualTo("option");
    assertThat(json.at("/sources/rows/where").asText()).isEqualTo("--cores 64");
    assertThat(json.at("/sources/rows/source").asText()).isEqualTo("follows from cores");
    assertThat(json.get("not_modelled").isArray()).isTrue();
    assertThat(Cli.run("machines", "mesh", "--format", "csv").out())
        .startsWith("key,value,unit,set_by,where,source\nname,mesh,,preset,mesh,")
        .contains("\nnetwork.hop-latency,3,network cycles,preset,mesh,");
  }

  @Test
  void shouldShowInstructionsThatTakeOtherCyclesThanTheTables() throws IOException {
    String[] settings = {"mesh", "-s", "processor.cycles.mul=4", "-s", "processor.cycles.lb=5"};
    List<String> command = new ArrayList<>(List.of("machines"));
    command.addAll(List.of(settings));

    assertThat(Cli.run(command.toArray(String[]::new)).out())
        .containsPattern("\nprocessor.cycles.mul +4 +core cycles +--set processor.cycles.mul=4\n")
        // What it sets is what the table has.
        .doesNotContain("processor.cycles.lb ");
    command.addAll(List.of("--format", "json"));
    JsonNode json = new ObjectMapper().readTree(Cli.run(command.toArray(String[]::new)).out());
    assertThat(json.get("processor.cycles.mul").asInt()).isEqualTo(4);
    assertThat(json.at("/sources/processor.cycles.mul/set_by").asText()).isEqualTo("option");
  }

  @Test
  void shouldShowTheKeysOfMachineFiles() throws IOException {
    String text = Cli.run("machines", "--keys").out();
    assertThat(text)
        .startsWith("key ")
        .containsPattern("\nnetwork.hop-latency +network cycles +3 +a whole number from 1 to 64 ");
    assertThat(text.lines()).allMatch(line -> line.length() <= 140);

    JsonNode json =
        new ObjectMapper().readTree(Cli.run("machines", "--keys", "--format", "json").out());
    assertThat(json.findValuesAsText("key"))
        .contains("cores", "processor.cycles.INSTRUCTION", "energy.technology")
        .doesNotContain("processor.cycles.mul");
    assertThat(Cli.run("machines", "--keys", "-f", "csv").out())
        .startsWith("key,unit,default,allowed,meaning\n");
  }

  @Test
  void shouldWriteAMachineFileThatIsShownAlike(@TempDir Path folder) throws IOException {
    String written = Cli.run("machines", "paragon", "--format", "toml").out();
    Path file = Files.writeString(folder.resolve("paragon.toml"), written);
    String values = Cli.run("machines", "paragon", "--format", "csv").out();
    String again = Cli.run("machines", file.toString(), "--format", "csv").out();

    assertThat(written).contains("\n[network]\n", "\nhop-latency = 2 # network cycles\n");
    assertThat(columns(again)).isEqualTo(columns(values));
  }

  /** Key and value of each line: neither has a comma, but for lists, which no preset here has. */
  private static List<String> columns(String csv) {
    return csv.lines().map(line -> line.split(",")[0] + "=" + line.split(",")[1]).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'machines --format toml', '--format toml is for one machine'",
    "'machines --cores 4', '--cores and --set change one machine'",
    "'machines mesh --keys', '--keys shows what all machines have: leave out mesh'",
    "'machines --keys --format toml', '--format toml is for one machine'",
  })
  void shouldRefuseWhatDoesNotGoTogether(String command, String message) {
    Cli.Result result = Cli.run(command.split(" "));

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(message);
  }

  /** In this process and for a moment only: whether it works, not how fast it is. */
  @Test
  void shouldMeasureRates() throws IOException {
    Cli.Result result =
        Cli.run(
            "bench",
            "core",
            "--forks=0",
            "--warmups=0",
            "--iterations=1",
            "--milliseconds=1",
            "-f=json");

    assertThat(result.exitCode()).isZero();
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.findValuesAsText("counted")).contains("instructions", "cycles");
    assertThat(json).allMatch(rate -> rate.get("per_second").asDouble() > 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "compare",
        "litmus",
        "compile",
        "asm",
        "disasm",
        "programs",
        "survey",
        "machines",
        "bench"
      })
  void shouldExplainEveryCommandWithExamples(String command) {
    Cli.Result result = Cli.run(command, "--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("Usage: inmesh " + command).contains("Examples:");
    assertThat(Cli.run("--help").out()).contains("  " + command);
  }
}
