package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.header.TraceProgram;
import org.inmesh.traces.store.TraceWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final TraceHeader SMALL =
      new TraceHeader(
          TraceHeader.FORMAT_VERSION,
          "text",
          Selection.usual(),
          new TraceMachine("small", "network", "", 4, 4, 1, 4, 1, 1, 0, List.of()),
          TraceProgram.NONE);

  @TempDir Path folder;

  private static JsonNode replayed(String... arguments) throws IOException {
    Cli.Result result = Cli.run(arguments);
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    return JSON.readTree(result.out());
  }

  /** The closed loop of the machine itself repeats every packet's delivery cycle. */
  @ParameterizedTest
  @CsvSource({
    "sieve, primes=40, mesh",
    "sieve, primes=40, coherent",
    "stencil, steps=2, mesh",
    "stencil, steps=2, coherent",
    "commstime, loops=20, mesh",
    "commstime, loops=20, coherent"
  })
  void shouldRepeatTheDeliveryOfEveryPacket(String program, String parameter, String machine)
      throws IOException {
    assertRepeated("record", program, "-p", parameter, "--machine", machine);
  }

  @ParameterizedTest
  @Tag("slow")
  @CsvSource({
    "sieve, mesh",
    "sieve, coherent",
    "stencil, mesh",
    "stencil, coherent",
    "commstime, mesh",
    "commstime, coherent"
  })
  void shouldRepeatTheDeliveryOfEveryPacketOfTheWholeProgram(String program, String machine)
      throws IOException {
    assertRepeated("record", program, "--machine", machine);
  }

  private void assertRepeated(String... record) throws IOException {
    String trace = folder.resolve("run.trace").toString();
    Cli.Result recorded =
        Cli.run(
            Stream.concat(Arrays.stream(record), Stream.of("--kinds", "network", "--out", trace))
                .toArray(String[]::new));
    assertThat(recorded.exitCode()).as(recorded.err()).isZero();
    JsonNode replay = replayed("replay", trace, "--format", "json");
    long packets = replay.get("packets_read").asLong();
    assertThat(packets).isPositive();
    assertThat(replay.get("recorded_packets").asLong()).isEqualTo(packets);
    assertThat(replay.get("in_recorded_cycle").asLong()).isEqualTo(packets);
    assertThat(replay.get("packets").asLong()).isEqualTo(packets);
    assertThat(replay.get("late").asLong()).isZero();
    assertThat(replay.get("unknown_causes").asLong()).isZero();
    for (String statistic :
        List.of("flits", "flit_hops", "packet_latency_mean", "packet_latency_max")) {
      assertThat(replay.get(statistic).asDouble())
          .as(statistic)
          .isEqualTo(replay.get("run_" + statistic).asDouble());
    }
  }

  private String small() throws IOException {
    Path trace = folder.resolve("small.trace");
    try (TraceWriter writer = new TraceWriter(trace, SMALL)) {
      writer.packetCreated(0, 0, 0, 0, 1, 4, 10);
      writer.cause(0, 20);
      writer.packetCreated(1, 0, 0, 1, 3, 4, 50);
      writer.finish("finished", Map.of());
    }
    return trace.toString();
  }

  /** In W1 a flit alone takes 3 * hops + 5 cycles. */
  @Test
  void shouldReplayInAClosedAndAnOpenLoop() throws IOException {
    String trace = small();
    JsonNode closed = replayed("replay", trace, "--format", "json");
    assertThat(closed.get("last_delivery").asLong()).isEqualTo(10 + 8 + 20 + 11);
    JsonNode open = replayed("replay", trace, "--open-loop", "--format", "json");
    assertThat(open.get("last_delivery").asLong()).isEqualTo(50 + 11);
    JsonNode stretched = replayed("replay", trace, "--stretch", "0.5", "--format", "json");
    assertThat(stretched.get("last_delivery").asLong()).isEqualTo(5 + 8 + 10 + 11);
  }

  @Test
  void shouldMapNodesByAFile() throws IOException {
    String trace = small();
    Path map = folder.resolve("map.csv");
    Files.writeString(map, "source,target\n0,0\n1,1\n2,1\n3,0\n");
    JsonNode replay =
        replayed("replay", trace, "--mesh", "2x1", "--map", map.toString(), "--format", "json");
    assertThat(replay.get("last_delivery").asLong()).isEqualTo(10 + 8 + 20 + 8);
    Files.writeString(map, "source,target\n0,0\n1,2\n");
    Cli.Result wrong = Cli.run("replay", trace, "--mesh", "2x1", "--map", map.toString());
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("map.csv:3:3").contains("target must be from 0 to 1, not 2");
  }

  @Test
  void shouldWritePacketsAndStatistics() throws IOException {
    Path packets = folder.resolve("packets.csv");
    Path statistics = folder.resolve("statistics.csv");
    Cli.Result result =
        Cli.run(
            "replay", small(), "--packets", packets.toString(), "--stats", statistics.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(Files.readAllLines(packets))
        .endsWith("0,0,1,1,10,10,18,18,2", "1,1,3,1,38,38,49,49,3");
    assertThat(Files.readAllLines(statistics)).hasSize(2);
    assertThat(result.out()).contains("closed loop").contains("last delivery");
  }

  @Test
  void shouldSayThatATraceIsCutOff() throws IOException {
    Path trace = folder.resolve("cut.trace");
    try (TraceWriter writer = new TraceWriter(trace, SMALL)) {
      writer.packetCreated(0, 0, 0, 0, 1, 4, 10);
    }
    Cli.Result result = Cli.run("replay", trace.toString());
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("the trace is cut off").contains("cycle is 10");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--stretch 0;a stretch must be above 0",
        "--map nothing;there is neither a file nor a policy 'nothing'",
        "--mesh 2x2;--map fold, scale or a file is needed",
        "--from 9 --to 3;comes after the last",
        "--router w1,v8;replay takes one router",
        "--region 1;a recorded trace has no use for --region"
      })
  void shouldRefuseWhatCannotBe(String line) throws IOException {
    String[] parts = line.split(";");
    String[] arguments = ("replay\n" + small() + "\n" + parts[0].replace(' ', '\n')).split("\n");
    Cli.Result result = Cli.run(arguments);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(parts[1]);
    assertThat(result.err().lines()).hasSize(1);
  }
}
