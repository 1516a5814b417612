package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inmesh.coresim.Statistic;
import org.inmesh.traces.PacketLogReader;
import org.inmesh.traces.PacketRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTest {
  private static final String PRIMES = "2 3 5 7 11\n";

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesh", "coherent", "epiphany-iii"})
  void shouldWriteNothingButTheProgramsOutputToStandardOutput(String machine) {
    Cli.Result result = Cli.run("run", "sieve", "--param", "primes=5", "--machine", machine);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo(PRIMES);
    assertThat(result.err()).startsWith("sieve on " + machine + ", 4 x 4 cores at ");
    assertThat(result.err()).containsPattern("\n  cycles +[0-9,]+  cycles\n");
  }

  @Test
  void shouldRunAProgramFromAFileWithIncludesBesideItAndFromTheLibrary() throws IOException {
    file("own.inc", "VAL INT answer IS 42:\n");
    String main =
        file(
            "mine.occ",
            """
            #INCLUDE "own.inc"
            #INCLUDE "text.inc"
            PROC main(CHAN OF BYTE screen)
              write.int(screen, answer)
            :
            """);

    Cli.Result result = Cli.run("run", main);

    assertThat(result.out()).isEqualTo("42");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void shouldPassOnBytesAsTheyAre() throws IOException {
    String main =
        file(
            "echo.occ",
            """
            PROC main(CHAN OF BYTE keyboard, screen)
              BYTE b:
              SEQ i = 0 FOR 3
                SEQ
                  keyboard ? b
                  screen ! b
            :
            """);

    Cli.Result result = new Cli().input("a\u00e9").execute("run", main);

    assertThat(result.out().getBytes(StandardCharsets.UTF_8))
        .isEqualTo("a\u00e9".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shouldUseTheSizeOfTheMachineThatIsAskedFor() {
    Cli.Result result = Cli.run("run", "hello", "--cores", "6", "--set", "clock-mhz=500");

    assertThat(result.err()).startsWith("hello on mesh, 3 x 2 cores at 500 MHz: finished\n");
  }

  @Test
  void shouldReportADeadlock() throws IOException {
    String main =
        file(
            "stuck.occ",
            """
            PROC main(CHAN OF BYTE screen)
              CHAN OF INT link:
              INT x:
              SEQ
                screen ! 'x'
                link ? x
            :
            """);

    Cli.Result result = Cli.run("run", main);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEqualTo("x");
    assertThat(result.err()).contains("deadlock").contains("stuck.occ:6").contains("link");
  }

  @Test
  void shouldReportTheProcessAndLineOfAnError() throws IOException {
    String main =
        file(
            "wrong.occ",
            """
            VAL INT n IS 9:
            PROC main(CHAN OF BYTE screen)
              [4]INT a:
              SEQ i = 0 FOR n
                a[i] := i
            :
            """);

    Cli.Result result = Cli.run("run", main);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("wrong.occ:5").contains("4 is outside the range 0 to 3");
  }

  @Test
  void shouldStopAtTheCycleLimit() throws IOException {
    Path statistics = folder.resolve("limit.json");

    Cli.Result result =
        Cli.run("run", "sieve", "--max-cycles", "1000", "--stats", statistics.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(statistics.toFile());
    assertThat(json.get("ending").asText()).isEqualTo("cycle_limit");
    assertThat(json.get("cycles").asLong()).isEqualTo(1000);
  }

  @Test
  void shouldGiveAPartialResultWhenInterrupted() {
    Cli cli = new Cli();
    cli.interruption().request();

    Cli.Result result = cli.execute("run", "sieve");

    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(result.err()).contains("interrupted").contains("cycles");
  }

  @Test
  void shouldWriteEveryStatisticThatAppliesToTheJsonFile() throws IOException {
    Path statistics = folder.resolve("out.json");

    Cli.Result result = Cli.run("run", "sieve", "-p", "primes=5", "--stats", statistics.toString());

    JsonNode json = new ObjectMapper().readTree(statistics.toFile());
    assertThat(json.get("program").asText()).isEqualTo("sieve");
    assertThat(json.get("parameters").get("primes").asInt()).isEqualTo(5);
    assertThat(json.get("kind").asText()).isEqualTo("mesh");
    assertThat(json.get("cores").asInt()).isEqualTo(16);
    assertThat(json.get("ending").asText()).isEqualTo("finished");
    for (Statistic statistic : Statistic.values()) {
      assertThat(json.has(statistic.key())).as(statistic.key()).isTrue();
    }
    assertThat(json.get("instructions").asLong()).isPositive();
    assertThat(json.get("l1_misses").isNull()).isTrue();
    assertThat(json.get("energy_instructions").asDouble())
        .isEqualTo(json.get("instructions").asLong() * 15.5);
    assertThat(json.get("energy_dram").isNull()).isTrue();
    assertThat(result.err())
        .containsPattern("\n  energy, estimated\n    total +[\\d.]+ +nJ\n")
        .containsPattern("\n    per instruction +[\\d.]+ +pJ\n    power +[\\d.]+ +mW\n");
    assertThat(json.get("simulated_seconds").asDouble())
        .isEqualTo(json.get("cycles").asLong() / 1e9);
  }

  @Test
  void shouldWriteTheSameValuesAsCsv() throws IOException {
    Path csv = folder.resolve("out.csv");
    Path json = folder.resolve("out.json");
    Cli.run("run", "sieve", "-p", "primes=5", "--stats", csv.toString());
    Cli.run("run", "sieve", "-p", "primes=5", "--stats", json.toString());

    List<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .<Map<String, String>>readValues(csv.toFile())
            .readAll();
    JsonNode object = new ObjectMapper().readTree(json.toFile());
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst()).containsEntry("parameters", "primes=5");
    for (Statistic statistic : Statistic.values()) {
      JsonNode value = object.get(statistic.key());
      assertThat(rows.getFirst())
          .containsEntry(statistic.key(), value.isNull() ? "" : value.asText());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesh", "coherent"})
  void shouldWriteEqualFilesForEqualRuns(String machine) throws IOException {
    Path first = folder.resolve("first.json");
    Path second = folder.resolve("second.json");

    Cli.run("run", "tokenring", "-m", machine, "--stats", first.toString());
    Cli.run("run", "tokenring", "-m", machine, "--stats", second.toString());

    assertThat(first).hasSameTextualContentAs(second);
  }

  @Test
  void shouldGiveTheSummaryAsJsonIfAsked() throws IOException {
    Cli.Result result = Cli.run("run", "hello", "--format", "json");

    JsonNode json = new ObjectMapper().readTree(result.err());
    assertThat(json.get("cycles").asLong()).isPositive();
    assertThat(json.get("host_seconds").asDouble()).isPositive();
    assertThat(result.out()).isEqualTo("Hello, world\n");
  }

  @Test
  void shouldLogAsManyPacketsAsWereDelivered() throws IOException {
    Path packets = folder.resolve("packets.csv");

    Cli.Result result =
        Cli.run("run", "sieve", "-p", "primes=5", "-f", "json", "--packets", packets.toString());

    JsonNode json = new ObjectMapper().readTree(result.err());
    List<PacketRecord> log = PacketLogReader.read(packets);
    assertThat(log).hasSize(json.get("packets").asInt()).isNotEmpty();
    assertThat(log.stream().mapToLong(PacketRecord::flits).sum())
        .isEqualTo(json.get("flits").asLong());
  }

  @Test
  void shouldRefuseToLogPacketsOfTheCoherentMachine() {
    Cli.Result result =
        Cli.run("run", "hello", "-m", "coherent", "--packets", folder.resolve("p").toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo("inmesh: --packets: only the mesh machine's packets can be logged\n");
  }

  @Test
  void shouldTellWhyAParallelIsNotSpread() throws IOException {
    String main =
        file(
            "shared.occ",
            """
            PROC main(CHAN OF BYTE screen)
              INT x, y:
              SEQ
                PAR
                  x := 1
                  y := 2
                screen ! BYTE (x + y)
            :
            """);

    assertThat(Cli.run("run", main).err()).startsWith("note: " + main + ":");
  }
}
