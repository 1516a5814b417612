package org.inmesh.traces.netrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventList;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.header.TraceProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetraceExportTest {
  /** The last 8 of the header's 72 bytes are not used, and not zero in the examples. */
  private static final int UNUSED = 64;

  private static final int UNUSED_END = 72;

  @TempDir private Path folder;

  private static TraceHeader mesh(int nodes) {
    return new TraceHeader(
        TraceHeader.FORMAT_VERSION,
        "run",
        TraceHeader.Selection.usual(),
        new TraceMachine("mesh", "mesh", "", nodes, 0, 1, 4, 1, 1, 1, List.of()),
        TraceProgram.NONE);
  }

  /** Identifiers of the examples count from 0, so that the files are equal byte by byte. */
  @ParameterizedTest
  @ValueSource(strings = {"shrtex", "example", "multiregion"})
  void shouldWriteWhatItHasRead(String name) throws IOException {
    byte[] original = Captures.bytes(name + ".tra.bz2");
    Path out = folder.resolve("out.tra");
    try (NetraceReader reader = NetraceReader.open(Captures.path(name + ".tra.bz2"))) {
      new NetraceExport().write(reader.header(), reader, out);
    }
    Arrays.fill(original, UNUSED, UNUSED_END, (byte) 0);
    byte[] written = Files.readAllBytes(out);
    assertThat(written).isEqualTo(original);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(out);
    }
  }

  @Test
  void shouldCompress() throws IOException {
    Path out = folder.resolve("out.tra.bz2");
    try (NetraceReader reader = NetraceReader.open(Captures.path("example.tra.bz2"))) {
      new NetraceExport().write(reader.header(), reader, out);
    }
    try (NetraceReader reader = NetraceReader.open(out)) {
      assertThat(reader.capture().packets()).isEqualTo(175);
      assertThat(Files.size(out)).isLessThan(Captures.bytes("example.tra.bz2").length);
    }
  }

  @Test
  void shouldWriteOtherTraces() throws IOException {
    EventList events = new EventList();
    events.packetCreated(3, 0, 0, 1, 2, 8, 5);
    events.cause(3, 7);
    events.packetCreated(4, 0, 0, 2, 1, 68, 40);
    Path out = folder.resolve("out.tra");
    new NetraceExport().write(mesh(4), events.source(), out);
    EventList read = new EventList();
    try (NetraceReader reader = NetraceReader.open(out)) {
      reader.forEach(read);
      assertThat(reader.capture().regions()).containsExactly(new NetraceHeader.Region(0, 40, 2));
      assertThat(reader.packetsWithParent()).isOne();
    }
  }

  @Test
  void shouldRefuseWhatDoesNotFit() {
    EventList large = new EventList();
    large.packetCreated(0, 0, 0, 0, 1, 73, 0);
    assertRefused(4, large, "packet 0 has 73 bytes; netrace knows 8 and 72");
    assertRefused(256, new EventList(), "a netrace file has at most 255 nodes, the trace 256");
    EventList many = new EventList();
    many.packetCreated(0, 0, 0, 0, 1, 8, 0);
    for (int packet = 1; packet <= 256; packet++) {
      many.cause(0, 1);
      many.packetCreated(packet, 0, 0, 1, 0, 8, 50);
    }
    assertRefused(4, many, "packet 0 is the cause of 256 others; netrace knows at most 255");
    EventList late = new EventList();
    late.packetCreated(1L << 32, 0, 0, 0, 1, 8, 0);
    assertRefused(4, late, "packet 4294967296: identifiers have 32 bits");
  }

  private void assertRefused(int nodes, EventList events, String message) {
    Path out = folder.resolve("out.tra");
    assertThatThrownBy(() -> new NetraceExport().write(mesh(nodes), events.source(), out))
        .isInstanceOf(TraceFormatException.class)
        .hasMessage(out + ": " + message);
    assertThat(out).doesNotExist();
  }
}
