package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Preset coherent: 8 cycles over a hop, 5 without, 8 flits behind the head, a slice of 10 cycles;
   * a request leaves a cycle after the access, which takes one.
   */
  @Test
  void shouldPrintATable() {
    Cli.Result result = Cli.run("latency", "--cores", "16", "--holder", "1", "--home", "1");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("held by core 1, 1 hops away; home at node 1\n")
        .containsPattern("\n +own +1 +1 +1\n")
        .containsPattern("\n +modified +" + (1 + 8 + 10 + 5 + 1 + 8 + 8 + 1) + " ")
        .containsPattern("\n +shared +" + (1 + 8 + 10 + 8 + 8 + 1) + " ")
        .containsPattern("\n +memory +" + (1 + 8 + 10 + 100 + 8 + 8 + 1) + " ")
        .contains("\ncoherent, mesi, sc: core cycles of an access by core 0;");
  }

  /** What the published measurements agree on, from the nearest to the farthest. */
  @Test
  void shouldHaveThePublishedOrderOnTheXeon() throws IOException {
    Map<String, Double> near = loads("xeon-two-sockets", 1);
    // Not a core at the border: the third core, next to it, is to be on its socket too.
    Map<String, Double> far = loads("xeon-two-sockets", 19);

    assertThat(near.get("own")).isEqualTo(5);
    assertThat(near.get("shared")).isBetween(43.0, 45.0);
    assertThat(near.get("memory")).isBetween(354.0, 356.0);
    assertThat(near.get("modified")).isGreaterThan(near.get("shared")).isLessThan(100);
    assertThat(far.get("shared")).isGreaterThan(3 * near.get("shared"));
    assertThat(far.get("modified")).isGreaterThan(far.get("shared"));
    assertThat(far.get("memory")).isGreaterThan(far.get("modified"));
  }

  private static Map<String, Double> loads(String machine, int holder) throws IOException {
    Cli.Result result =
        Cli.run("latency", "-m", machine, "--holder", Integer.toString(holder), "-f", "json");
    Map<String, Double> loads = new HashMap<>();
    for (JsonNode row : JSON.readTree(result.out())) {
      if (row.get("access").asText().equals("load")) {
        loads.put(row.get("state").asText(), row.get("mean_cycles").asDouble());
      }
    }
    return loads;
  }

  /** A hop is a cycle each way, as on the chip. */
  @Test
  void shouldTakeTwoCyclesForEachHopOnTheTile() throws IOException {
    double near = atHome("tile-gx36", 1);
    double far = atHome("tile-gx36", 35);

    assertThat(far - near).isEqualTo(2 * (10 - 1));
  }

  private static double atHome(String machine, int node) throws IOException {
    String name = Integer.toString(node);
    Cli.Result result =
        Cli.run("latency", "-m", machine, "--holder", name, "--home", name, "-f", "json");
    for (JsonNode row : JSON.readTree(result.out())) {
      if (row.get("access").asText().equals("load")
          && row.get("state").asText().equals("modified")) {
        return row.get("mean_cycles").asDouble();
      }
    }
    throw new AssertionError(result.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--machine mesh | mesh has no coherent memory",
        "--cores 2 | three cores or more",
        "--holder 0 | different cores",
        "--holder 16 | --holder must be a core from 0 to 15, not 16",
        "--home -1 | --home must be a core from 0 to 15, not -1",
        "--requester 99 | --requester must be a core from 0 to 15, not 99",
      })
  void shouldRefuseCoresThatAreNotThere(String arguments, String message) {
    Cli.Result result = Cli.run(("latency " + arguments).split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(message).doesNotContain("\tat ");
  }
}
