package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficCommandTest {
  /** Every packet of a run of BookSim 2, 5 flits at 20 % load. */
  private static final String GOLDEN = "W1_8x8_uniform_p5_r0.20.csv.gz";

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

  private static Path golden() throws URISyntaxException {
    return Path.of(TrafficCommandTest.class.getResource(GOLDEN).toURI());
  }

  private static String goldenText() throws IOException {
    try (InputStream in =
        new GZIPInputStream(TrafficCommandTest.class.getResourceAsStream(GOLDEN))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void shouldReproduceAGoldenFile() throws Exception {
    Path out = folder.resolve("out.csv");

    traffic("--packets " + golden() + " --out " + out);

    assertThat(out).hasContent(goldenText());
  }

  @Test
  void shouldReproduceAGoldenFileOnStandardOutput() throws Exception {
    Path in = Files.writeString(folder.resolve("in.csv"), goldenText());

    assertThat(traffic("--packets " + in)).isEqualTo(goldenText());
  }

  @Test
  void shouldSendPacketsInColumnsOfAnyOrderAfterAnyPause() throws IOException {
    // W1 alone: the head takes 3 * hops + 5 cycles, the tail flits - 1 more. V8: 4 * hops + 6.
    Path in =
        Files.writeString(
            folder.resolve("in.csv"),
            "dst,create_cycle,note,src,flits\n9,1000000000000,far,0,3\n1,5,near,0,1\n");

    assertThat(traffic("--packets " + in))
        .isEqualTo(
            """
            pid,src,dst,flits,create_cycle,inject_cycle,head_arrive,tail_arrive,routers
            0,0,9,3,1000000000000,1000000000000,1000000000011,1000000000013,3
            1,0,1,1,5,5,13,13,2
            """);
    assertThat(traffic("--router v8 --packets " + in))
        .endsWith(
            """
            0,0,9,3,1000000000000,1000000000000,1000000000014,1000000000016,3
            1,0,1,1,5,5,15,15,2
            """);
  }

  @Test
  void shouldMarkPacketsThatHaveNotArrivedBeforeTheEnd() throws IOException {
    Path in =
        Files.writeString(
            folder.resolve("in.csv"), "src,dst,flits,create_cycle\n0,1,1,0\n0,1,3,0\n0,1,1,50\n");

    assertThat(traffic("--packets " + in + " --end 11"))
        .endsWith("\n0,0,1,1,0,0,8,8,2\n1,0,1,3,0,1,9,-1,-1\n2,0,1,1,50,-1,-1,-1,-1\n");
  }

  @Test
  void shouldSetSeveralRoutersSideBySide() throws IOException {
    String sweep = "--mesh 4x4 --router w1,v8 --rates 0.02 --pattern uniform --pattern tornado";

    assertThat(traffic(sweep))
        .startsWith("4x4 mesh, xy routing; bernoulli,")
        .containsPattern("\nrouter  pattern  offered .*\nw1 +uniform .*\nw1 +tornado .*\nv8 ");
    JsonNode rows = json(sweep);
    assertThat(rows)
        .extracting(row -> row.get("router").asText())
        .containsExactly("w1", "w1", "v8", "v8");
    // Mean hops of tornado on 4x4: x + 1 and y + 1, three of four nodes 1 link, one 3 back.
    assertThat(rows.get(1).get("hops_mean").asDouble()).isBetween(2.9, 3.1);
    assertThat(rows.get(3).get("packet_latency_mean").asDouble()).isBetween(17.8, 18.3);
  }

  @Test
  void shouldChooseLoadsThatSuitThePattern() throws IOException {
    // Node 1 takes one flit a cycle, a quarter of each node's.
    JsonNode rows = json("--mesh 2x2 --pattern hotspot:1:1");

    assertThat(rows).hasSize(25);
    assertThat(rows.get(0).get("offered_load").asDouble()).isEqualTo(0.01);
    assertThat(rows.get(24).get("offered_load").asDouble()).isEqualTo(0.25);
  }

  @Test
  void shouldDrawWhatItMeasured() throws IOException {
    String sweep = "--mesh 2x2 --router w1,v8 --rates 0.1,0.2 --plot ";

    for (String name : new String[] {"a.png", "a.svg", "a.html"}) {
      traffic(sweep + folder.resolve(name));
    }

    assertThat(Files.readAllBytes(folder.resolve("a.png"))).startsWith(0x89, 'P', 'N', 'G');
    String svg = Files.readString(folder.resolve("a.svg"));
    assertThat(svg).contains("2x2 mesh, xy routing; uniform, ", ">w1, uniform<", ">v8, uniform<");
    assertThat(Files.readString(folder.resolve("a.html")))
        .contains(svg, ">Accepted over offered load<", "<td>0.1</td>");
  }

  @Test
  void shouldTakeRouterAndNetworkFromMachineFiles() throws IOException {
    // A hop takes 1 + 1 + 3 cycles in the link and 2 for the allocations: 20 more than in V8 for
    // 10 hops, so 10 * 6 + 6.
    Path file =
        Files.writeString(
            folder.resolve("slow.toml"),
            "columns = 11\nrows = 1\n[network]\nrouter = \"v8\"\nlink-delay = 3\n");
    Path packet =
        Files.writeString(folder.resolve("in.csv"), "src,dst,flits,create_cycle\n0,10,1,0\n");

    assertThat(traffic("--packets " + packet + " --mesh 11x1 --router " + file))
        .endsWith("\n0,0,10,1,0,0,66,66,11\n");
    assertThat(traffic("--packets " + packet + " --machine " + file))
        .endsWith("\n0,0,10,1,0,0,66,66,11\n");
    assertThat(
            traffic("--packets " + packet + " --machine " + file + " --set network.link-delay=1"))
        .endsWith("\n0,0,10,1,0,0,46,46,11\n");
    assertThat(traffic("--packets " + packet + " --mesh 11x1 --router v8"))
        .endsWith("\n0,0,10,1,0,0,46,46,11\n");
    assertThat(traffic("--machine " + file + " --rates 0.01"))
        .startsWith("11x1 mesh of slow routers, xy routing; ");
  }

  @Test
  void shouldShowTheWrongLineOfARouterFile() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.toml"), "[network]\nbufer-depth = 4\n");

    Cli.Result result = Cli.run("traffic", "--router", file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith(
            file + ":2:1: unknown key 'network.bufer-depth'; did you mean 'network.buffer-");
  }

  @Test
  void shouldMeasureOtherTopologiesRoutingsAndModels() throws IOException {
    // Mean hops of uniform traffic, the source included: mesh of k, 2 (k * k - 1) / (3 k); torus of
    // an even k, 2 k / 4; concentrated, those of the smaller mesh; ring of n, n / 4.
    assertThat(hops("--mesh 4x4 --router v8 --routing yx")).isBetween(2.45, 2.55);
    assertThat(hops("--mesh 4x4 --router v8 --topology torus")).isBetween(1.95, 2.05);
    assertThat(hops("--mesh 4x4 --router v8 --topology ring")).isBetween(3.92, 4.08);
    assertThat(hops("--mesh 4x4 --router v8 --topology concentrated-mesh")).isBetween(0.97, 1.03);
    assertThat(hops("--mesh 4x4 --router v8 --routing odd-even")).isBetween(2.45, 2.55);
    assertThat(hops("--mesh 4x4 --model packet")).isBetween(2.45, 2.55);
    assertThat(hops("--mesh 4x4 --model ideal")).isBetween(2.45, 2.55);
    assertThat(hops("--mesh 4x4 --model epiphany")).isBetween(2.45, 2.55);
  }

  private static double hops(String network) throws IOException {
    return json(network + " --rates 0.05").get(0).get("hops_mean").asDouble();
  }

  /** The mean latencies of the table of BookSim 2, latency-8x8.csv; 2 % is what is asked for. */
  @ParameterizedTest
  @CsvSource({
    "w1, uniform, 0.1, 21.0169, 21.0169, 0.100297",
    "v8, transpose, 0.05, 27.2048, 27.2048, 0.0500667"
  })
  void shouldMeasureTheLatencyOfTheReference(
      String router, String pattern, double load, double latency, double network, double accepted)
      throws IOException {
    JsonNode rows =
        json("--router %s --pattern %s --rates %s --seed 3".formatted(router, pattern, load));

    JsonNode row = rows.get(0);
    assertThat(row.get("status").asText()).isEqualTo("converged");
    assertThat(row.get("packet_latency_mean").asDouble() / latency).isBetween(0.98, 1.02);
    assertThat(row.get("network_latency_mean").asDouble() / network).isBetween(0.98, 1.02);
    assertThat(row.get("accepted_load").asDouble() / accepted).isBetween(0.98, 1.02);
    assertThat(row.get("packet_latency_p99").asDouble()).isGreaterThan(latency);
    assertThat(row.get("generator").asText()).isEqualTo("SplitMix64");
    assertThat(row.get("seed").asLong()).isEqualTo(3);
  }

  @Test
  void shouldGiveTheSameRowsForAnyNumberOfThreads() {
    String sweep = "--mesh 4x4 --rates 0.1..0.3:0.1 --pattern uniform --pattern tornado";

    String one = traffic(sweep + " --format csv --threads 1");

    assertThat(traffic(sweep + " --format csv --threads 4")).isEqualTo(one);
    assertThat(one.lines()).hasSize(1 + 6);
    assertThat(one)
        .startsWith(
            "router,topology,columns,rows,routing,model,pattern,process,packet_flits,"
                + "message_classes,reply_flits,service_cycles,outstanding_requests,dead_links,"
                + "dead_routers,loss_probability,delay_probability,delay_max,generator,seed,"
                + "offered_load,status,accepted_load,");
  }

  @Test
  void shouldCallASaturatedNetworkSaturated() throws IOException {
    assertThat(traffic("--mesh 4x4 --pattern hotspot:5:1 --rates 0.04,0.2"))
        .startsWith(
            "4x4 mesh of w1 routers, xy routing; bernoulli, packets of 1 flit, seed 1 of SplitMix64\n")
        .containsPattern("\nhotspot:5:1\\.0 +0\\.04 +0\\.0\\d+ +\\d+\\.\\d\\d .*\n")
        .containsPattern("\nhotspot:5:1\\.0 +0\\.2 +0\\.0\\d+ +saturated +- .*\n");
    JsonNode row = json("--mesh 4x4 --pattern hotspot:5:1 --rates 0.2").get(0);
    assertThat(row.get("status").asText()).isEqualTo("saturated");
    assertThat(row.get("packet_latency_mean").isNull()).isTrue();
  }

  @Test
  void shouldFindTheSaturationLoad() throws IOException {
    // Node 5 consumes one flit a cycle, so 16 nodes can send it 1/16 each. One W1 output may pass
    // less than a flit a cycle, hence the lower bound.
    JsonNode row = json("--mesh 4x4 --pattern hotspot:5:1 --saturation").get(0);

    assertThat(row.get("sustained_load").asDouble()).isBetween(0.9 / 16, 1.01 / 16);
    assertThat(row.get("saturated_load").asDouble() - row.get("sustained_load").asDouble())
        .isBetween(0.0, 0.001);
    assertThat(row.get("accepted_load_at_saturation").asDouble()).isBetween(0.9 / 16, 1 / 16.0);
  }

  @Test
  void shouldTakePatternsFromFiles() throws IOException {
    Path permutation =
        Files.writeString(folder.resolve("turn.csv"), "src,dst\n0,1\n1,3\n3,2\n2,0\n");
    Path matrix = Files.writeString(folder.resolve("one.csv"), "src,dst,weight\n0,3,2.5\n");

    JsonNode rows =
        json(
            "--mesh 2x2 --rates 0.05 --pattern permutation:%s --pattern matrix:%s --out %s"
                .formatted(permutation, matrix, folder.resolve("table.csv")));

    assertThat(rows.get(0).get("hops_mean").asDouble()).isEqualTo(1);
    assertThat(rows.get(0).get("pattern").asText()).isEqualTo("permutation:turn.csv");
    assertThat(rows.get(1).get("hops_mean").asDouble()).isEqualTo(2);
    assertThat(rows.get(1).get("accepted_load").asDouble()).isBetween(0.045, 0.055);
    assertThat(Files.readAllLines(folder.resolve("table.csv"))).hasSize(3);
  }

  @Test
  void shouldQueueLongerUnderBursts() throws IOException {
    String load = "--mesh 4x4 --rates 0.2 --packet-size 1,5";

    JsonNode steady = json(load).get(0);
    JsonNode bursts = json(load + " --process onoff:0.01:0.03").get(0);

    assertThat(bursts.get("queueing_latency_mean").asDouble())
        .isGreaterThan(2 * steady.get("queueing_latency_mean").asDouble());
    assertThat(bursts.get("process").asText()).isEqualTo("onoff:0.01:0.03");
  }

  @Test
  void shouldLeaveFinishedRowsWhenInterrupted() {
    Cli cli = new Cli();
    cli.interruption().request();

    Cli.Result result = cli.execute("traffic", "--rates", "0.1", "--format", "csv");

    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(result.err()).isEmpty();
  }
}
