package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a small sieve on four cores. */
class MapsFileTest {
  @TempDir Path folder;

  private JsonNode run(String machine, Path maps) throws IOException {
    Cli.Result result =
        Cli.run(
            "run",
            "sieve",
            "--param",
            "primes=5",
            "-m",
            machine,
            "-c",
            "4",
            "-f",
            "json",
            "--maps",
            maps.toString());
    assertThat(result.exitCode()).isZero();
    return new ObjectMapper().readTree(result.err());
  }

  private static double sum(JsonNode values) {
    return values.isArray()
        ? StreamSupport.stream(values.spliterator(), false).mapToDouble(MapsFileTest::sum).sum()
        : values.asDouble();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesh", "coherent"})
  void shouldWriteOneObjectThatAddsUpToTheStatistics(String machine) throws IOException {
    Path file = folder.resolve("maps.json");
    JsonNode statistics = run(machine, file);
    JsonNode maps = new ObjectMapper().readTree(file.toFile());

    assertThat(maps.get("columns").asInt() * maps.get("rows").asInt()).isEqualTo(4);
    assertThat(maps.get("cycles")).isEqualTo(statistics.get("cycles"));
    assertThat(sum(maps.get("core_busy_cycles")))
        .isCloseTo(
            statistics.get("core_utilisation").asDouble() * 4 * maps.get("cycles").asLong(),
            within(1e-3));
    assertThat(sum(maps.get("link_flits"))).isEqualTo(statistics.get("flit_hops").asDouble());
    assertThat(maps.get("links")).hasSize(16);
    assertThat(maps.get("links").get(0).toString())
        .isEqualTo("{\"router\":0,\"direction\":\"east\",\"to\":1}");
    assertThat(maps.get("links").get(1).get("to").isNull()).isTrue();
    assertThat(maps.get("packet_latency").get("packets")).isEqualTo(statistics.get("packets"));
    double energy = 0;
    for (String part :
        List.of(
            "core_energy_dynamic",
            "core_energy_leakage",
            "core_energy_off_chip",
            "router_energy_dynamic",
            "router_energy_leakage",
            "link_energy")) {
      energy += sum(maps.get(part));
    }
    assertThat(energy).isCloseTo(statistics.get("energy").asDouble(), within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesh", "coherent"})
  void shouldWriteALineForEachValueThatIsNotZero(String machine) throws IOException {
    Path file = folder.resolve("maps.csv");
    JsonNode statistics = run(machine, file);
    List<String> lines = Files.readAllLines(file);

    assertThat(lines.getFirst()).isEqualTo("kind,unit,number,x,y,direction,start,value");
    assertThat(lines).allSatisfy(line -> assertThat(line.split(",")).hasSize(8));
    assertThat(sum(lines, "link_flits")).isEqualTo(statistics.get("flit_hops").asDouble());
    assertThat(sum(lines, "packets_of_latency")).isEqualTo(statistics.get("packets").asDouble());
    assertThat(lines).anyMatch(line -> line.matches("link_flits,flits,1,1,0,west,0,[1-9].*"));
    assertThat(lines).anyMatch(line -> line.matches("core_energy_leakage,pJ,3,1,1,,,[1-9].*"));
  }

  private static double sum(List<String> lines, String kind) {
    return lines.stream()
        .filter(line -> line.startsWith(kind + ","))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
        .sum();
  }

  @Test
  void shouldWriteTheSameBytesForTheSameRun() throws IOException {
    Path first = folder.resolve("first.csv");
    Path second = folder.resolve("second.csv");
    run("mesh", first);
    run("mesh", second);

    assertThat(first).hasSameBinaryContentAs(second);
  }

  @ParameterizedTest
  @CsvSource({"maps.txt, ends in .json or .csv", "nowhere/maps.csv, does not exist"})
  void shouldRefuseAFileThatCannotBe(String name, String complaint) {
    Cli.Result result = Cli.run("run", "sieve", "--maps", folder.resolve(name).toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(name, complaint).doesNotContain("cycles");
  }
}
