package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionTraceTest {
  // The dispatch takes 3 cycles, no instruction comes before the body; ldc 3 (1), stl (1), ldl (2),
  // adc 4 (1), stl.
  private static final String PROGRAM =
      """
      PROC main(CHAN OF BYTE screen)
        INT x:
        SEQ
          x := 3
          x := x + 4
      :
      """;

  @TempDir Path folder;

  private String program() throws IOException {
    return Files.writeString(folder.resolve("p.occ"), PROGRAM).toString();
  }

  @Test
  void shouldShowEachInstructionOnStandardError() throws IOException {
    Cli.Result result = Cli.run("run", "--trace-instructions", program(), "--cores", "1");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEmpty();
    List<String> lines =
        result.err().lines().limit(7).map(line -> line.strip().replaceAll(" +", " ")).toList();
    assertThat(lines.get(0)).isEqualTo("cycle core pri address bytes instruction A B C Wptr E");
    assertThat(lines.get(1)).startsWith("0 0 low 80000048 process #").contains("gets the core");
    assertThat(lines.get(2)).startsWith("3 0 low 80000048 43 ldc 3 00000003").endsWith("p.occ:4");
    assertThat(lines.get(3)).startsWith("4 0 low").contains(" stl ").endsWith("p.occ:4");
    assertThat(lines.get(4)).startsWith("5 0 low").contains(" ldl ").endsWith("p.occ:5");
    assertThat(lines.get(5)).startsWith("7 0 low").contains(" adc 4 00000007");
    assertThat(lines.get(6)).startsWith("8 0 low").contains(" stl ");
  }

  @Test
  void shouldWriteJsonLinesAndCsvByTheEndingOfTheName() throws IOException {
    Path json = folder.resolve("t.json");
    Path csv = folder.resolve("t.csv");

    Cli.run("run", program(), "--cores", "1", "--trace-instructions=" + json);
    Cli.run("run", program(), "--cores", "1", "--trace-instructions=" + csv);

    List<String> rows = Files.readAllLines(csv);
    List<JsonNode> objects = new ArrayList<>();
    for (String line : Files.readAllLines(json)) {
      objects.add(new ObjectMapper().readTree(line));
    }
    assertThat(rows.getFirst()).startsWith("cycle,core,event,priority,process,address,bytes,");
    assertThat(rows).hasSize(objects.size() + 1);
    JsonNode first = objects.get(1);
    assertThat(first.get("mnemonic").asText()).isEqualTo("ldc");
    assertThat(first.get("operand").asInt()).isEqualTo(3);
    assertThat(first.get("a").asText()).isEqualTo("00000003");
    assertThat(first.get("error").asBoolean()).isFalse();
    assertThat(first.get("fa").isNull()).isTrue();
    assertThat(rows.get(2))
        .startsWith("3,0,executed,low,")
        .contains(",80000048,43,ldc,3,00000003,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesh", "coherent"})
  void shouldNotChangeStatistics(String machine) throws IOException {
    Path with = folder.resolve("with.json");
    Path without = folder.resolve("without.json");
    String[] run = {"run", "commstime", "-m", machine, "-p", "loops=20", "--stats"};

    assertThat(run(run, with.toString(), "--trace-instructions=" + folder.resolve("t")))
        .isEqualTo(0);
    assertThat(run(run, without.toString())).isEqualTo(0);

    assertThat(with).hasSameTextualContentAs(without);
    JsonNode statistics = new ObjectMapper().readTree(with.toFile());
    // Every instruction that the machine counts has a line.
    long instructions =
        Files.readAllLines(folder.resolve("t")).stream()
            .filter(line -> line.matches(" *\\d+ +\\d+ +low +[0-9A-F]{8}  [0-9A-F]+ .*"))
            .count();
    assertThat(instructions).isEqualTo(statistics.get("instructions").asLong());
  }

  private static int run(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return Cli.run(all.toArray(String[]::new)).exitCode();
  }

  @Test
  void shouldKeepToTheOrderOfCyclesThenCoresAndToWhatIsSelected() throws IOException {
    Path file = folder.resolve("t.csv");

    Cli.run(
        "run",
        "sieve",
        "-p",
        "primes=10",
        "--trace-instructions=" + file,
        "--from",
        "500",
        "--to",
        "900");

    List<long[]> places =
        Files.readAllLines(file).stream()
            .skip(1)
            .map(line -> line.split(","))
            .map(cells -> new long[] {Long.parseLong(cells[0]), Long.parseLong(cells[1])})
            .toList();
    assertThat(places.stream().map(place -> place[1]).distinct().count()).isGreaterThan(3);
    assertThat(places).allMatch(place -> place[0] >= 500 && place[0] <= 900);
    assertThat(places)
        .isSortedAccordingTo(
            (one, other) ->
                one[0] != other[0]
                    ? Long.compare(one[0], other[0])
                    : Long.compare(one[1], other[1]));
  }

  @Test
  void shouldShowOneCoreOnly() throws IOException {
    Path file = folder.resolve("t.csv");

    Cli.run("run", "commstime", "--trace-instructions=" + file, "--trace-core", "2");

    assertThat(Files.readAllLines(file).stream().skip(1))
        .isNotEmpty()
        .allMatch(line -> line.split(",")[1].equals("2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--from 5 | --from, --to and --trace-core have no meaning without --trace-instructions",
        "--trace-instructions --from 5 --to 4 | --to 4 is before --from 5",
        "--trace-instructions --from -1 | --from: a cycle is at least 0, not -1",
        "--trace-instructions --trace-core 16 | --trace-core: there is no core 16; there are 0 to 15"
      })
  void shouldRefuseWhatMakesNoSense(String options, String message) {
    List<String> arguments = new ArrayList<>(List.of("run", "commstime"));
    arguments.addAll(List.of(options.split(" ")));

    Cli.Result result = Cli.run(arguments.toArray(String[]::new));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("inmesh: " + message + "\n");
  }
}
