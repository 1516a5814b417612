package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code inmesh traffic} refuses, and how. */
class TrafficWrongInputTest {
  private static final String GOLDEN = "W1_8x8_uniform_p5_r0.20.csv.gz";

  @TempDir Path folder;

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
    try (InputStream whole = TrafficWrongInputTest.class.getResourceAsStream(GOLDEN)) {
      Files.write(file, whole.readNBytes(5_000));
    }

    Cli.Result result = Cli.run("traffic", "--packets", file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("inmesh: " + file + ": this gzip file is cut off\n");
  }
}
