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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--mesh 8 | such as 8x8",
        "--mesh 0x8 | columns must be from 1 to 256",
        "--router w2 | there is no 'w2'; did you mean 'w1'?; there are w1, v8 and machine files",
        "--router nowhere.toml | there is neither such a preset nor such a file",
        "--machine nowhere | no machine 'nowhere'",
        "--set network.bufer-depth=4 | did you mean 'network.buffer-depth'?",
        "--set network.buffer-depth=0 | must be a whole number from 1 to 64",
        "--topology torus --router v8 --routing west-first | there is no such network: ",
        "--model epiphany --router v8 | a network of its own",
        "--dead-links 3-9 | no link between routers 3 and 9 of a 8x8 mesh",
        "--dead-links 3-4-5 | a link is ROUTER-ROUTER",
        "--dead-links 500 | dead links must be from 0 to 112, not 500",
        "--dead-routers at:64 | no router 64 in a 8x8 mesh",
        "--dead-routers few | 'few' is not a whole number",
        "--dead-links 3- | a link is ROUTER-ROUTER",
        "--network-threads 1000 | --network-threads must be from 1 to 256",
        "--packet-size 2000000 | packets have at most 1000000 flits",
        "--pattern uniform+ | the name of a pattern is missing",
        "--pattern uniform*0+tornado | a weight is above 0",
        "--message-class 1 | the traffic has 2 message classes, the network has 1",
        "--message-class 0,0 | as many as the mixture has patterns: uniform has 1, not 2",
        "--service 5 | no meaning without --reply",
        "--reply 1 --outstanding 0 | at least 1 outstanding request",
        "--warm-up soon | 'soon' is not a whole number",
        "--energy bulk | --energy: there is no 'bulk'; there are Bulk45LVT",
        "--energy Bulk45LVT --clock 0 | a clock is above 0 MHz",
        "--energy Bulk45LVT --topology concentrated-mesh | routers of one node",
        "--clock 500 | no meaning without --energy",
        "--links 0 | --links must be at least 1",
        "--links --format csv | room for one table",
        "--links --saturation | --links has no meaning with --saturation",
        "--packets a.csv --flows | --flows has no meaning with --packets",
        "--packets a.csv --pattern uniform | --pattern has no meaning with --packets",
        "--packets a.csv --reply 1 | --reply has no meaning with --packets",
        "--packets a.csv --format json | --packets writes CSV, not JSON",
        "--topology ring --routing xy-no-dateline | --allow-deadlock builds it all the same",
        "--loss 1.5 | --loss: the probability of loss is from 0 to 1",
        "--reorder 0.5 | a probability and most cycles",
        "--reorder 0.5:0 | --reorder: maximumDelay must be from 1",
        "--topology tours | did you mean 'torus'?",
        "--topology concentrated-mesh --mesh 3x4 | cannot be served in blocks of 2",
        "--routing yx-first | there is no 'yx-first'",
        "--model flits | did you mean 'flit'?",
        "--packets a.csv --router w1,v8 | takes one router",
        "--packets a.csv --rates 0.1 | --rates has no meaning with --packets",
        "--packets a.csv --end -1 | --end must be at least 0",
        "--plot curve.pdf | ends in .png, .svg or .html",
        "--plot nowhere/curve.svg | nowhere does not exist",
        "--saturation --plot curve.svg | --plot has no meaning",
        "--end 10 | --end has no meaning without --packets",
        "--pattern unifrom | did you mean 'uniform'?",
        "--mesh 4x8 --pattern transpose | transpose needs as many columns as rows",
        "--mesh 3x3 --pattern shuffle | shuffle needs a power of two of nodes",
        "--pattern hotspot:64:0.5 | there is no node 64 among 64",
        "--pattern hotspot:3 | hotspot:NODE",
        "--pattern hotspot:3:2 | from 0 to 1",
        "--pattern permutation:nowhere.csv | nowhere.csv: there is no such file",
        "--process onoff:0:1 | above 0 and at most 1",
        "--process bursty | onoff:A:B",
        "--rates 1.5 | at most 1 flit per node and cycle, not 1.5",
        "--rates 0 | above 0",
        "--rates 0.1..x | 'x' is not a number",
        "--rates 0.1..0.3:0 | a step must be above 0",
        "--rates 0.3..0.1 | 0.3 is above 0.1",
        "--rates 0.5 --process onoff:0.01:0.03 | load must be from 0 to 0.25",
        "--packet-size 0 | at least 1 flit",
        "--threads 0 | --threads must be at least 1",
        "--packets a.csv --saturation | exclude each other",
        "--out table.txt | .json or .csv",
        "--packets nowhere.csv | nowhere.csv: there is no such file",
      })
  void shouldRefuseInOneMessage(String arguments, String message) {
    Cli.Result result = Cli.run(("traffic " + arguments).split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(message).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "src,dst,flits,create_cycle;0,64,1,0 | :2:3: dst must be from 0 to 63, not 64",
        "src,dst,flits,create_cycle;0,1,1,0;0,1,x,0 | :3:5: flits must be a whole number, not 'x'",
        "src,dst,flits,create_cycle;0,1,0,0 | :2:5: flits must be from 1 to",
        "src,dst,flits,create_cycle;0,1,1 | :2:7: the column 'create_cycle' is missing",
        "src,dst,flits,create_cycle;0,1,1,-4 | :2:7: create_cycle must be from 0 to",
        "src,dst,flits;0,1,1 | :1:1: there is no column 'create_cycle'",
      })
  void shouldShowTheWrongLineOfAPacketList(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), text.replace(';', '\n') + "\n");

    Cli.Result result = Cli.run("traffic", "--packets", file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith(file + message.strip()).contains("^");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permutation | src,dst;0,1;0,2 | :3:1: node 0 has a destination already",
        "permutation | src,dst;0,1;1,1 | :3:3: node 1 is a destination already",
        "permutation | src,dst;0,1;1,0 | : node 2 has no destination",
        "matrix | src,dst,weight;0,1,-1 | :2:5: weight must be at least 0",
        "matrix | src,dst,weight;0,1,0 | : no weight is above 0",
        "matrix | src,dst,weight;0,4,1 | :2:3: dst must be from 0 to 3",
      })
  void shouldShowWhatIsWrongWithAPatternFile(String kind, String text, String message)
      throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), text.replace(';', '\n') + "\n");

    Cli.Result result = Cli.run("traffic", "--mesh", "2x2", "--pattern", kind + ":" + file);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(file + message.strip());
  }

  @Test
  void shouldRefuseACompressedFileThatIsNone() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv.gz"), "src,dst\n");

    Cli.Result result = Cli.run("traffic", "--packets", file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("inmesh: " + file + ": this is not a gzip file\n");
  }

  @Test
  void shouldRefuseACompressedFileThatIsCutOff() throws IOException {
    Path file = folder.resolve("cut.csv.gz");
    try (InputStream whole = TrafficCommandTest.class.getResourceAsStream(GOLDEN)) {
      Files.write(file, whole.readNBytes(5_000));
    }

    Cli.Result result = Cli.run("traffic", "--packets", file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("inmesh: " + file + ": this gzip file is cut off\n");
  }
}
