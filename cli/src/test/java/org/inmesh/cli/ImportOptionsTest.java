package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other programs through {@code replay} and {@code trace convert}. */
class ImportOptionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static JsonNode replayed(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("replay", "--format", "json"));
    all.addAll(Arrays.asList(arguments));
    Cli.Result result = Cli.run(all.toArray(String[]::new));
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    return JSON.readTree(result.out());
  }

  private static String refused(String... arguments) {
    Cli.Result result = Cli.run(arguments);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err().lines()).hasSize(1);
    return result.err();
  }

  /** In W1 a packet takes 3 * hops + 4 + flits cycles, here of 4 bytes. */
  @Test
  void shouldReplayATable() throws IOException {
    String table = file("a.table", "# nodes = 4\n# columns = 4\n10 0 1 4\n50 1 3 16\n");
    JsonNode replay = replayed(table, "--router", "w1", "--set", "network.flit-bytes=4");
    assertThat(replay.get("packets").asLong()).isEqualTo(2);
    assertThat(replay.get("flits").asLong()).isEqualTo(1 + 4);
    assertThat(replay.get("last_delivery").asLong()).isEqualTo(50 + 2 * 3 + 4 + 4);
  }

  @Test
  void shouldConvertATableThereAndBack() throws IOException {
    String text =
        "# time source destination size\n# size = bytes\n# nodes = 4\n10 0 1 4\n50 1 3 16\n";
    String table = file("a.txt", text);
    String trace = folder.resolve("a.trace").toString();
    String back = folder.resolve("b.table").toString();
    assertThat(refused("trace", "convert", table, trace))
        .contains("a.txt: its name says no format; --from-format does");
    assertThat(Cli.run("trace", "convert", table, trace, "--from-format", "table").err()).isEmpty();
    assertThat(Cli.run("trace", "convert", trace, back, "--to", "table").err()).isEmpty();
    assertThat(Files.readString(Path.of(back))).isEqualTo(text);
    assertThat(refused("replay", file("c.table", "1 2 3 4\n1 2 x 4\n"))).contains("c.table:2:5: ");
  }

  /** Two packets each in cycles 3, 4 and 13, 14; each of 8 flits. */
  @Test
  void shouldReplayATrafficTable() throws IOException {
    String table = file("a.noxim", "0 1 1 1 2 5 10\n3 2 1 1 2 5 10\n");
    JsonNode replay =
        replayed(table, "--cycles", "20", "--seed", "3", "--set", "network.flit-bytes=4");
    assertThat(replay.get("packets").asLong()).isEqualTo(8);
    assertThat(replay.get("flits").asLong()).isEqualTo(64);
    assertThat(
            replayed(
                    table, "--cycles", "14", "--packet-bytes", "8", "--set", "network.flit-bytes=4")
                .get("flits")
                .asLong())
        .isEqualTo(6 * 2);
    assertThat(refused("replay", table, "--region", "1"))
        .contains("files of the format 'noxim' have no use for --region");
    assertThat(refused("replay", table, "--cycles", "0")).contains("--cycles must be at least 1");
  }

  /** 320 MB/s in packets of 16 bytes at 500 MHz: 0.04 packets a cycle. */
  @Test
  void shouldReplayATaskGraph() throws IOException {
    String graph = file("a.taskgraph", "in filter 320\nfilter out 160\n");
    String[] options = {
      graph, "--cycles", "20000", "--packet-bytes", "16", "--clock-mhz", "500", "--mesh", "2x2"
    };
    long packets = replayed(options).get("packets").asLong();
    assertThat((double) packets).isCloseTo(20_000 * (0.04 + 0.02), within(4 * 34.0));
    assertThat(replayed(options).get("packets").asLong()).isEqualTo(packets);
  }

  /** A message of 8 bytes, then 5 units of computing, then the answer of 4 bytes. */
  @Test
  void shouldReplayASchedule() throws IOException {
    String schedule =
        file(
            "a.goal",
            """
            num_ranks 2
            rank 0 {
              s: send 8b to 1
              r: recv 4b from 1
            }
            rank 1 {
              r: recv 8b from 0
              c: calc 5
              c requires r
              s: send 4b to 0
              s requires c
            }
            """);
    String[] options = {schedule, "--router", "w1", "--set", "network.flit-bytes=4"};
    // W1: 3 * 1 + 4 + flits.
    assertThat(replayed(options).get("last_delivery").asLong()).isEqualTo(9 + 5 + 8);
    String[] slower = Arrays.copyOf(options, options.length + 2);
    slower[options.length] = "--calc-factor";
    slower[options.length + 1] = "4.2";
    assertThat(replayed(slower).get("last_delivery").asLong()).isEqualTo(9 + 21 + 8);
  }
}
