package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code inmesh traffic} tells besides latency and accepted load. */
class TrafficDetailsTest {
  @TempDir Path folder;

  private static String traffic(String commandLine) {
    Cli.Result result = Cli.run(("traffic " + commandLine).split(" "));
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    return result.out();
  }

  private static JsonNode json(String commandLine) throws IOException {
    return new ObjectMapper().readTree(traffic(commandLine + " --format json"));
  }

  @Test
  void shouldCountTheFlitsOfEachLinkAndRouter() throws IOException {
    // On a row of four, tornado sends from x to x + 1, and from 3 back to 0.
    JsonNode row = json("--mesh 4x1 --pattern tornado --rates 0.2 --links").get(0);

    JsonNode links = row.get("links");
    assertThat(links).hasSize(6);
    JsonNode first = links.get(0);
    assertThat(first.get("from_router").asInt()).isZero();
    assertThat(first.get("to_router").asInt()).isEqualTo(1);
    assertThat(first.get("output").asText()).isEqualTo("x+");
    for (JsonNode link : links) {
      assertThat(link.get("load").asDouble()).isCloseTo(0.2, within(0.01));
      assertThat(link.get("flits").asDouble())
          .isCloseTo(link.get("load").asDouble() * row.get("sample_cycles").asInt(), within(1e-6));
    }
    // Router 0 passes its own flits and those for node 0; router 1 those from 3 as well.
    assertThat(row.get("routers").get(0).get("load").asDouble()).isCloseTo(0.4, within(0.02));
    assertThat(row.get("routers").get(1).get("load").asDouble()).isCloseTo(0.6, within(0.02));
    assertThat(row.get("link_load_mean").asDouble()).isCloseTo(0.2, within(0.01));
    assertThat(row.get("technology").isNull()).isTrue();
  }

  @Test
  void shouldWriteLinksRoutersAndFlowsBesideTheTable() throws IOException {
    Path table = folder.resolve("table.csv");

    String text =
        traffic("--mesh 4x1 --pattern tornado --rates 0.1,0.2 --links 1 --flows --out " + table);

    assertThat(text)
        .contains("\nLinks and routers (column,row), ", "\nFlows, ")
        .containsPattern(
            "\ntornado +0\\.1 +0\\.\\d+ +\\(\\d,0\\) to \\(\\d,0\\) +0\\.\\d+ +\\(\\d,0\\) ");
    assertThat(Files.readAllLines(folder.resolve("table-links.csv")))
        .hasSize(1 + 2 * 6)
        .first()
        .isEqualTo(
            "router,routing,pattern,offered_load,from_router,to_router,output,flits,load,"
                + "dynamic_energy_pj,leakage_energy_pj");
    assertThat(Files.readAllLines(folder.resolve("table-routers.csv"))).hasSize(1 + 2 * 4);
    assertThat(Files.readAllLines(folder.resolve("table-flows.csv")))
        .hasSize(1 + 2 * 4)
        .first()
        .asString()
        .startsWith("router,routing,pattern,offered_load,source,destination,packets,");
  }

  @Test
  void shouldMultiplyFlitsByThePublishedEnergies() throws IOException {
    // DSENT 0.91, Bulk45LVT, 64 bits, 1 channel of 8 flits: 1.677 + 1.310 pJ for a buffer.
    JsonNode row =
        json("--mesh 2x1 --pattern neighbor --rates 0.5 --links --energy Bulk45LVT").get(0);

    double routerFlits = 0;
    for (JsonNode router : row.get("routers")) {
      routerFlits += router.get("flits").asDouble();
    }
    double dynamic = 0;
    for (JsonNode part : row.get("routers")) {
      dynamic += part.get("dynamic_energy_pj").asDouble();
    }
    assertThat(dynamic / routerFlits).isGreaterThan(1.677 + 1.310).isLessThan(10);
    for (JsonNode part : row.get("links")) {
      dynamic += part.get("dynamic_energy_pj").asDouble();
    }
    assertThat(row.get("flit_energy_pj").asDouble()).isCloseTo(dynamic, within(1e-3 * dynamic));
    double total =
        dynamic + row.get("clock_energy_pj").asDouble() + row.get("leakage_energy_pj").asDouble();
    // At 1000 MHz a pJ in a cycle is a mW.
    assertThat(row.get("power_mw").asDouble())
        .isCloseTo(total / row.get("sample_cycles").asDouble(), within(1e-3));
  }

  @Test
  void shouldMeasureFairness() throws IOException {
    // All send to node 0; the nearer ones win at a saturated output.
    String sweep = "--mesh 8x1 --pattern hotspot:0:1 --rates 0.05,0.5 --fairness";

    JsonNode rows = json(sweep);

    assertThat(rows.get(0).get("jain_index").asDouble()).isBetween(0.97, 1.0);
    assertThat(rows.get(1).get("jain_index").asDouble()).isLessThan(0.6);
    assertThat(rows.get(1).get("accepted_load_source_max").asDouble())
        .isGreaterThan(4 * rows.get(1).get("accepted_load_source_min").asDouble());
    assertThat(traffic(sweep)).contains("\npattern        offered  sources   least    mean");
  }

  @Test
  void shouldMeasureRoundTripsInTheirMessageClasses() throws IOException {
    String sweep =
        "--mesh 2x1 --pattern neighbor --rates 0.01 --reply 3 --service 10 --router v8"
            + " --set network.virtual-channels=[4,4]";

    JsonNode row = json(sweep).get(0);

    // V8, one hop: 10 cycles there, 10 of service, 10 and two flits more back.
    assertThat(row.get("round_trip_mean").asDouble()).isBetween(32.0, 33.0);
    assertThat(row.get("reply_flits").get(0).asInt()).isEqualTo(3);
    assertThat(traffic(sweep))
        .contains("answered by 3 after 10 cycles")
        .containsPattern("\nneighbor +0\\.01 +0 +\\d+ +10\\.\\d+ ")
        .containsPattern("\nneighbor +0\\.01 +1 +\\d+ +12\\.\\d+ ");
  }

  @Test
  void shouldReadRemotelyOnAnEpiphany() throws IOException {
    JsonNode row =
        json("--mesh 2x1 --model epiphany --pattern neighbor --rates 0.01 --reply 1").get(0);

    assertThat(row.get("message_classes").get(0).asInt()).isEqualTo(1);
    assertThat(row.get("round_trip_mean").asDouble()).isBetween(10.0, 20.0);
  }

  @Test
  void shouldCountWhatIsLostDelayedAndCutOff() throws IOException {
    JsonNode row =
        json("--mesh 2x1 --pattern neighbor --rates 0.2 --loss 0.1 --reorder 0.2:50").get(0);

    // 0.2 packets a cycle of each of two nodes, a tenth of them lost, of the others a fifth late.
    double sent = 0.4 * row.get("sample_cycles").asDouble();
    assertThat(row.get("lost_packets").asDouble() / sent).isBetween(0.08, 0.12);
    assertThat(row.get("delayed_packets").asDouble() / sent).isBetween(0.16, 0.2);
    assertThat(row.get("unroutable_packets").asLong()).isZero();
    JsonNode cut = json("--mesh 2x1 --pattern neighbor --rates 0.2 --dead-links 0-1").get(0);
    assertThat(cut.get("unroutable_packets").asDouble()).isGreaterThan(0);
    assertThat(cut.get("packets").asLong()).isZero();
  }

  @Test
  void shouldWarmUpUntilTheNetworkIsSteady() throws IOException {
    JsonNode row = json("--mesh 4x4 --rates 0.1 --warm-up auto").get(0);
    JsonNode none = json("--mesh 4x4 --rates 0.1 --warm-up 0").get(0);

    assertThat(row.get("warm_up_cycles").asInt()).isEqualTo(20_000);
    assertThat(none.get("warm_up_cycles").asInt()).isZero();
  }

  @Test
  void shouldShareOneNetworkAmongThreads() {
    String sweep = "--mesh 8x8 --rates 0.1 --format csv";

    assertThat(traffic(sweep + " --network-threads 2")).isEqualTo(traffic(sweep));
  }

  @Test
  void shouldShowADeadlockAndMeasureTheOtherPoints() {
    Cli.Result result =
        Cli.run(
            ("traffic --topology ring --mesh 8x1 --routing xy-no-dateline --allow-deadlock"
                    + " --rates 0.02,0.5")
                .split(" "));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .containsPattern("\nuniform +0\\.02 +0\\.0\\d+ +11\\.")
        .containsPattern("\nuniform +0\\.5 +- +deadlocked ");
    List<String> lines = new ArrayList<>(result.err().lines().toList());
    assertThat(lines.removeFirst())
        .startsWith(
            "inmesh: 8x1 ring of w1 routers, xy-no-dateline routing, uniform at load 0.5: the"
                + " network is deadlocked, seen in cycle ");
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line).startsWith("  packet ").contains("waits for", "held by packet"));
  }

  @Test
  void shouldShowADeadlockOfTheSearchForSaturation() throws IOException {
    Cli.Result result =
        Cli.run(
            ("traffic --topology ring --mesh 8x1 --routing xy-no-dateline --allow-deadlock"
                    + " --saturation --format json")
                .split(" "));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("the network is deadlocked");
    JsonNode row = new ObjectMapper().readTree(result.out()).get(0);
    assertThat(row.get("status").asText()).isEqualTo("deadlocked");
  }

  @Test
  void shouldShowADeadlockOfGivenPackets() throws IOException {
    // Four packets, each two links ahead of the next and longer than the buffers.
    Path in =
        Files.writeString(
            folder.resolve("in.csv"),
            "src,dst,flits,create_cycle\n0,2,40,0\n1,3,40,0\n2,0,40,0\n3,1,40,0\n");

    Cli.Result result =
        Cli.run(
            ("traffic --topology ring --mesh 4x1 --routing xy-no-dateline --allow-deadlock"
                    + " --packets "
                    + in)
                .split(" "));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("\n0,0,2,40,0,0,-1,-1,-1\n");
    assertThat(result.err()).contains("4x1 ring of w1 routers", "4 packets wait in a circle");
  }

  @Test
  void shouldWriteMessageClassesAndCompressedPackets() throws IOException {
    Path in =
        Files.writeString(
            folder.resolve("in.csv"), "src,dst,flits,create_cycle,class\n0,1,1,0,1\n0,1,1,0,0\n");
    Path out = folder.resolve("out.csv.gz");

    traffic("--router v8 --set network.virtual-channels=[4,4] --packets " + in + " --out " + out);

    try (GZIPInputStream bytes = new GZIPInputStream(Files.newInputStream(out))) {
      // The classes have source queues of their own, served in turn; V8 takes 10 cycles for a hop.
      assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(
              """
              pid,src,dst,flits,create_cycle,inject_cycle,head_arrive,tail_arrive,routers,class
              0,0,1,1,0,1,11,11,2,1
              1,0,1,1,0,0,10,10,2,0
              """);
    }
  }
}
