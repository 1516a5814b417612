package org.inmesh.traces.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  private static final long PACKETS = 2_000_000;

  @TempDir Path folder;

  @Test
  void shouldEndTheTraceWhenNoRoomCanBeReserved() throws IOException {
    AtomicLong reserved = new AtomicLong();
    DiskRoom small =
        (file, from, to) -> {
          if (to > 900 << 10) {
            throw new IOException("No space left on device");
          }
          reserved.set(to);
        };

    Path trace = folder.resolve("full.trace");
    assertEndsInGoodOrder(trace, small);

    assertThat(reserved).hasPositiveValue();
  }

  /** Needs the right to mount a file system. */
  @Test
  void shouldEndTheTraceWhenTheDiskIsFull() throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()) == 0);
    try {
      assertEndsInGoodOrder(disk.resolve("full.trace"), DiskRoom.ofZeros());
    } finally {
      run("umount", disk.toString());
    }
  }

  @Test
  void shouldRefuseToBeginOnAFullDisk() throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString()) == 0);
    try {
      assertThatThrownBy(() -> new TraceWriter(disk.resolve("a.trace"), SampleTraces.HEADER))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the trace cannot be written: No space left on device");
    } finally {
      run("umount", disk.toString());
    }
  }

  private static void assertEndsInGoodOrder(Path trace, DiskRoom room) throws IOException {
    try (TraceWriter writer = new TraceWriter(trace, SampleTraces.HEADER, room)) {
      assertThatThrownBy(() -> SampleTraces.traffic(writer, PACKETS))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("the trace cannot be written further: No space left on device")
          .hasMessageContaining("it ends at network cycle ");
      // What comes then is lost, without a second message.
      SampleTraces.traffic(writer, 100_000);
    }

    EventHash read = new EventHash(Long.MAX_VALUE);
    try (TraceReader reader = TraceReader.open(trace)) {
      reader.forEach(read);
      assertThat(reader.isTruncated()).isTrue();
      assertThat(reader.lastNetworkCycle()).isPositive();
    }
    EventHash written = new EventHash(read.events());
    SampleTraces.traffic(written, PACKETS);
    assertThat(read.events()).isGreaterThan(10_000);
    assertThat(read.value()).isEqualTo(written.value());
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor();
    } catch (IOException exception) {
      // No such command here.
      return -1;
    }
  }
}
