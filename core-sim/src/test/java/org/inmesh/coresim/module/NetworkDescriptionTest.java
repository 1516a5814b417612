package org.inmesh.coresim.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.inmesh.coresim.module.NetworkDescription.Connection;
import org.inmesh.coresim.module.NetworkDescription.LinkAddress;
import org.inmesh.coresim.module.NetworkDescription.Processor;
import org.inmesh.isa.transputer.ProcessorType;
import org.junit.jupiter.api.Test;

class NetworkDescriptionTest {
  private static final LinkAddress HOST = new LinkAddress(0, 0);

  private static Connection connection(int one, int link, int other, int otherLink) {
    return new Connection(new LinkAddress(one, link), new LinkAddress(other, otherLink));
  }

  private static void assertRefused(
      List<Processor> processors, List<Connection> connections, LinkAddress host, String message) {
    assertThatThrownBy(() -> new NetworkDescription(processors, connections, host))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void shouldWireAGridByCompassPoints() {
    NetworkDescription grid = NetworkDescription.grid(2, 2, TestNetworks.t800(""));

    assertThat(grid.processors())
        .extracting(Processor::name)
        .containsExactly("p0", "p1", "p2", "p3");
    assertThat(grid.connections())
        .containsExactlyInAnyOrder(
            connection(0, 1, 1, 3),
            connection(2, 1, 3, 3),
            connection(0, 2, 2, 0),
            connection(1, 2, 3, 0));
    assertThat(grid.host()).isEqualTo(HOST);
  }

  @Test
  void shouldRefuseWhatCannotBeWired() {
    List<Processor> two = List.of(TestNetworks.t800("a"), TestNetworks.t800("b"));

    assertRefused(List.of(), List.of(), HOST, "a network without processors");
    assertRefused(
        List.of(TestNetworks.t800("a"), TestNetworks.t800("a")),
        List.of(),
        HOST,
        "two processors are named a");
    assertRefused(
        two, List.of(connection(0, 0, 1, 0)), HOST, "link 0 of processor a is connected twice");
    assertRefused(
        two, List.of(connection(0, 1, 2, 0)), HOST, "there is no processor with number 2");
    assertRefused(
        two,
        List.of(connection(0, 4, 1, 0)),
        HOST,
        "link 4 of processor a: a processor has links 0 to 3");
    assertRefused(
        List.of(TestNetworks.t800("a"), TestNetworks.processor("b", ProcessorType.T800, 20, 10)),
        List.of(connection(0, 1, 1, 0)),
        HOST,
        "link 1 of processor a at 20 Mbit/s is connected to link 0 of processor b at 10 Mbit/s");
  }
}
