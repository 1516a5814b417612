package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.junit.jupiter.api.Test;

class VirtualChannelNetworkTest {
  private static final RouterSpecification V8 = RouterSpecification.v8();
  private static final Network.PacketReceiver IGNORE =
      (source, destination, flits, tag, cycle) -> {};

  private final List<String> arrivals = new ArrayList<>();

  /** One node; stages and delays of V8. */
  private VirtualChannelNetwork oneNode(List<Integer> channelsOfClass, boolean waitForTailCredit) {
    RouterSpecification router =
        V8.toBuilder()
            .channelsOfClass(channelsOfClass)
            .waitForTailCredit(waitForTailCredit)
            .build();
    return new VirtualChannelNetwork(
        NetworkSpecification.mesh(1, 1, router, 4, 1),
        (source, destination, flits, tag, cycle) -> arrivals.add(tag + " in " + cycle));
  }

  private static void runUntilQuiet(Network network) {
    for (int cycle = 0; !network.isQuiet(); cycle++) {
      network.step(cycle);
    }
  }

  @Test
  void shouldHoldAChannelUntilTheCreditOfTheTailIsBack() {
    VirtualChannelNetwork network = oneNode(List.of(1), true);
    network.send(0, 0, 1, 0, 0);
    network.send(0, 0, 1, 1, 0);
    runUntilQuiet(network);
    // The first: in the router in 2, its channel in 2, the switch in 3, at the node in 6. Its
    // credit
    // is at the node in 5, so the second is in the router in 7. The credit of the first from the
    // node counts in 6 + 2 + 2 = 10: channel in 10, switch in 11, at the node in 14.
    assertThat(arrivals).containsExactly("0 in 6", "1 in 14");
  }

  @Test
  void shouldGiveAChannelAgainWhenTheTailIsSentIfItNeedNotWait() {
    VirtualChannelNetwork network = oneNode(List.of(1), false);
    network.send(0, 0, 1, 0, 0);
    network.send(0, 0, 1, 1, 0);
    runUntilQuiet(network);
    // The second is in the router in 3, when the first wins the switch; it comes to the front in 4,
    // has the channel in 4, the switch in 5.
    assertThat(arrivals).containsExactly("0 in 6", "1 in 8");
  }

  @Test
  void shouldLetAMessageClassPassAnother() {
    VirtualChannelNetwork network = oneNode(List.of(1, 1), true);
    network.send(0, 0, 20, 0, 0, 0);
    network.send(0, 0, 1, 1, 1, 0);
    runUntilQuiet(network);
    // Class 1 is injected in 1, has its channel in 3 and wins the switch in 4 against the second
    // flit of class 0, which won in 3. The 20th flit of class 0 is injected in 20, one later than
    // alone, and has the switch in 23, one later again.
    assertThat(arrivals).containsExactly("1 in 7", "0 in 26");
  }

  @Test
  void shouldMakeThePacketsOfOneClassQueue() {
    VirtualChannelNetwork network = oneNode(List.of(2), true);
    network.send(0, 0, 20, 0, 0);
    network.send(0, 0, 1, 1, 0);
    runUntilQuiet(network);
    // The source queue sends one packet after the other: 20 flits, then the second in cycle 20.
    assertThat(arrivals).containsExactly("0 in 25", "1 in 26");
  }

  @Test
  void shouldBeQuietOnlyWhenTheLastCreditIsBack() {
    VirtualChannelNetwork network = oneNode(List.of(8), true);
    assertThat(network.isQuiet()).isTrue();
    network.send(0, 0, 1, 0, 0);
    for (int cycle = 0; cycle < 10; cycle++) {
      assertThat(network.isQuiet()).isFalse();
      network.step(cycle);
    }
    network.step(10);
    assertThat(network.isQuiet()).isTrue();
  }

  @Test
  void shouldInjectAReplySentOnArrivalInTheNextCycle() {
    Network[] network = new Network[1];
    network[0] =
        new VirtualChannelNetwork(
            NetworkSpecification.mesh(8, 8, V8, 4, 1),
            (source, destination, flits, tag, cycle) -> {
              arrivals.add(tag + " in " + cycle);
              if (tag == 0) {
                network[0].send(destination, source, 1, 1, cycle);
              }
            });
    network[0].send(0, 1, 1, 0, 0);
    runUntilQuiet(network[0]);
    // 10 cycles there; injected in 11; 10 cycles back.
    assertThat(arrivals).containsExactly("0 in 10", "1 in 21");
  }

  @Test
  void shouldRefuseWhatDoesNotExist() {
    VirtualChannelNetwork network = oneNode(List.of(1, 1), true);
    assertThatThrownBy(() -> network.send(0, 0, 1, 2, 0, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> network.send(0, 1, 1, 0, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> network.send(0, 0, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(network.isQuiet()).isTrue();
  }

  @Test
  void shouldRefuseRoutersOutOfRange() {
    assertThatThrownBy(() -> oneNode(List.of(), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("virtual channels must be from 1 to 32, not 0");
    assertThatThrownBy(() -> oneNode(List.of(30, 3), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("virtual channels must be from 1 to 32, not 33");
    assertThatThrownBy(() -> oneNode(List.of(1, 0), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of a message class");
  }
}
