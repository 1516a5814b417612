package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuringOptionsTest {
  /** Two processes on two cores, each with a counter of its own; both counters are in one line. */
  private static final String TWO_COUNTERS =
      """
      PROC count (SHARED INT counter, VAL INT rounds)
        SEQ i = 0 FOR rounds
          counter := counter + 1
      :
      PROC main (CHAN BYTE screen!)
        SHARED [2]INT counters:
        SEQ
          PAR i = 0 FOR 2
            count (counters[i], 100)
          screen ! 'x'
      :
      """;

  @TempDir Path folder;

  private String program() throws IOException {
    return Files.writeString(folder.resolve("two.occ"), TWO_COUNTERS).toString();
  }

  @Test
  void shouldNameTheVariablesInTheHottestLine() throws IOException {
    Cli.Result result =
        Cli.run("run", program(), "-m", "coherent", "-c", "4", "-f", "json", "--memory-profile=2");

    assertThat(result.exitCode()).isZero();
    JsonNode row = new ObjectMapper().readTree(result.err());
    assertThat(row.get("hottest_lines")).hasSize(2);
    JsonNode hottest = row.get("hottest_lines").get(0);
    assertThat(hottest.get("contents")).hasSize(1);
    assertThat(hottest.get("contents").get(0).asText()).isEqualTo("counters[0..1]");
    // What one core writes the other never reads: but for its first, its misses are useless.
    assertThat(hottest.get("true_sharing").asLong()).isZero();
    assertThat(hottest.get("false_sharing").asLong()).isEqualTo(hottest.get("misses").asLong() - 2);
    assertThat(hottest.get("misses").asLong()).isGreaterThan(20);
  }

  @Test
  void shouldPrintTablesBehindTheSummary() throws IOException {
    Cli.Result result =
        Cli.run("run", program(), "-m", "coherent", "-c", "4", "--stack", "--memory-profile");

    assertThat(result.out()).isEqualTo("x");
    assertThat(result.err()).containsPattern("core +compute +remote cache +memory");
    assertThat(result.err()).containsPattern("\n +all +[0-9.]+ ");
    assertThat(result.err()).containsPattern("\n  #[0-9A-F]{8} .* counters\\[0\\.\\.1\\]\n");
  }

  @Test
  void shouldTellWhereTheMeshMachinesCyclesWentIfAsked() throws IOException {
    JsonNode asked = json("--stack");
    JsonNode other = json();
    assertThat(asked.get("cycle_stacks")).hasSize(16);
    for (JsonNode core : asked.get("cycle_stacks")) {
      long sum = 0;
      for (String part :
          new String[] {"compute", "send", "receive", "alternation", "scheduler", "idle"}) {
        sum += core.get(part + "_cycles").asLong();
      }
      assertThat(sum).isEqualTo(asked.get("cycles").asLong());
    }
    assertThat(asked.get("cycles")).isEqualTo(other.get("cycles"));
    assertThat(asked.get("send_cycles").asLong()).isPositive();
    assertThat(other.get("send_cycles").isNull()).isTrue();
  }

  private static JsonNode json(String... options) throws IOException {
    String[] arguments = {"run", "sieve", "--param", "primes=5", "-f", "json"};
    String[] all = new String[arguments.length + options.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(options, 0, all, arguments.length, options.length);
    return new ObjectMapper().readTree(Cli.run(all).err());
  }

  @Test
  void shouldRefuseAMemoryProfileOfTheMeshMachine() {
    Cli.Result result = Cli.run("run", "sieve", "--memory-profile");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--memory-profile", "--machine coherent");
  }
}
