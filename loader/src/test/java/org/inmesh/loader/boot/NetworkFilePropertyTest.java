package org.inmesh.loader.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.inmesh.coresim.link.HardChannels;
import org.inmesh.coresim.module.NetworkDescription;
import org.inmesh.coresim.module.NetworkDescription.LinkAddress;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;

/** Whatever is in a network file, it is a sound network or told by line and column. */
class NetworkFilePropertyTest {

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> words =
        Arbitraries.of(
            "processor",
            "connect",
            "Connect",
            "host",
            "HOST",
            "to",
            "link",
            "type",
            "memory",
            "clock",
            "T800",
            "4M",
            "20MHz",
            "a",
            "b",
            "0",
            "1",
            "2",
            "3",
            "4",
            "--",
            ",",
            "\t");
    Arbitrary<String> line =
        Arbitraries.oneOf(
            words.list().ofMaxSize(9).map(list -> String.join(" ", list)),
            Arbitraries.of(
                "connect host to processor a link 0",
                "connect processor a link 1 to processor b link 2",
                "processor a memory 64K"),
            Arbitraries.strings().ofMaxLength(12));
    return line.list().ofMaxSize(6).map(lines -> String.join("\n", lines));
  }

  @Property(tries = 1000)
  void shouldReadANetworkOrPointToWhatIsWrong(@ForAll("texts") String text) {
    NetworkFile network;
    try {
      network = NetworkFile.of("net", text.getBytes(StandardCharsets.UTF_8));
    } catch (BadInputException refusal) {
      for (Diagnostic diagnostic : refusal.diagnostics()) {
        int lines = text.split("\r\n|\n|\r", -1).length;
        assertThat(diagnostic.position().line()).isBetween(1, lines);
        assertThat(diagnostic.position().column()).isPositive();
      }
      return;
    }
    Set<LinkAddress> used = new HashSet<>(List.of(network.host()));
    for (NetworkDescription.Connection connection : network.connections()) {
      assertThat(used.add(connection.one())).isTrue();
      assertThat(used.add(connection.other())).isTrue();
    }
    assertThat(used)
        .allMatch(end -> end.link() >= 0 && end.link() < HardChannels.LINKS)
        .allMatch(end -> end.processor() >= 0 && end.processor() < network.processors().size());
  }
}
