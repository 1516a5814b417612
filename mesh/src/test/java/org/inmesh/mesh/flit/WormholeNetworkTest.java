package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.junit.jupiter.api.Test;

class WormholeNetworkTest {
  private static final NetworkSpecification W1 = NetworkSpecification.wormhole(8, 8, 3, 8, 4, 1);
  private static final Network.PacketReceiver IGNORE =
      (source, destination, flits, tag, cycle) -> {};

  private final List<String> arrivals = new ArrayList<>();

  private WormholeNetwork logging(NetworkSpecification specification) {
    return new WormholeNetwork(
        specification,
        (source, destination, flits, tag, cycle) ->
            arrivals.add(
                "%d to %d, %d flits, tag %d, cycle %d"
                    .formatted(source, destination, flits, tag, cycle)));
  }

  @Test
  void shouldReportAnArrivalWithAllThatWasSent() {
    WormholeNetwork network = logging(W1);
    network.send(1, 8, 2, 42, 0);
    for (int cycle = 0; cycle <= 12; cycle++) {
      network.step(cycle);
    }
    // 2 links: 3 * 2 + 5 for the head, one more for the tail.
    assertThat(arrivals).containsExactly("1 to 8, 2 flits, tag 42, cycle 12");
    assertThat(network.counters().latencySum).isEqualTo(12);
    assertThat(network.counters().latencyMaximum).isEqualTo(12);
  }

  @Test
  void shouldDeliverANodesPacketToItselfOnAMeshOfOne() {
    WormholeNetwork network = logging(NetworkSpecification.wormhole(1, 1, 3, 8, 4, 1));
    network.send(0, 0, 1, 0, 100);
    for (int cycle = 100; cycle <= 105; cycle++) {
      network.step(cycle);
    }
    assertThat(arrivals).containsExactly("0 to 0, 1 flits, tag 0, cycle 105");
  }

  @Test
  void shouldCountLatencyFromCreation() {
    WormholeNetwork network =
        new WormholeNetwork(NetworkSpecification.wormhole(1, 1, 3, 8, 4, 1), IGNORE);
    network.send(0, 0, 10, 0, 0);
    network.send(0, 0, 1, 1, 0);
    for (int cycle = 0; !network.isQuiet(); cycle++) {
      network.step(cycle);
    }
    // The second waits for 10 flits to be injected, then takes 5 cycles.
    assertThat(network.counters().latencyMaximum).isEqualTo(15);
    assertThat(network.counters().latencySum).isEqualTo(14 + 15);
  }

  @Test
  void shouldBeQuietOnlyWhenTheLastCreditIsBack() {
    WormholeNetwork network = new WormholeNetwork(W1, IGNORE);
    assertThat(network.isQuiet()).isTrue();
    network.send(3, 3, 1, 0, 0);
    assertThat(network.isQuiet()).isFalse();
    for (int cycle = 0; cycle <= 6; cycle++) {
      network.step(cycle);
    }
    // Consumed in cycle 5; its credit is due in cycle 7.
    assertThat(network.counters().packets).isEqualTo(1);
    assertThat(network.isQuiet()).isFalse();
    network.step(7);
    assertThat(network.isQuiet()).isTrue();
  }

  @Test
  void shouldInjectAReplySentOnArrivalInTheNextCycle() {
    Network[] network = new Network[1];
    List<Long> repliesArrived = new ArrayList<>();
    network[0] =
        new WormholeNetwork(
            W1,
            (source, destination, flits, tag, cycle) -> {
              if (tag == 0) {
                network[0].send(destination, source, 1, 1, cycle);
              } else {
                repliesArrived.add(cycle);
              }
            });
    network[0].send(0, 1, 1, 0, 0);
    for (int cycle = 0; !network[0].isQuiet(); cycle++) {
      network[0].step(cycle);
    }
    // 8 cycles there; injected in cycle 9; 8 cycles back.
    assertThat(repliesArrived).containsExactly(17L);
  }

  @Test
  void shouldReportArrivalsOfOneCycleInOrderOfTheDestination() {
    WormholeNetwork network = logging(W1);
    network.send(60, 52, 1, 0, 0);
    network.send(1, 9, 1, 1, 0);
    network.send(20, 28, 1, 2, 0);
    for (int cycle = 0; !network.isQuiet(); cycle++) {
      network.step(cycle);
    }
    assertThat(arrivals)
        .containsExactly(
            "1 to 9, 1 flits, tag 1, cycle 8",
            "20 to 28, 1 flits, tag 2, cycle 8",
            "60 to 52, 1 flits, tag 0, cycle 8");
  }

  @Test
  void shouldTellAnObserverEachRouterOnTheWay() {
    List<String> grants = new ArrayList<>();
    WormholeNetwork network =
        new WormholeNetwork(
            W1,
            IGNORE,
            new NetworkObserver() {
              @Override
              public void flitGranted(int node, int output, int tag, long cycle) {
                grants.add("node %d output %d cycle %d".formatted(node, output, cycle));
              }
            });
    network.send(10, 1, 1, 0, 0);
    for (int cycle = 0; !network.isQuiet(); cycle++) {
      network.step(cycle);
    }
    assertThat(grants)
        .containsExactly(
            "node 10 output 1 cycle 2", "node 9 output 3 cycle 5", "node 1 output 4 cycle 8");
  }

  @Test
  void shouldRefuseCyclesThatTheContractForbids() {
    WormholeNetwork network = new WormholeNetwork(W1, IGNORE);
    network.step(5);
    network.step(9);
    assertThatThrownBy(() -> network.step(9)).isInstanceOf(IllegalStateException.class);
    network.send(0, 1, 1, 0, 10);
    network.step(10);
    assertThatThrownBy(() -> network.step(12)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldRefuseToInjectAPacketBeforeItsCreation() {
    WormholeNetwork network = new WormholeNetwork(W1, IGNORE);
    network.send(0, 1, 1, 0, 3);
    assertThatThrownBy(() -> network.step(2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("created in cycle 3");
  }

  @Test
  void shouldRefuseNodesThatDoNotExistAndPacketsWithoutFlits() {
    WormholeNetwork network = new WormholeNetwork(W1, IGNORE);
    assertThatThrownBy(() -> network.send(64, 0, 1, 0, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> network.send(0, -1, 1, 0, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> network.send(0, 1, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(network.isQuiet()).isTrue();
  }
}
