package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LitmusCommandTest {
  /** The allowed states are not those of the model, so that a forbidden one is seen. */
  private static final String WRONG =
      """
      {"name": "WRONG", "threads": [["W x 1"]], "condition": "exists ([x]=1)", \
      "sc": {"verdict": "Never", "states": ["[x]=2;", "[x]=3;"]}}
      """;

  @TempDir private Path folder;
  private Path buffering;

  @BeforeEach
  void writeTest() throws IOException {
    buffering = folder.resolve("SB.litmus");
    Files.writeString(
        buffering,
        """
        X86_64 SB
        { uint64_t y; uint64_t x; uint64_t 1:rax; uint64_t 0:rax; }
         P0            | P1            ;
         movq $1,(x)   | movq $1,(y)   ;
         movq (y),%rax | movq (x),%rax ;
        exists (0:rax=0 /\\ 1:rax=0)
        """);
  }

  @Test
  void shouldPrintHistogramAndVerdict() {
    Cli.Result result = litmus("--consistency", "tso", "--runs", "300");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("Test SB Allowed\nHistogram (4 states)\n")
        .containsPattern("\n\\d+ +\\*>0:rax=0; 1:rax=0;\n")
        .containsPattern("\n\\d+ +:>0:rax=1; 1:rax=1;\nOk\n\nWitnesses\nPositive: \\d+, Negative: ")
        .contains("\nCondition exists (0:rax=0 /\\ 1:rax=0) is validated\n")
        .contains("\nObservation SB Sometimes ")
        .endsWith("1 tests, 300 runs on coherent with 8 cores, mesi, tso, seed 1: 1 Ok, 0 No\n");
  }

  @Test
  void shouldTakeProtocolAndConsistency() throws IOException {
    Cli.Result result =
        litmus("--consistency=SC", "--protocol=MOESI", "--runs=20", "--cores=4", "-f", "json");

    JsonNode row = new ObjectMapper().readTree(result.out()).get(0);
    assertThat(row.get("consistency").asText()).isEqualTo("sc");
    assertThat(row.get("protocol").asText()).isEqualTo("moesi");
    assertThat(row.get("cores").asInt()).isEqualTo(4);
    assertThat(row.get("verdict").asText()).isEqualTo("No");
    assertThat(row.get("observation").asText()).isEqualTo("Never");
    assertThat(row.get("negative").asInt()).isEqualTo(20);
    assertThat(row.get("allowed").isNull()).isTrue();
  }

  @Test
  void shouldPrintTheSameForTheSameSeedOnAnyNumberOfThreads() throws IOException {
    Files.copy(buffering, folder.resolve("copy.litmus"));
    String one = Cli.run("litmus", folder.toString(), "-n", "50", "-t", "1", "-f", "csv").out();

    assertThat(Cli.run("litmus", folder.toString(), "-n", "50", "-t", "3", "-f", "csv").out())
        .isEqualTo(one)
        .startsWith("test,kind,condition,");
  }

  @Test
  void shouldFailIfAForbiddenStateIsSeen() throws IOException {
    Path file = folder.resolve("wrong.jsonl");
    Files.writeString(file, WRONG);
    Cli.Result result = Cli.run("litmus", file.toString(), "--runs", "5");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains("\nSeen 0 of 2 states that sc allows (0.0 %)\nFORBIDDEN by sc: [x]=1;\n")
        .endsWith("\nStates: 0 of 2 allowed ones seen (0.0 %), 1 forbidden\n");
  }

  @Test
  void shouldRunOtherTestsIfOneIsWrong() throws IOException {
    Path bad = folder.resolve("bad.litmus");
    Files.writeString(bad, "X86 bad\n{}\n P0 ;\n CPUID ;\nexists x=1\n");
    Cli.Result result = Cli.run("litmus", folder.toString(), "--runs", "5");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith(bad + ":4:2: 'CPUID' is not supported");
    assertThat(result.out()).startsWith("Test SB ");
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    assertThat(litmus("--runs", "0").err()).contains("--runs must be at least 1, not 0");
    assertThat(litmus("--machine", "mesh").err()).contains("mesh has no coherent memory");
    assertThat(litmus("--cores", "1").err())
        .contains("SB has 2 threads, but the machine has 1 cores; --cores gives it more");
    assertThat(Cli.run("litmus", folder + "/none").err()).contains("there is no such file");
  }

  @Test
  void shouldRunOtherTestsIfOneHasTooManyThreads() throws IOException {
    Files.writeString(folder.resolve("A.litmus"), "X86 one\n{}\n P0 ;\n MFENCE ;\nexists x=0\n");
    Cli.Result result = Cli.run("litmus", folder.toString(), "--cores", "1", "--runs", "2");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("inmesh: SB has 2 threads, but the machine has 1 cores");
    assertThat(result.out())
        .startsWith("Test one Allowed\nHistogram (1 state)\n2     *>[x]=0;\nOk\n");
  }

  private Cli.Result litmus(String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "litmus";
    all[1] = buffering.toString();
    System.arraycopy(options, 0, all, 2, options.length);
    return Cli.run(all);
  }
}
