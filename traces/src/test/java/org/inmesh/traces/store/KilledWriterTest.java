package org.inmesh.traces.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that records and is killed leaves a trace that reads back up to its last block. */
class KilledWriterTest {
  private static final long EVENTS_OF_A_ROUND;

  static {
    EventHash all = new EventHash(Long.MAX_VALUE);
    SampleTraces.traffic(all, 60_000);
    EVENTS_OF_A_ROUND = all.events();
  }

  @TempDir Path folder;

  @Test
  void shouldReadBackWhatAKilledProcessWrote() throws IOException, InterruptedException {
    killAfter(30, folder.resolve("killed.trace"));
  }

  /** Moments from the first blocks on, in steps that are no multiple of anything else. */
  @Test
  @Tag("slow")
  void shouldReadBackAfterTenKills() throws IOException, InterruptedException {
    for (int kill = 0; kill < 10; kill++) {
      killAfter(kill * 37 + kill * kill % 11, folder.resolve("killed" + kill + ".trace"));
    }
  }

  private static void killAfter(long milliseconds, Path trace)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(trace)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("ready");
      Thread.sleep(milliseconds);
    } finally {
      // SIGKILL, on Unix.
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).isEqualTo(128 + 9);

    EventHash read = new EventHash(Long.MAX_VALUE);
    try (TraceReader reader = TraceReader.open(trace)) {
      reader.forEach(read);
      assertThat(reader.isTruncated()).isTrue();
      assertThat(reader.lastNetworkCycle()).isPositive();
    }
    assertThat(read.events()).isGreaterThan(EVENTS_OF_A_ROUND / 2);
    EventHash written = new EventHash(read.events());
    while (written.events() < read.events()) {
      SampleTraces.traffic(written, 60_000);
    }
    assertThat(read.value()).isEqualTo(written.value());
  }

  private static List<String> command(Path trace) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    // The flags that the queue needs are those of this process.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--") || flag.startsWith("-Dchronicle"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            EndlessRecording.class.getName(),
            trace.toString()));
    return command;
  }
}
