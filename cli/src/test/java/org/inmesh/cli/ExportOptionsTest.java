package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.header.TraceProgram;
import org.inmesh.traces.store.TraceWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportOptionsTest {
  @TempDir Path folder;
  private String trace;

  @BeforeEach
  void record() throws IOException {
    trace = folder.resolve("a.trace").toString();
    TraceHeader header =
        new TraceHeader(
            TraceHeader.FORMAT_VERSION,
            "run",
            Selection.usual(),
            new TraceMachine("small", "mesh", "", 4, 2, 1, 8, 1, 1, 1, List.of()),
            TraceProgram.NONE);
    try (TraceWriter writer = new TraceWriter(Path.of(trace), header)) {
      writer.coreBusy(1, 0);
      writer.processRunning(1, 0x101, 0x72, 2);
      writer.packetCreated(0, 0, 0, 1, 2, 16, 10);
      writer.flitForwarded(0, 1, 1, 12);
      writer.packetDelivered(0, 20);
      writer.cause(0, 5);
      writer.packetCreated(1, 0, 0, 2, 1, 8, 25);
      writer.processEnded(1, 0x101, 0x80, 40);
      writer.coreIdle(1, 41);
      writer.finish("finished", Map.of());
    }
  }

  private String converted(String... options) throws IOException {
    Path out = folder.resolve("out");
    String[] arguments = new String[options.length + 4];
    System.arraycopy(new String[] {"trace", "convert", trace, out.toString()}, 0, arguments, 0, 4);
    System.arraycopy(options, 0, arguments, 4, options.length);
    Cli.Result result = Cli.run(arguments);
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    return Files.readString(out);
  }

  @Test
  void shouldWriteTheSignalsThatAreAskedFor() throws IOException {
    assertThat(converted("--to", "vcd", "--signals", "core-state,packets").lines())
        .filteredOn(line -> line.startsWith("$var"))
        .hasSize(4 + 1)
        .allMatch(line -> line.contains(" busy ") || line.contains(" packets "));
    assertThat(converted("--to", "vcd", "--signals", "process,link", "--cores", "1").lines())
        .filteredOn(line -> line.startsWith("$var"))
        .hasSize(1 + 4);
    assertThat(converted("--to", "vcd").lines())
        .filteredOn(line -> line.startsWith("$var"))
        .hasSize(4 * 2 + 1 + 4 * 4);
  }

  @Test
  void shouldDrawTheSpanAndTheSizeThatAreAskedFor() throws IOException {
    assertThat(converted("--to", "svg", "--from-cycle", "5", "--to-cycle", "15", "--width", "600"))
        .contains("width=\"600.0\"", "core cycles 5 to 15");
    assertThat(converted("--to", "svg")).contains("width=\"1200.0\"", "core cycles 0 to ");
  }

  /** One flit in the first window of the cycles up to 12: a tenth of a flit, or a twentieth. */
  @Test
  void shouldCountTheLoadOfLinksInTheWindowThatIsAskedFor() throws IOException {
    assertThat(converted("--to", "chrome", "--window", "10")).contains("\"flits per cycle\":0.1");
    assertThat(converted("--to", "chrome", "--window", "20")).contains("\"flits per cycle\":0.05");
  }

  @Test
  void shouldWriteACaptureInAnotherUnitAndSayWhatChanged() throws IOException {
    String capture = folder.resolve("a.tra").toString();
    Cli.Result result =
        Cli.run("trace", "convert", trace, capture, "--to", "netrace", "--time-factor", "2.5");
    assertThat(result.exitCode()).isZero();
    // Of 16 and 8 bytes, the first becomes 72.
    assertThat(result.err())
        .isEqualTo(
            """
            inmesh: %1$s: packets lengthened to 8 or 72 bytes: 1
            inmesh: %1$s: times left out between a delivery and what it causes: 1
            """
                .formatted(capture));
    assertThat(Cli.run("trace", "convert", capture, folder.resolve("b.trace").toString()).err())
        .isEmpty();
    assertThat(Cli.run("trace", "cat", folder.resolve("b.trace").toString()).out().lines())
        .anySatisfy(line -> assertThat(line).matches(" +25 .*packetCreated +packet=0 .*bytes=72"))
        .anySatisfy(line -> assertThat(line).matches(" +62 .*packetCreated +packet=1 .*bytes=8"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--to svg --signals link|--signals is for --to vcd, not for svg",
        "--to trace --width 500|--width is for --to svg, not for trace",
        "--to vcd --signals clock|--signals: there is no 'clock'; there are core-state, process",
        "--to vcd --cores 3-1|--cores must be numbers of cores",
        "--to svg --width 3|a picture is at least 400 pixels wide, not 3",
        "--to svg --from-cycle 9 --to-cycle 3|no cycles from 9 to 3",
        "--to chrome --window 0|a window",
        "--to netrace --time-factor 0|a factor of times is above 0",
        "--to nothing|no format 'nothing' can be written"
      })
  void shouldRefuseWhatHasNoMeaning(String options, String message) {
    String line = "trace convert " + trace + " " + folder.resolve("out") + " " + options;
    Cli.Result result = Cli.run(line.split(" "));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(message);
    assertThat(result.err().lines()).hasSize(1);
  }
}
