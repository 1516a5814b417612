package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.EventType;
import org.inmesh.traces.header.TraceEnd;
import org.inmesh.traces.store.TraceReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingOptionsTest {
  @TempDir Path folder;

  private static TraceEnd end(Path trace) throws IOException {
    try (TraceReader reader = TraceReader.open(trace)) {
      while (reader.next(new EventSink() {})) {
        // Only what stands at the end is looked at.
      }
      return reader.end().orElseThrow();
    }
  }

  @Test
  void shouldRecordARunWithTheStatisticsThatItPrints() throws IOException {
    Path trace = folder.resolve("trace");
    String[] run = {"run", "commstime", "-p", "loops=5", "--cores", "4"};
    Cli.Result alone = Cli.run(run);
    Cli.Result recorded =
        Cli.run("record", "commstime", "-p", "loops=5", "--cores", "4", "--out", trace.toString());
    assertThat(recorded.exitCode()).isZero();
    assertThat(recorded.out()).isEqualTo(alone.out());
    TraceEnd end = end(trace);
    assertThat(end.ending()).isEqualTo("finished");
    long packets = end.counts().get(EventType.PACKET_CREATED.method());
    assertThat(packets).isPositive().isEqualTo(end.statistics().get("packets").longValue());
  }

  @Test
  void shouldEndTheTraceOfARunThatReachesItsLimit() throws IOException {
    Path trace = folder.resolve("trace");
    Cli.Result result =
        Cli.run(
            "run",
            "commstime",
            "--max-cycles",
            "5000",
            "--record",
            trace.toString(),
            "--kinds",
            "network");
    assertThat(result.exitCode()).isEqualTo(ExitCode.PROGRAM_WENT_WRONG);
    assertThat(end(trace).ending()).isEqualTo("cycle_limit");
  }

  @Test
  void shouldRecordEveryRowOfAComparison() throws IOException {
    Path traces = folder.resolve("traces");
    Cli.Result result =
        Cli.run(
            "compare", "commstime", "-p", "loops=5", "--cores", "4", "--record", traces.toString());
    assertThat(result.exitCode()).isZero();
    for (String name : List.of("mesh-4", "coherent-4")) {
      assertThat(end(traces.resolve(name)).ending()).isEqualTo("finished");
    }
  }

  @Test
  void shouldRecordTraffic() throws IOException {
    Path trace = folder.resolve("trace");
    Cli.Result result =
        Cli.run("traffic", "--mesh", "2x2", "--rates", "0.02", "--record", trace.toString());
    assertThat(result.err()).isEmpty();
    assertThat(end(trace).counts().get(EventType.PACKET_DELIVERED.method())).isPositive();
  }

  @Test
  void shouldRefuseWhatHasNoMeaning() throws IOException {
    Path used = Files.createFile(folder.resolve("used"));
    String free = folder.resolve("free").toString();
    refused("run", "sieve", "--kinds", "network").contains("--record FOLDER");
    refused("run", "sieve", "--record", free, "--kinds", "netwrk").contains("no kind 'netwrk'");
    refused("run", "sieve", "--record", free, "--record-cores", "3,99").contains("no core 99");
    refused("run", "sieve", "--record", free, "--record-from", "9", "--record-to", "8")
        .contains("before");
    refused("run", "sieve", "--record", used.toString()).contains("this is a file");
    refused("record", "sieve", "--out", folder.toString()).contains("not empty");
    refused("traffic", "--record", free, "--rates", "0.1,0.2").contains("one measurement");
    refused("traffic", "--record", free, "--rates", "0.1", "--kinds", "core").contains("network");
    assertThat(Path.of(free)).doesNotExist();
  }

  private static AbstractStringAssert<?> refused(String... arguments) {
    Cli.Result result = Cli.run(arguments);
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err().lines()).hasSize(1);
    return assertThat(result.err());
  }
}
