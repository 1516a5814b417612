package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir Path folder;

  @Test
  void shouldShowARowForEachMachineAndNumberOfCores() {
    Cli.Result result = Cli.run("compare", "sieve", "-p", "primes=5", "--cores", "4,16");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    String row = " +[0-9,]+ +[0-9.]+ [um]?s .* ";
    assertThat(result.out())
        .startsWith("sieve: primes=5\n\nmachine ")
        .containsPattern("\nmesh +4" + row + "1\\.00\n")
        .containsPattern("\ncoherent +4" + row + "\\d+\\.\\d\\d\n")
        .containsPattern("\nmesh +16" + row + "1\\.00\n")
        .containsPattern("\ncoherent +16" + row + "\\d+\\.\\d\\d\n")
        .endsWith("\nThe program's output is the same on all machines.\n");
  }

  /** Power is energy over time, and the product energy times time, to the digits that are shown. */
  @Test
  void shouldShowEnergyPowerAndTheirProductOfEachRun() {
    String out = Cli.run("compare", "sieve", "-p", "primes=5", "--cores", "4").out();

    Matcher time = found("\\nmesh +4 +[0-9,]+ +([0-9.]+) us ", out);
    Matcher energy = found("\\nmesh +4 +([0-9.]+) nJ +([0-9.]+) mW +([0-9.]+) fJ s\\n", out);
    double seconds = 1e-6 * Double.parseDouble(time.group(1));
    double joules = 1e-9 * Double.parseDouble(energy.group(1));
    double watts = 1e-3 * Double.parseDouble(energy.group(2));
    double product = 1e-15 * Double.parseDouble(energy.group(3));
    assertThat(watts).isCloseTo(joules / seconds, withinPercentage(0.1));
    assertThat(product).isCloseTo(joules * seconds, withinPercentage(0.1));
  }

  private static Matcher found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher;
  }

  @Test
  void shouldGiveTheSameStatisticsForAnyNumberOfThreads() throws IOException {
    Path one = folder.resolve("one.json");
    Path two = folder.resolve("two.json");

    compare("--threads", "1", "--stats", one.toString());
    compare("--threads", "2", "--stats", two.toString());

    assertThat(one).hasSameTextualContentAs(two);
    JsonNode rows = new ObjectMapper().readTree(one.toFile());
    assertThat(rows).hasSize(6);
    double mesh = rows.get(0).get("cycles").asDouble();
    double coherent = rows.get(1).get("cycles").asDouble();
    assertThat(rows.get(0).get("ratio").asDouble()).isEqualTo(1.0);
    assertThat(rows.get(1).get("ratio").asDouble()).isEqualTo(coherent / mesh);
    assertThat(rows.get(1).get("same_output").asBoolean()).isTrue();
    assertThat(rows.get(0).get("energy_private_memory").asDouble()).isPositive();
    assertThat(rows.get(1).get("energy_dram").asDouble()).isPositive();
    assertThat(rows.get(1).get("energy").asDouble()).isPositive();
  }

  @Test
  void shouldSetCycleStacksSideBySide() throws IOException {
    String[] command = {"compare", "commstime", "-p", "loops=5", "--cores", "4", "--stack"};
    Cli.Result text = Cli.run(command);
    String[] asJson = Arrays.copyOf(command, command.length + 2);
    asJson[command.length] = "--format";
    asJson[command.length + 1] = "json";
    JsonNode rows = new ObjectMapper().readTree(Cli.run(asJson).out());

    assertThat(text.exitCode()).isZero();
    assertThat(text.out())
        .containsPattern("\n +mesh 4 +coherent 4\n")
        .containsPattern("\n  compute +[1-9]\\d*\\.\\d +[1-9]\\d*\\.\\d\n")
        .containsPattern("\n  send +\\d+\\.\\d +-\n")
        .containsPattern("\n  synchronisation +- +\\d+\\.\\d\n")
        .containsPattern("\n  idle +\\d+\\.\\d +\\d+\\.\\d\n");
    for (JsonNode row : rows) {
      assertThat(row.get("compute_cycles").asLong()).isPositive();
      assertThat(row.get("idle_cycles").asLong()).isPositive();
    }
    assertThat(rows.get(0).get("send_cycles").asLong()).isPositive();
    assertThat(rows.get(1).get("synchronisation_cycles").asLong()).isPositive();
  }

  private static void compare(String... more) {
    String[] arguments = {"compare", "bank", "--param", "clients=3", "--cores", "4,16"};
    String[] all = new String[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    assertThat(Cli.run(all).exitCode()).isZero();
  }

  @Test
  void shouldWriteJsonAndCsvToStandardOutput() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(Cli.run("compare", "hello", "--format", "json").out());
    assertThat(json).hasSize(2);
    assertThat(json.get(0).get("host_seconds").asDouble()).isPositive();

    String csv = Cli.run("compare", "hello", "--format", "csv").out();
    assertThat(csv.lines()).hasSize(3);
    assertThat(csv).startsWith("program,parameters,machine,kind,cores,ending,report,cycles,");
  }

  @Test
  void shouldSayWhyAProgramThatSharesMemoryDoesNotRunOnTheMesh() throws IOException {
    Path file = folder.resolve("count.occ");
    Files.writeString(
        file,
        """
        PROC count (CHAN BYTE screen!)
          INITIAL SHARED INT n IS 0:
          SEQ
            PAR i = 0 FOR 4
              INT old:
              ATOMIC.ADD (n, 1, old)
            screen ! BYTE ((INT '0') + n)
        :
        """);

    Cli.Result result = Cli.run("compare", file.toString(), "--cores", "4");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .containsPattern("\nmesh +4 .* not run\n")
        .containsPattern("\ncoherent +4 .* 1\\.00\n");
    assertThat(result.err())
        .contains("mesh with 4 cores:", "count.occ:2:22: ", "only the coherent machine has", "^");

    assertThat(Cli.run("compare", file.toString(), "--machine", "mesh").exitCode()).isEqualTo(2);
    Cli.Result refused = Cli.run("run", file.toString(), "--machine", "mesh");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("--machine coherent");
    assertThat(Cli.run("run", file.toString(), "--machine", "coherent", "--cores", "4").out())
        .startsWith("4");
  }

  @Test
  void shouldKeepTheOtherRowsWhenARunFails() {
    Cli.Result result =
        Cli.run(
            "compare",
            "sieve",
            "-p",
            "primes=60",
            "--cores",
            "1,16",
            "--set",
            "memory.bytes-per-core=4096",
            "--format",
            "text");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).containsPattern("\nmesh +1 .* failed\n");
    assertThat(result.out()).containsPattern("\nmesh +16 .* 1\\.00\n");
    assertThat(result.err()).contains("with 1 core").contains("bytes");
  }

  @Test
  void shouldShowHowRunsEndedThatDidNotFinish() {
    Cli.Result result = Cli.run("compare", "sieve", "--max-cycles", "500");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .containsPattern("\nmesh +16 +500 .* cycle limit\n")
        .endsWith("\nNo run finished, so no output was compared.\n");
  }

  @Test
  void shouldSayWhichOutputDiffers() throws IOException {
    Path program = Files.writeString(folder.resolve("clock.occ"), OwnTime.PROGRAM);

    Cli.Result result = Cli.run("compare", program.toString(), "-m", "mesh,coherent");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .containsPattern("\nmesh +16 +")
        .containsPattern("\ncoherent +16 +")
        .endsWith("\nThe program's output is NOT the same on all machines.\n");
    assertThat(result.err())
        .matches(
            "The program's output DIFFERS: coherent with 16 cores, compared to mesh,"
                + " from line 1, column \\d+ on: \"\\d+\" instead of \"\\d+\"\n");
  }

  @Test
  void shouldPrintWhatThereIsWhenInterrupted() {
    Cli cli = new Cli();
    cli.interruption().request();

    Cli.Result result = cli.execute("compare", "sieve", "--format", "csv");

    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(result.out().lines()).hasSize(3).anyMatch(line -> line.contains("not_run"));
  }
}
