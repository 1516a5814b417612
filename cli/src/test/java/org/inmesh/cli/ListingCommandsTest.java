package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.inmesh.programs.ProgramLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        .containsPattern("\nepiphany-iii +mesh +16 +4 x 4 +600 MHz +32,768 bytes\n");
    assertThat(Cli.run("machines", "--format", "csv").out()).startsWith("name,kind,cores,");

    JsonNode json = new ObjectMapper().readTree(Cli.run("machines", "-f", "json").out());
    assertThat(json.findValuesAsText("name"))
        .contains("mesh", "coherent", "t800-grid", "paragon", "epiphany-v", "server-64")
        .hasSize(23);
  }

  @Test
  void shouldShowAMachine() throws IOException {
    assertThat(Cli.run("machines", "mesh").out())
        .containsPattern("\nnetwork.hop-latency +3 +network cycles +");

    JsonNode json =
        new ObjectMapper().readTree(Cli.run("machines", "mesh", "--format", "json").out());
    assertThat(json.get("network.hop-latency").asInt()).isEqualTo(3);
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
