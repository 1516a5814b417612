package org.inmesh.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.WaitReason;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.header.TraceProgram;
import org.inmesh.traces.store.TraceWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceCommandTest {
  private static final TraceHeader HEADER =
      new TraceHeader(
          TraceHeader.FORMAT_VERSION,
          "run",
          Selection.usual(),
          new TraceMachine("small", "mesh", "", 4, 2, 1, 8, 1, 1, 1, List.of()),
          new TraceProgram(
              "sieve",
              Map.of("limit", "100"),
              "00ff",
              7,
              List.of(new TraceProgram.Process("node[1]", 1, 0x100, 0x200)),
              List.of(new TraceProgram.Channel("link[1]", 1, 64, "node[1]", 2, 68, "node[2]")),
              new int[] {-1, 0, -1, -1},
              List.of(List.of(new TraceProgram.Line(0x70, "sieve.occ", 12, "node")))));

  @TempDir Path folder;
  private String trace;

  @BeforeEach
  void record() throws IOException {
    trace = folder.resolve("a.trace").toString();
    write(trace, 21, true);
  }

  private static void write(String trace, long delivered, boolean finished) throws IOException {
    try (TraceWriter writer = new TraceWriter(Path.of(trace), HEADER)) {
      events(writer, delivered);
      if (finished) {
        writer.finish("finished", Map.of("cycles", 41));
      }
    }
  }

  private static void events(EventSink sink, long delivered) {
    sink.coreBusy(1, 0);
    sink.processRunning(1, 0x101, 0x72, 2);
    sink.outputStarted(1, 0x101, 64, 4, 9);
    sink.inputStarted(2, 0x301, 68, 4, 9);
    sink.processWaiting(1, 0x101, 0x80, WaitReason.OUTPUT, 64, 9);
    sink.coreIdle(1, 10);
    sink.cause(EventSink.BEGINNING, 9);
    sink.packetCreated(0, 0, 0, 1, 2, 16, 9);
    sink.packetInjected(0, 10);
    sink.packetCreated(1, 0, 0, 3, 0, 8, 12);
    sink.packetInjected(1, 13);
    sink.packetDelivered(0, delivered);
    sink.messageReceived(2, 0x301, 68, 4, 22);
    sink.packetDelivered(1, 33);
  }

  @Test
  void shouldShowWhatATraceIsOf() {
    Cli.Result result = Cli.run("trace", "info", trace);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines())
        .anySatisfy(line -> assertThat(line).matches("machine +small"))
        .anySatisfy(line -> assertThat(line).matches("program +sieve"))
        .anySatisfy(line -> assertThat(line).matches("parameters limit +100"))
        .anySatisfy(line -> assertThat(line).matches("complete +yes"))
        .anySatisfy(line -> assertThat(line).matches("events +14"))
        .anySatisfy(line -> assertThat(line).matches("last network cycle +33"))
        .anySatisfy(line -> assertThat(line).matches("events of packetCreated +2"))
        .anySatisfy(line -> assertThat(line).matches("statistics cycles +41"));
    assertThat(result.err()).isEmpty();
  }

  @Test
  void shouldShowTheSameAsJsonAndCsv() {
    assertThat(Cli.run("trace", "info", trace, "--format", "json").out())
        .contains("\"events\" : 14", "\"complete\" : \"yes\"");
    assertThat(Cli.run("trace", "info", trace, "--format", "csv").out().lines()).hasSize(2);
  }

  @Test
  void shouldTellThatATraceWasCutOff() throws IOException {
    String cut = folder.resolve("cut.trace").toString();
    write(cut, 21, false);

    Cli.Result info = Cli.run("trace", "info", cut);
    Cli.Result verify = Cli.run("trace", "verify", cut);

    assertThat(info.exitCode()).isZero();
    assertThat(info.out()).contains("no, it was cut off");
    assertThat(info.err())
        .isEqualTo(
            "inmesh: %s: the trace was cut off; its last complete block ends at core cycle 22, network cycle 33%n"
                .formatted(cut));
    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.out()).contains("truncated: 2 blocks, 0 damaged, 14 events");
  }

  @Test
  void shouldVerify() {
    Cli.Result result = Cli.run("trace", "verify", trace);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .isEqualTo(
            "%s: good: 3 blocks, 0 damaged, 14 events in whole blocks; last core cycle 22, last network cycle 33%n"
                .formatted(trace));
  }

  @Test
  void shouldNameDamage() throws IOException {
    Path file = Path.of(trace).resolve("19700101F.cq4");
    byte[] bytes = Files.readAllBytes(file);
    // The end is the last block; the one before has the events.
    int end = lastBlock(bytes, bytes.length);
    int events = lastBlock(bytes, end);
    bytes[end - 10] ^= 1;
    Files.write(file, bytes);

    Cli.Result verify = Cli.run("trace", "verify", trace);
    Cli.Result cat = Cli.run("trace", "cat", trace);

    String damage =
        "%s: block 1 at byte %d is damaged: its checksum is not that of its content%n"
            .formatted(trace, events);
    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.out()).startsWith(damage).contains("damaged: 3 blocks, 1 damaged, 0 events");
    assertThat(cat.exitCode()).isEqualTo(2);
    assertThat(cat.err()).isEqualTo("inmesh: " + damage);
    assertThat(cat.out().lines()).hasSize(1);
  }

  private static int lastBlock(byte[] bytes, int before) {
    for (int at = before - 4; ; at--) {
      if (bytes[at] == 'I'
          && bytes[at + 1] == 'M'
          && bytes[at + 2] == 'T'
          && bytes[at + 3] == 'B') {
        return at;
      }
    }
  }

  @Test
  void shouldPrintEventsWithNames() {
    Cli.Result result = Cli.run("trace", "cat", trace);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines())
        .hasSize(15)
        .contains(
            "             9  core     processWaiting     core=1 process=0x101 address=0x80"
                + " reason=output channel=0x40  node[1]  link[1]  sieve.occ:12",
            "             -  network  cause              packet=-1 cycles=9",
            "            21  network  packetDelivered    packet=0");
  }

  @Test
  void shouldPrintASelection() {
    assertThat(Cli.run("trace", "cat", trace, "--kinds", "core", "--from", "3").out().lines())
        .hasSize(3);
    assertThat(Cli.run("trace", "cat", trace, "--limit", "2").out().lines()).hasSize(3);
    // The packet from core 3 to 0, with its creation, injection and delivery.
    assertThat(Cli.run("trace", "cat", trace, "--cores", "0,3").out().lines()).hasSize(4);
    // Created up to cycle 9 is packet 0 only; its delivery comes later.
    assertThat(Cli.run("trace", "cat", trace, "--kinds", "network", "--to", "9").out())
        .contains("cause", "packetDelivered    packet=0")
        .doesNotContain("packet=1");
  }

  @Test
  void shouldPrintEventsAsJsonLinesAndCsv() {
    assertThat(
            Cli.run("trace", "cat", trace, "--format", "json", "--kinds", "channel").out().lines())
        .hasSize(3)
        .first()
        .isEqualTo(
            "{\"event\":\"outputStarted\",\"core\":1,\"process\":257,\"channel\":64,\"bytes\":4,"
                + "\"cycle\":9,\"process_name\":\"node[1]\",\"channel_name\":\"link[1]\"}");
    assertThat(Cli.run("trace", "cat", trace, "--format", "csv").out().lines())
        .hasSize(15)
        .first()
        .asString()
        .startsWith("event,cycle,packet,");
  }

  @Test
  void shouldRefuseAWrongSelection() {
    assertThat(Cli.run("trace", "cat", trace, "--kinds", "nettwork").err())
        .startsWith("inmesh: --kinds has no 'nettwork'; there are network, hop, ");
    assertThat(Cli.run("trace", "cat", trace, "--kinds", "instruction").err())
        .contains("nothing of --kinds instruction was recorded");
    assertThat(Cli.run("trace", "cat", trace, "--cores", "3-1").exitCode()).isEqualTo(2);
  }

  @Test
  void shouldFilter() {
    String part = folder.resolve("part.trace").toString();

    Cli.Result result =
        Cli.run("trace", "filter", trace, part, "--kinds", "network", "--cores", "2");

    assertThat(result.exitCode()).isZero();
    assertThat(Cli.run("trace", "cat", part).out())
        .isEqualTo(Cli.run("trace", "cat", trace, "--kinds", "network", "--cores", "2").out());
    assertThat(Cli.run("trace", "info", part).out().lines())
        .anySatisfy(line -> assertThat(line).matches("events +4"))
        .anySatisfy(line -> assertThat(line).matches("cores +\\[2\\]"))
        .anySatisfy(line -> assertThat(line).matches("ending +finished"));
    assertThat(Cli.run("trace", "verify", part).exitCode()).isZero();
    assertThat(Cli.run("trace", "filter", trace, part).exitCode()).isEqualTo(2);
  }

  @Test
  void shouldFindNoDifference() throws IOException {
    String other = folder.resolve("b.trace").toString();
    write(other, 21, true);

    Cli.Result result = Cli.run("trace", "diff", trace, other);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo("the same: 14 events%n".formatted());
  }

  @Test
  void shouldFindTheFirstDifference() throws IOException {
    String other = folder.resolve("b.trace").toString();
    write(other, 20, false);

    Cli.Result result = Cli.run("trace", "diff", trace, other);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .isEqualTo(
            """
            event 11
              a  21 network packetDelivered packet=0
              b  20 network packetDelivered packet=0
            end
              a  finished
              b  none
            """);
  }

  @Test
  void shouldSumUp() {
    Cli.Result result = Cli.run("trace", "stats", trace);

    assertThat(result.exitCode()).isZero();
    // 0: 9, 10, 21; 1: 12, 13, 33.
    assertThat(result.out().lines())
        .contains("14 events")
        .anySatisfy(
            line ->
                assertThat(line).matches(" +0 +0 +2 +2 +0 +24 +creation to injection +1\\.0 .*"))
        .anySatisfy(
            line -> assertThat(line).matches(" +injection to delivery +15\\.5 +11 +11 +20 +20 +20"))
        .anySatisfy(
            line -> assertThat(line).matches(" +creation to delivery +16\\.5 +12 +12 +21 +21 +21"))
        .anySatisfy(line -> assertThat(line).matches(" +link\\[1\\] +2 +1 +4 +13\\.0"))
        .anySatisfy(line -> assertThat(line).matches(" +1 +10 +45\\.5 % +0 +1 +1"));
    assertThat(Cli.run("trace", "stats", trace, "--format", "csv").out())
        .startsWith("section,item,statistic,value,unit")
        .contains("packets,network 0 class 0,creation_to_delivery_mean,16.5,network cycles");
  }

  @Test
  void shouldConvertThereAndBack() {
    String table = folder.resolve("a.csv").toString();
    String back = folder.resolve("back.trace").toString();

    assertThat(Cli.run("trace", "convert", trace, table, "--to", "csv").exitCode()).isZero();
    assertThat(Cli.run("trace", "convert", table, back).exitCode()).isZero();

    assertThat(Cli.run("trace", "cat", back).out()).isEqualTo(Cli.run("trace", "cat", trace).out());
    assertThat(Cli.run("trace", "convert", trace, table, "--to", "nothing").err())
        .startsWith("inmesh: no format 'nothing' can be written; there are chrome, csv");
  }

  @Test
  void shouldLeaveAValidTraceAfterInterruption() {
    Cli cli = new Cli();
    cli.interruption().request();
    String part = folder.resolve("part.trace").toString();

    Cli.Result result = cli.execute("trace", "filter", trace, part);

    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(Cli.run("trace", "verify", part).out()).contains("truncated");
  }

  @Test
  void shouldExplainWhatIsNoTrace() {
    assertThat(Cli.run("trace", "info", folder.resolve("none").toString()).err())
        .isEqualTo(
            "inmesh: %s: there is no such file or folder%n".formatted(folder.resolve("none")));
    assertThat(Cli.run("trace", "cat", folder.toString()).exitCode()).isEqualTo(2);
    assertThat(Cli.run("trace").err()).contains("a command is missing");
  }

  private static void assertRefused(String message, String... arguments) {
    Cli.Result result = Cli.run(arguments);

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(message).hasLineCount(1);
  }

  @Test
  void shouldRefuseNumbersThatMeanNothing() {
    assertRefused("--top must be at least 0, not -1", "trace", "stats", trace, "--top", "-1");
    assertRefused("--limit must be at least 0, not -1", "trace", "cat", trace, "--limit", "-1");
    assertRefused("no core 4; there are 0 to 3", "trace", "cat", trace, "--cores", "2..4");
    assertRefused(
        "--cores must be numbers of cores and ranges as in 0-3,8, not '3..1'",
        "trace",
        "cat",
        trace,
        "--cores",
        "3..1");
    assertRefused(
        "--cores must be numbers of cores and ranges as in 0-3,8, not '1,x'",
        "trace",
        "cat",
        trace,
        "--cores",
        "1,x");
    assertRefused("--from must be at least 0, not -1", "replay", trace, "--from", "-1");
  }

  @Test
  void shouldTakeRangesOfCoresAndAllKindsAsRecordDoes() {
    Cli.Result result =
        Cli.run("trace", "cat", trace, "--cores", "0,2..3", "--kinds", "all", "--format", "csv");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("inputStarted").doesNotContain("outputStarted");
  }

  @Test
  void shouldMakeTracesInFoldersThatExist() {
    String out = folder.resolve("nowhere").resolve("b.trace").toString();

    assertRefused("does not exist", "trace", "filter", trace, out);
    assertRefused("does not exist", "trace", "convert", trace, out);
  }

  @Test
  void shouldSayThatATraceIsNotThere() {
    assertRefused("there is no such file or folder", "trace", "info", trace + "s");
  }

  @Test
  void shouldNotMakePicturesOfNodesThatThereAreNot() throws IOException {
    String table = folder.resolve("a.csv").toString();
    Cli.run("trace", "convert", trace, table, "--to", "csv");
    Files.writeString(
        Path.of(table),
        Files.readString(Path.of(table))
            .replace("packetCreated,12,1,,0,0,3,0,8", "packetCreated,12,1,,7,0,3,0,8"));

    assertRefused(
        "network is 7",
        "trace",
        "convert",
        table,
        folder.resolve("a.json").toString(),
        "--to",
        "chrome");
  }

  @Test
  void shouldNameAFileThatIsNoText() throws IOException {
    Path file = folder.resolve("a.goal");
    Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});

    assertRefused("a.goal: this is no text in UTF-8", "replay", file.toString());
  }

  @Test
  void shouldStopWhenNobodyReadsAnyMore() throws IOException {
    String large = folder.resolve("large.trace").toString();
    try (TraceWriter writer = new TraceWriter(Path.of(large), HEADER)) {
      for (int cycle = 0; cycle < 100_000; cycle++) {
        writer.marker(0, 0x101, cycle, cycle);
      }
    }
    int[] taken = new int[1];
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            if (++taken[0] > 100) {
              throw new IOException("Broken pipe");
            }
          }
        };
    PrintStream out = new PrintStream(new BufferedOutputStream(gone), false, UTF_8);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams =
        new Streams(InputStream.nullInputStream(), false, out, new PrintStream(err), false);

    int code = CommandLines.of(streams, new Interruption()).execute("trace", "cat", large);

    assertThat(code).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(err.toString(UTF_8)).isEmpty();
  }
}
