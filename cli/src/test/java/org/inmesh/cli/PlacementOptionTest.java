package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** --placement, --profile-channels, and what compile shows of placements and channels. */
class PlacementOptionTest {
  @TempDir Path folder;

  private static Cli.Result sieve(String command, String... more) {
    String[] all = new String[more.length + 4];
    all[0] = command;
    all[1] = "sieve";
    all[2] = "-p";
    all[3] = "primes=9";
    System.arraycopy(more, 0, all, 4, more.length);
    return Cli.run(all);
  }

  @Test
  void shouldTellPlacementAndTraffic() throws IOException {
    Path statistics = folder.resolve("s.json");
    Cli.Result result = sieve("run", "--placement", "random:7", "--stats", statistics.toString());

    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .containsPattern("finished; placement random:7, [0-9,]+ byte-hops for a message on each")
        .containsPattern("\n  byte hops +[0-9,]+ +byte-hops\n");
    JsonNode row = new ObjectMapper().readTree(statistics.toFile());
    assertThat(row.get("placement").asText()).isEqualTo("random:7");
    assertThat(row.get("placement_byte_hops").asLong()).isPositive();
    assertThat(row.get("byte_hops").asLong())
        .isGreaterThan(row.get("placement_byte_hops").asLong());
  }

  @Test
  void shouldSayNothingOfTheDefault() {
    assertThat(sieve("run").err()).contains(": finished\n").doesNotContain("placement");
  }

  @Test
  void shouldCompareARowForEachPlacement() throws IOException {
    Cli.Result result =
        sieve("compare", "--cores", "16", "--placement", "row-major,random:1", "--threads", "1");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .containsPattern("machine +placement +byte-hops +cores")
        .containsPattern("\nmesh +row-major +[0-9,]+ +16 ")
        .containsPattern("\nmesh +random:1 +[0-9,]+ +16 ")
        .containsPattern("\ncoherent +random:1 +- +16 ")
        .endsWith("The program's output is the same on all machines.\n");
  }

  @Test
  void shouldPlaceByAProfileThatItHasWritten() throws IOException {
    Path profile = folder.resolve("p.csv");
    Cli.Result first = sieve("run", "--profile-channels", profile.toString());
    Cli.Result second = sieve("run", "--placement", "profile=" + profile);

    assertThat(first.exitCode()).isZero();
    assertThat(Files.readString(profile)).startsWith("writer,reader,messages,bytes\n");
    assertThat(second.exitCode()).isZero();
    assertThat(second.out()).isEqualTo(first.out());
  }

  @Test
  void shouldPlaceByAListThatCompileHasWritten() throws IOException {
    String list = sieve("compile", "--emit", "places", "--placement", "random:2").out();
    Path file = Files.writeString(folder.resolve("list"), list);

    String byHand = sieve("compile", "--emit", "placement", "--placement", "file=" + file).out();
    assertThat(byHand)
        .isEqualTo(sieve("compile", "--emit", "placement", "--placement", "random:2").out());
  }

  @Test
  void shouldDrawTheChannels() throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("two.occ"),
            """
            PROC main (CHAN OF BYTE keyboard, screen, error)
              CHAN OF INT c:
              PAR
                c ! 1
                INT x:
                SEQ
                  c ? x
                  screen ! 'a'
            :
            """);
    String file = source.toString();
    String graph = Cli.run("compile", file, "--emit", "graph").out();
    assertThat(graph)
        .startsWith("digraph \"two\" {\n  node [shape=box];\n  c0 [label=\"component.4\\n")
        .contains("two.occ:4\"];\n", "  screen [shape=ellipse];\n")
        .endsWith("  c0 -> c1 [label=\"c\\n4 bytes\"];\n  c1 -> screen;\n}\n");

    String placed =
        Cli.run("compile", file, "--emit", "placed-graph", "--placement", "single").out();
    assertThat(placed)
        .contains("  subgraph cluster_core0 {\n    label=\"core 0 (0, 0)\";\n    c0 [")
        .contains(", pos=\"0,0\"];\n    c1 [")
        .contains(", pos=\"150,0\"];\n  }\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "run     | spiral   | 'spiral' is no placement; there are default, row-major,",
        "compare | packed:0 | placement 'packed:0': it takes the number of components",
        "run     | a,b      | --placement: one placement, not 2; compare takes several",
        "compile | file=no  | no: there is no such file or folder"
      })
  void shouldRefuseAWrongPlacement(String command, String placement, String message) {
    Cli.Result result = sieve(command, "--placement", placement);

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void shouldTellTheSizesIfOneCoreIsTooSmall() {
    Cli.Result result = Cli.run("run", "stencil", "--cores", "64", "--placement", "single");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("in the memory of core 0").contains("memory.bytes-per-core=");
  }
}
