package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.SplittableRandom;
import org.inmesh.mesh.DeadlockException;
import org.inmesh.mesh.DeadlockException.WaitingPacket;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.Topology;
import org.junit.jupiter.api.Test;

class DeadlockTest {
  private static final Network.PacketReceiver IGNORE =
      (source, destination, flits, tag, cycle) -> {};
  private static final int BOUND = 2 * DeadlockDetector.PERIOD;

  private static Network network(Topology topology, RoutingAlgorithm routing, int channels) {
    RouterSpecification router =
        RouterSpecification.v8().toBuilder().channelsOfClass(List.of(channels)).build();
    return new VirtualChannelNetwork(
        NetworkSpecification.mesh(1, 1, router, 4, 1)
            .withTopology(topology)
            .withRouting(routing)
            .withCyclesAllowed(true),
        IGNORE);
  }

  private static void run(Network network, long from, long to) {
    for (long cycle = from; cycle < to; cycle++) {
      network.step(cycle);
    }
  }

  /**
   * Four routers in a ring, one channel, packets two routers on that fill a buffer and more: each
   * takes its first link in the same cycle, and then the next one is another's for ever.
   */
  @Test
  void shouldShowTheCircleOfARingWithoutDateline() {
    Network network = network(Topology.ring(4, 1), RoutingAlgorithm.XY_NO_DATELINE, 1);
    for (int node = 0; node < 4; node++) {
      network.send(node, (node + 2) % 4, 20, 100 + node, 0);
    }
    DeadlockException deadlock =
        catchThrowableOfType(DeadlockException.class, () -> run(network, 0, BOUND));
    assertThat(deadlock.cycle()).isEqualTo(DeadlockDetector.PERIOD);
    assertThat(deadlock.circle())
        .containsExactlyInAnyOrder(
            new WaitingPacket(100, 0, 2, 1, 0, Topology.X_MINUS, 0, Topology.X_PLUS, 0),
            new WaitingPacket(101, 1, 3, 2, 0, Topology.X_MINUS, 0, Topology.X_PLUS, 0),
            new WaitingPacket(102, 2, 0, 3, 0, Topology.X_MINUS, 0, Topology.X_PLUS, 0),
            new WaitingPacket(103, 3, 1, 0, 0, Topology.X_MINUS, 0, Topology.X_PLUS, 0));
    assertThat(deadlock)
        .hasMessageStartingWith(
            "the network is deadlocked, seen in cycle 4096: 4 packets wait in a circle, each for the"
                + " next, the last for the first:")
        .hasMessageContaining(
            "packet 100 from node 0 to node 2, at router (1,0) in channel 0 of input x-,"
                + " waits for channel 0 of output x+, held by packet 101");
  }

  /** As above in the first row; the second goes on for ever. */
  @Test
  void shouldFindADeadlockBesideTrafficThatFlows() {
    Network network = network(Topology.torus(4, 2), RoutingAlgorithm.XY_NO_DATELINE, 1);
    for (int node = 0; node < 4; node++) {
      network.send(node, (node + 2) % 4, 20, 100 + node, 0);
    }
    assertThatThrownBy(
            () -> {
              for (long cycle = 0; cycle < BOUND; cycle++) {
                if (cycle % 50 == 0) {
                  network.send(4, 5, 10, 7, cycle);
                }
                network.step(cycle);
              }
            })
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("4 packets wait in a circle");
    assertThat(network.counters().packets).isGreaterThan(DeadlockDetector.PERIOD / 50 - 5);
  }

  /**
   * As above, with a dead link in the second row: the way by plus from 4 to 6 is gone, and as the
   * routing does not take the other one, that packet is given up. The first row is still a ring.
   */
  @Test
  void shouldFindTheDeadlockThatFaultsLeave() {
    Network network =
        new VirtualChannelNetwork(
            network(Topology.torus(4, 2), RoutingAlgorithm.XY_NO_DATELINE, 1)
                .specification()
                .withFaults(new Faults(List.of(new Faults.Link(4, 5)), List.of())),
            IGNORE);
    network.send(4, 6, 20, 99, 0);
    for (int node = 0; node < 4; node++) {
      network.send(node, (node + 2) % 4, 20, 100 + node, 0);
    }
    DeadlockException deadlock =
        catchThrowableOfType(DeadlockException.class, () -> run(network, 0, BOUND));
    assertThat(deadlock.cycle()).isEqualTo(DeadlockDetector.PERIOD);
    assertThat(deadlock.circle())
        .containsExactlyInAnyOrder(
            new WaitingPacket(100, 0, 2, 1, 0, Topology.X_MINUS, 0, Topology.X_PLUS, 0),
            new WaitingPacket(101, 1, 3, 2, 0, Topology.X_MINUS, 0, Topology.X_PLUS, 0),
            new WaitingPacket(102, 2, 0, 3, 0, Topology.X_MINUS, 0, Topology.X_PLUS, 0),
            new WaitingPacket(103, 3, 1, 0, 0, Topology.X_MINUS, 0, Topology.X_PLUS, 0));
    assertThat(network.counters().unroutable).isEqualTo(1);
  }

  /**
   * Packets that get into each other's way just after a check are found by the next one. Others
   * that wait behind them are not part of the circle.
   */
  @Test
  void shouldFindADeadlockAtTheFirstCheckAfterIt() {
    Network network = network(Topology.ring(4, 1), RoutingAlgorithm.XY_NO_DATELINE, 1);
    int start = DeadlockDetector.PERIOD + 1;
    for (int node = 0; node < 4; node++) {
      network.send(node, (node + 2) % 4, 20, 100 + node, start);
      network.send(node, (node + 1) % 4, 3, 200 + node, start);
    }
    DeadlockException deadlock =
        catchThrowableOfType(DeadlockException.class, () -> run(network, start, 2 * start));
    assertThat(deadlock.cycle()).isEqualTo(2 * DeadlockDetector.PERIOD);
    assertThat(deadlock.circle())
        .extracting(WaitingPacket::tag)
        .containsExactlyInAnyOrder(100, 101, 102, 103);
    // Each is followed by the one that it waits for, the next on its way round.
    for (int i = 0; i < 4; i++) {
      int next = deadlock.circle().get((i + 1) % 4).tag();
      assertThat(next).isEqualTo(100 + (deadlock.circle().get(i).tag() - 100 + 1) % 4);
    }
  }

  @Test
  void shouldFindTheDeadlockOfATorusUnderLoad() {
    Network network = network(Topology.torus(4, 4), RoutingAlgorithm.XY_NO_DATELINE, 2);
    assertThatThrownBy(() -> overload(network)).isInstanceOf(DeadlockException.class);
  }

  @Test
  void shouldSeeNoneWhereTheRoutesHaveNoCycle() {
    overload(network(Topology.torus(4, 4), RoutingAlgorithm.XY, 2));
    overload(network(Topology.torus(4, 4), RoutingAlgorithm.MINIMAL_ADAPTIVE, 5));
    overload(network(Topology.mesh(4, 4), RoutingAlgorithm.ODD_EVEN, 1));
  }

  /** Uniform packets of 10 flits, more than can be taken. */
  private static void overload(Network network) {
    SplittableRandom random = new SplittableRandom(1);
    int nodes = network.specification().nodes();
    for (long cycle = 0; cycle < BOUND + 10; cycle++) {
      for (int node = 0; node < nodes; node++) {
        if (cycle < BOUND && (cycle + node) % 12 == 0) {
          network.send(node, random.nextInt(nodes), 10, 0, cycle);
        }
      }
      network.step(cycle);
    }
  }
}
