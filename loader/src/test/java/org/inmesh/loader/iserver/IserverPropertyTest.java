package org.inmesh.loader.iserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever a program sends, the answer is a packet and nothing outside of the directory changes.
 */
class IserverPropertyTest {
  private static Path parent;

  @BeforeContainer
  static void createDirectory() throws IOException {
    parent = Files.createTempDirectory("inmesh-protocol");
    Files.createDirectory(parent.resolve("inside"));
  }

  @AfterContainer
  static void removeDirectory() throws IOException {
    try (Stream<Path> files = Files.walk(parent)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Provide
  Arbitrary<byte[]> requests() {
    Arbitrary<Integer> tags =
        Arbitraries.oneOf(
            Arbitraries.integers().between(10, 42), Arbitraries.integers().between(0, 255));
    // Small numbers are streams, lengths, types and modes; letters and dots are names.
    Arbitrary<Byte> arguments =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.bytes().between((byte) 0, (byte) 6)),
            Tuple.of(3, Arbitraries.of((byte) '.', (byte) '/', (byte) 'a', (byte) 'b')),
            Tuple.of(1, Arbitraries.bytes()));
    return Combinators.combine(tags, arguments.array(byte[].class).ofMinSize(0).ofMaxSize(40))
        .as(
            (tag, rest) -> {
              byte[] request = new byte[rest.length + 1];
              request[0] = tag.byteValue();
              System.arraycopy(rest, 0, request, 1, rest.length);
              return request;
            });
  }

  @Property(tries = 2000)
  void shouldAnswerAnythingWithAWellFormedPacket(@ForAll("requests") byte[] request)
      throws IOException {
    ServerProbe probe = new ServerProbe(parent.resolve("inside"));
    probe.console.type("some text\n");
    probe.console.end();
    byte[] reply = probe.server.answer(request, 5).orElseThrow();
    assertThat(reply.length).isGreaterThanOrEqualTo(8).isEven();
    int length = Byte.toUnsignedInt(reply[0]) | Byte.toUnsignedInt(reply[1]) << 8;
    assertThat(length).isEqualTo(reply.length - 2);
    assertThat(Byte.toUnsignedInt(reply[2])).isIn(0, 1, 129, 133, 134, 135);
    assertThat(children(parent)).containsExactly("inside");
    probe.server.close();
  }

  private static List<String> children(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Property(tries = 300)
  void shouldEndAStreamOfAnyBytesWithAMessage(@ForAll byte[] bytes) throws IOException {
    ServerProbe probe = new ServerProbe(parent.resolve("inside"));
    probe.console.end();
    ServedLink link = new ServedLink(new byte[] {1, 0}, probe.server, probe.notes::add);
    for (byte value : bytes) {
      link.receive(Byte.toUnsignedInt(value), 0);
      assertThat(link.next(0)).isBetween(-2, 255);
    }
    if (link.exitStatus().isPresent()) {
      assertThat(bytes).hasSizeGreaterThanOrEqualTo(2);
    }
  }
}
