package org.inmesh.traces.netrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetraceReaderTest {
  /** Notes and one region of shrtex follow its 72 bytes. */
  private static final int FIRST_PACKET = 72 + 31 + 24;

  @TempDir private Path folder;

  /** What a reader says, in the columns of the decoded examples. */
  private static final class Lines implements EventSink {
    private final List<String> lines = new ArrayList<>();
    private final Map<Long, List<Long>> dependents = new TreeMap<>();
    private final List<Long> causes = new ArrayList<>();
    private final List<Long> bounds = new ArrayList<>();
    private int bytes;

    @Override
    public void cause(long packet, long cycles) {
      if (packet == BEGINNING) {
        bounds.add(cycles);
      } else {
        causes.add(packet);
      }
    }

    @Override
    public void packetCreated(
        long packet,
        int network,
        int messageClass,
        int source,
        int destination,
        int length,
        long cycle) {
      bytes = length;
      if (!causes.isEmpty()) {
        assertThat(bounds).containsExactly(cycle);
      }
      causes.forEach(
          cause -> dependents.computeIfAbsent(cause, x -> new ArrayList<>()).add(packet));
      causes.clear();
      bounds.clear();
    }

    @Override
    public void coherenceMessage(
        long packet, int type, int source, int destination, int line, int requestor, long cycle) {
      lines.add(
          "%d,%d,0x%08x,%s,%d,%d,%d,%d,%d,"
              .formatted(
                  cycle,
                  packet,
                  line,
                  NetraceType.of(NetraceType.typeOf(type)).label(),
                  source,
                  destination,
                  NetraceType.sourceKind(type),
                  NetraceType.destinationKind(type),
                  bytes));
    }

    private List<String> all() {
      List<String> all = new ArrayList<>();
      for (int packet = 0; packet < lines.size(); packet++) {
        String names =
            dependents.getOrDefault((long) packet, List.of()).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        all.add(lines.get(packet) + names);
      }
      return all;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"shrtex", "example"})
  void shouldReadWhatTheReferenceDecoded(String name) throws IOException {
    Lines lines = new Lines();
    try (NetraceReader reader = NetraceReader.open(Captures.path(name + ".tra.bz2"))) {
      reader.forEach(lines);
    }
    List<String> expected = Captures.lines(name + ".csv");
    assertThat(lines.all()).isEqualTo(expected.subList(1, expected.size()));
  }

  @ParameterizedTest
  @CsvSource({"shrtex,12,221", "example,175,6820", "multiregion,22968,324247"})
  void shouldFindThePacketsOfTheExamples(String name, long packets, long lastCycle)
      throws IOException {
    long[] last = new long[1];
    try (NetraceReader reader = NetraceReader.open(Captures.path(name + ".tra.bz2"))) {
      reader.forEach(
          new EventSink() {
            @Override
            public void coherenceMessage(
                long packet, int type, int from, int to, int line, int requestor, long cycle) {
              last[0] = cycle;
            }
          });
      assertThat(reader.packets()).isEqualTo(packets);
      assertThat(reader.missingDependents()).isZero();
      assertThat(last[0]).isEqualTo(lastCycle);
    }
  }

  @Test
  void shouldFindTheDependenciesOfTheLargestExample() throws IOException {
    try (NetraceReader reader = NetraceReader.open(Captures.path("multiregion.tra.bz2"))) {
      reader.forEach(new EventSink() {});
      assertThat(reader.packetsWithParent()).isEqualTo(12_564);
      assertThat(reader.packetsToThemselves()).isEqualTo(500);
      assertThat(reader.capture().regions()).hasSize(5);
      assertThat(reader.capture().notes()).isEqualTo("testing the multiphase functionality");
    }
  }

  @Test
  void shouldReadEachRegionFromItsOffset() throws IOException {
    long packets = 0;
    for (int region = 0; region < 5; region++) {
      try (NetraceReader reader =
          NetraceReader.open(Captures.path("multiregion.tra.bz2"), OptionalInt.of(region))) {
        reader.forEach(new EventSink() {});
        assertThat(reader.packets()).isEqualTo(reader.capture().regions().get(region).packets());
        packets += reader.packets();
      }
    }
    assertThat(packets).isEqualTo(22_968);
    assertThatThrownBy(
            () -> NetraceReader.open(Captures.path("multiregion.tra.bz2"), OptionalInt.of(5)))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("there is no region 5");
  }

  @Test
  void shouldReadTheSameUncompressed() throws IOException {
    Path file = folder.resolve("example.tra");
    Files.write(file, Captures.bytes("example.tra.bz2"));
    Lines lines = new Lines();
    try (NetraceReader reader = NetraceReader.open(file)) {
      reader.forEach(lines);
    }
    assertThat(lines.all()).hasSize(175);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0;1;offset 0: a netrace file begins with 0x484a5455, not 0x484a5401",
        "7;64;offset 4: the version is",
        "38;0;offset 38: there are no nodes",
        "47;255;offset 40: cycles:",
        "48;11;there is more behind the 11 packets of the header",
        "48;13;the file ends after 12 of 13 packets",
        "59;127;offset 56: notes of",
        "63;127;offset 60:",
        "143;7;offset 143: there is no packet type 7",
        "144;64;offset 144: there is no node 64; the last is 63",
        "145;200;offset 145: there is no node 200",
        "146;240;offset 146: there is no kind of nodes 15",
        "148;0;offset 148: packet 0 waits for itself"
      })
  void shouldLocateAWrongByte(int offset, int value, String message) throws IOException {
    byte[] bytes = Captures.bytes("shrtex.tra.bz2");
    bytes[offset] = (byte) value;
    assertRefused(bytes, message);
  }

  @Test
  void shouldRefuseACycleThatComesTooEarly() throws IOException {
    byte[] bytes = Captures.bytes("shrtex.tra.bz2");
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(FIRST_PACKET, 25);
    assertRefused(bytes, "packet 1 is of cycle 24, the one before of cycle 25");
  }

  @Test
  void shouldRefuseAFileThatEndsInAPacket() throws IOException {
    byte[] bytes = Captures.bytes("shrtex.tra.bz2");
    assertRefused(Arrays.copyOf(bytes, bytes.length - 1), "bytes into packet 11, which has 21");
    assertRefused(Arrays.copyOf(bytes, 71), "71 bytes into the header, which has 72");
  }

  @Test
  void shouldCountDependentsThatNeverCome() throws IOException {
    byte[] bytes = Captures.bytes("shrtex.tra.bz2");
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(FIRST_PACKET + 21, 99);
    Path file = folder.resolve("bad.tra");
    Files.write(file, bytes);
    try (NetraceReader reader = NetraceReader.open(file)) {
      reader.forEach(new EventSink() {});
      assertThat(reader.missingDependents()).isOne();
    }
  }

  @Test
  void shouldRefuseDamagedCompression() throws IOException {
    byte[] bytes = Files.readAllBytes(Captures.path("example.tra.bz2"));
    bytes[bytes.length / 2] ^= 1;
    assertRefused(bytes, "decompressed");
  }

  private void assertRefused(byte[] bytes, String message) throws IOException {
    Path file = folder.resolve("bad.tra");
    Files.write(file, bytes);
    assertThatThrownBy(
            () -> {
              try (NetraceReader reader = NetraceReader.open(file)) {
                reader.forEach(new EventSink() {});
              }
            })
        .isInstanceOf(TraceFormatException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }
}
