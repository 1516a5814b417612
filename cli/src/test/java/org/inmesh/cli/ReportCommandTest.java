package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCommandTest {
  private static final String STUDY =
      """
      title = "Two rings"
      programs = ["commstime"]
      machines = ["mesh", "coherent"]
      cores = [4, 16]
      baseline = { machine = "coherent" }
      measure = ["cycles", "profile"]
      [parameters]
      loops = 5
      """;

  @TempDir private Path folder;

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void shouldMakeAReportOfAStudyWithItsFigures() throws IOException {
    Files.writeString(folder.resolve("rings.toml"), STUDY);
    Cli.Result study =
        Cli.run("study", path("rings.toml"), "--out", path("out"), "--report", path("first.html"));
    Cli.Result again =
        Cli.run("report", path("out"), "--out", path("second.html"), "--figures", path("figures"));

    assertThat(study.exitCode()).as(study.err()).isZero();
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).contains("wrote 5 figures");
    assertThat(folder.resolve("figures/01-time-over-cores.svg")).content().startsWith("<svg ");
    assertThat(folder.resolve("figures/01-time-over-cores.png")).isNotEmptyFile();
    assertThat(read("second.html"))
        .isEqualTo(read("first.html"))
        .contains(
            "<h1>Two rings</h1>",
            "All 4 runs finished.",
            "In numbers",
            "Where the time went",
            "commstime on mesh, 4 cores",
            "class=\"heatmaps\"",
            "loops = 5",
            "ideal, from coherent at 4");
  }

  @Test
  void shouldSayThatResultsAreMissing() throws IOException {
    Files.writeString(folder.resolve("rings.toml"), STUDY);
    Cli.run("study", path("rings.toml"), "--out", path("out"), "--no-report");
    try (Stream<Path> files = Files.walk(folder.resolve("out/runs"))) {
      // Not a profile, which is no result.
      Predicate<String> isResult = Pattern.compile("[0-9a-f]{64}\\.json").asMatchPredicate();
      Path any =
          files
              .filter(file -> isResult.test(file.getFileName().toString()))
              .findFirst()
              .orElseThrow();
      Files.delete(any);
    }

    Cli.Result result = Cli.run("report", path("out"), "--no-graphs");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("1 of 4 points have no result of this version of Inmesh");
  }

  @Test
  void shouldReportARun() throws IOException {
    Cli.Result result =
        Cli.run("run", "commstime", "-p", "loops=5", "--cores", "4", "--report", path("run.html"));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(read("run.html"))
        .contains(
            "<h1>commstime on 4 cores</h1>",
            "of all cores&#39; cycles were spent on instructions",
            "class=\"graph\"",
            "class=\"heatmaps\"",
            "./inmesh run commstime -p loops=5 --cores 4 --report");
  }

  /** The report measures more, but that is not seen in the result. */
  @Test
  void shouldNotChangeTheRun() throws IOException {
    Cli.run("run", "commstime", "-p", "loops=5", "--stack", "--stats", path("alone.csv"));
    Cli.run(
        "run",
        "commstime",
        "-p",
        "loops=5",
        "--stack",
        "--stats",
        path("with.csv"),
        "--report",
        path("page.html"));

    assertThat(read("with.csv")).isEqualTo(read("alone.csv"));
  }

  @Test
  void shouldReportAComparison() throws IOException {
    Cli.Result result =
        Cli.run(
            "compare",
            "commstime",
            "-p",
            "loops=5",
            "--cores",
            "4,16",
            "--report",
            path("compare.html"));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(read("compare.html"))
        .contains(
            "<h1>commstime compared</h1>",
            "mesh, coherent on 4, 16 cores",
            "The program&#39;s output is the same on all machines.");
  }

  @Test
  void shouldReportTraffic() throws IOException {
    Cli.Result sweep =
        Cli.run("traffic", "--mesh", "4x4", "--rates", "0.05,0.1", "--report", path("sweep.html"));

    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    assertThat(read("sweep.html")).contains("Latency over load", "<td>0.1</td>", "seed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "report nowhere | nowhere: there is no such folder",
        "report EMPTY | is not the folder of a study",
        "run commstime --report page.txt | a report is a page, so its name ends in .html",
        "run commstime --report nowhere/page.html | nowhere does not exist",
        "compare commstime --report nowhere/page.html | nowhere does not exist",
        "traffic --report nowhere/page.html | nowhere does not exist",
        "traffic --packets list.csv --report page.html | --report is for traffic",
        "study quick --out out --report page.pdf | a report is a page",
      })
  void shouldRefuseWrongPlacesBeforeAnyWork(String line, String message) {
    Cli.Result result = Cli.run(line.replace("EMPTY", folder.toString()).split(" "));

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(message).doesNotContain("Exception", "\tat ");
  }
}
