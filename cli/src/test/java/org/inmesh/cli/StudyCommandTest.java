package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inmesh.bench.study.plan.BuiltInStudies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyCommandTest {
  private static final String SMALL =
      """
      title = "A ring"
      programs = "commstime"
      cores = [1, 4]
      [parameters]
      loops = 3
      """;

  @TempDir Path folder;
  private Path file;
  private Path out;

  @BeforeEach
  void writeStudy() throws IOException {
    file = Files.writeString(folder.resolve("small.toml"), SMALL);
    out = folder.resolve("out");
  }

  private Cli.Result study(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "study";
    all[1] = file.toString();
    System.arraycopy(more, 0, all, 2, more.length);
    return Cli.run(all);
  }

  @Test
  void shouldRunAllAndWriteTablesAndAReport() throws IOException {
    Cli.Result result = study("--out", out.toString(), "--threads", "2");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).startsWith("4 of 4 points finished; tables are in ");
    assertThat(result.out()).startsWith("A ring\n");
    assertThat(result.out().lines().filter(line -> line.matches("(mesh|coherent) +[14] .*")))
        .hasSize(4);
    assertThat(Files.readAllLines(out.resolve("table.csv"))).hasSize(5);
    assertThat(Files.readAllLines(out.resolve("summary.csv"))).hasSize(5);
    assertThat(out.resolve("crossovers.csv")).exists();
    assertThat(Files.readString(out.resolve("report.html"))).contains("A ring");
    JsonNode json = new ObjectMapper().readTree(out.resolve("table.json").toFile());
    assertThat(json.path("rows")).hasSize(4);
    assertThat(json.path("columns").findValuesAsText("name")).contains("cycles", "speedup");
  }

  @Test
  void shouldShowSmallValuesOfOwnColumnsWithTheirDigits() throws IOException {
    Files.writeString(
        file,
        """
        programs = "hello"
        machines = "mesh"
        cores = 1
        [[column]]
        name = "cost"
        product = ["simulated_seconds", "cores"]
        """);

    Cli.Result result = study("--out", out.toString(), "--no-report");

    // Some hundred cycles of a nanosecond.
    assertThat(result.out()).containsPattern("cost *\\R.* [1-9]\\.[0-9][0-9]E-0[67] *\\R");
  }

  @Test
  void shouldNameAFolderThatIsNoStudy() {
    Cli.Result result = Cli.run("study", folder.toString(), "--dry-run");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("this is a folder; 'inmesh report' shows a study's results");
  }

  @Test
  void shouldEndWithOneAndSayWhereIfMachinesWriteDifferentThings() throws IOException {
    Files.writeString(folder.resolve("clock.occ"), OwnTime.PROGRAM);
    Files.writeString(file, "programs = 'clock.occ'\ncores = 4\n");

    Cli.Result result = study("--out", out.toString(), "--no-report");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .startsWith(
            "1 point has NOT the output of the baseline, as column reason of table.csv says:"
                + " coherent: output differs from that of mesh from line 1, column ")
        .contains("\n2 of 2 points finished; ");
    assertThat(Files.readString(out.resolve("table.csv"))).contains("output differs from that of");
  }

  @Test
  void shouldDoNothingTwice() throws IOException {
    study("--out", out.toString(), "--no-report");
    String times = Files.readString(out.resolve("host.csv"));

    Cli.Result again = study("--out", out.toString(), "--format", "csv", "--no-report");

    assertThat(Files.readString(out.resolve("host.csv"))).isEqualTo(times);
    assertThat(again.out()).isEqualTo(Files.readString(out.resolve("table.csv")));
    assertThat(out.resolve("report.html")).doesNotExist();
  }

  @Test
  void shouldOnlyPlanADryRun() throws IOException {
    Cli.Result text = study("--dry-run", "--threads", "2");
    Cli.Result json = study("--dry-run", "--out", out.toString(), "--format", "json");

    assertThat(text.exitCode()).isZero();
    assertThat(text.out())
        .contains("4 runs to do, 0 done already")
        .contains("with 2 at a time")
        .contains("These are estimates");
    JsonNode rows = new ObjectMapper().readTree(json.out());
    assertThat(rows).hasSize(4);
    assertThat(rows.get(0).path("machine").asText()).isEqualTo("mesh");
    assertThat(rows.get(0).path("done").asBoolean()).isFalse();
    assertThat(rows.get(0).path("estimated_seconds").asDouble()).isPositive();
    assertThat(out).doesNotExist();
  }

  @Test
  void shouldKnowInADryRunWhatIsDone() {
    study("--out", out.toString(), "--shard", "1/2", "--no-report");

    assertThat(study("--dry-run", "--out", out.toString()).out())
        .contains("2 runs to do, 2 done already");
  }

  @Test
  void shouldMergeShards() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    study("--out", one.toString(), "--shard", "1/2", "--no-report");
    study("--out", two.toString(), "--shard", "2/2", "--no-report");
    study("--out", out.toString(), "--no-report");

    Path merged = folder.resolve("merged");
    Cli.Result result =
        study("--out", merged.toString(), "--merge", one + "," + two, "--no-report");

    assertThat(result.err()).contains("2 results from " + one).contains("2 results from " + two);
    assertThat(Files.exists(merged.resolve("host.csv"))).isFalse();
    assertThat(merged.resolve("table.json")).hasSameTextualContentAs(out.resolve("table.json"));
  }

  @Test
  void shouldTryWhatTookTooLongAgainOnlyIfAsked() throws IOException {
    Files.writeString(
        folder.resolve("endless.occ"),
        "PROC main (CHAN OF BYTE screen)\n  INT x:\n  WHILE TRUE\n    x := 0\n:\n");
    Files.writeString(file, "programs = 'endless.occ'\nmachines = 'mesh'\ncores = 1\n");
    String[] limited = {"--out", out.toString(), "--no-report", "--time-limit", "0.1"};

    assertThat(study(limited).exitCode()).isEqualTo(ExitCode.PROGRAM_WENT_WRONG);
    Cli.Result again = study(limited);

    assertThat(again.exitCode()).isEqualTo(ExitCode.PROGRAM_WENT_WRONG);
    assertThat(again.err())
        .contains("left out since they took longer than a time limit: 1; --retry does them again")
        .contains("failed: 1 point")
        .contains("took the host longer than the time limit of 0.1 s");
    String[] retrying = {"--out", out.toString(), "--no-report", "--time-limit", "0.2", "--retry"};
    assertThat(study(retrying).err()).contains("time limit of 0.2 s").doesNotContain("left out");
  }

  @Test
  void shouldGoOnAfterAProgramThatFails() throws IOException {
    Files.writeString(
        folder.resolve("bad.occ"),
        "PROC main (CHAN OF BYTE keyboard, screen, error)\n  nonsense\n:\n");
    Files.writeString(file, "programs = ['bad.occ', 'hello']\nmachines = 'mesh'\ncores = [1, 4]\n");

    Cli.Result result = study("--out", out.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.PROGRAM_WENT_WRONG);
    assertThat(result.err())
        .contains("bad: refused: 2 points, the first: bad cores=1: bad.occ:2:3: ")
        .contains("2 of 4 points finished");
    assertThat(Files.readString(out.resolve("table.csv"))).contains(",refused,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "small.toml | --out DIR is missing",
        "nosuch | no study 'nosuch'",
        "quik --out x | did you mean 'quick'?",
        "small.toml --out x --threads 0 | --threads must be at least 1",
        "small.toml --out x --memory much | 'much' is no size of memory",
        "small.toml --out x --shard 3/2 | shards are 1/N to N/N",
        "small.toml --out small.toml | is a file, not a folder",
        "small.toml --out x --merge nosuch | has no results of a study",
        "small.toml --out x --report page.txt | ends in .html",
        "small.toml --out x --report page.html --no-report | exclude each other",
        "small.toml --dry-run --times nosuch | there is no",
      })
  void shouldRefuseWrongArguments(String arguments, String message) {
    String[] words = ("study " + arguments).split(" ");
    for (int i = 1; i < words.length; i++) {
      if (words[i].equals("small.toml") || words[i].equals("x") || words[i].equals("page.txt")) {
        words[i] = folder.resolve(words[i]).toString();
      }
    }

    Cli.Result result = Cli.run(words);

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(message);
  }

  @Test
  void shouldPointAtWhatIsWrongInTheFile() throws IOException {
    Files.writeString(file, "programs = 'hello'\ncoers = 3\n");

    Cli.Result result = study("--dry-run");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err())
        .startsWith(file + ":2:1: unknown key 'coers'; did you mean 'cores'?")
        .contains("^^^^^");
  }

  @Test
  void shouldShowTheStudiesThatComeWithInmesh() {
    assertThat(Cli.run("study", "--list").out()).contains("default").contains("quick");
    assertThat(Cli.run("study", "quick", "--print").out()).isEqualTo(BuiltInStudies.text("quick"));
  }
}
