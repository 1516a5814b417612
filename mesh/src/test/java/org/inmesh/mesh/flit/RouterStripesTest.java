package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.mesh.DeadlockException;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.parallel.StripeTeam;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.UnreliableLinks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same on any number of host threads. */
class RouterStripesTest {
  /** Everything that can be seen of a run, in order. */
  private record Run(List<String> arrivals, List<String> events, NetworkCounters counters) {}

  private static Run run(
      NetworkSpecification network, List<Packet> packets, int stripes, boolean watched) {
    List<String> arrivals = new ArrayList<>();
    List<String> events = new ArrayList<>();
    NetworkObserver observer =
        new NetworkObserver() {
          @Override
          public void packetInjected(int source, int destination, int flits, int tag, long cycle) {
            events.add("injected " + tag + " in " + cycle);
          }

          @Override
          public void flitGranted(int router, int output, int tag, long cycle) {
            events.add("granted " + tag + " at " + router + " to " + output + " in " + cycle);
          }

          @Override
          public void headArrived(int source, int destination, int flits, int tag, long cycle) {
            events.add("head " + tag + " in " + cycle);
          }

          @Override
          public void packetLost(int source, int destination, int flits, int tag, long cycle) {
            events.add("lost " + tag + " in " + cycle);
          }

          @Override
          public void packetUnroutable(
              int source, int destination, int flits, int tag, long cycle) {
            events.add("unroutable " + tag + " in " + cycle);
          }
        };
    try (StripeTeam team = new StripeTeam(stripes)) {
      VirtualChannelNetwork simulated =
          new VirtualChannelNetwork(
              network,
              (source, destination, flits, tag, cycle) -> arrivals.add(tag + " in " + cycle),
              watched ? observer : null,
              team);
      int classes = network.router().channelsOfClass().size();
      RandomTraffic.run(simulated, packets, packet -> send(simulated, packet, classes));
      return new Run(arrivals, events, simulated.counters());
    }
  }

  private static void send(Network network, Packet packet, int classes) {
    network.send(
        packet.source(),
        packet.destination(),
        packet.flits(),
        packet.tag() % classes,
        packet.tag(),
        packet.created());
  }

  private static void shouldBeTheSame(
      NetworkSpecification network, List<Packet> packets, int stripes) {
    Run alone = run(network, packets, 1, true);
    assertThat(run(network, packets, stripes, true)).usingRecursiveComparison().isEqualTo(alone);
  }

  @Property(tries = 40)
  void shouldBeTheSameOnEveryTopologyWithEveryRoutingAndRouter(
      @ForAll("networks") NetworkSpecification network,
      @ForAll @IntRange(min = 2, max = 6) int stripes,
      @ForAll long seed) {
    shouldBeTheSame(network, RandomTraffic.packets(network, 60, seed), stripes);
  }

  @Property(tries = 15)
  void shouldBeTheSameWithEveryRouterOnMeshes(
      @ForAll("routers") RouterSpecification router,
      @ForAll @IntRange(min = 1, max = 5) int columns,
      @ForAll @IntRange(min = 1, max = 5) int rows,
      @ForAll @IntRange(min = 2, max = 6) int stripes,
      @ForAll long seed) {
    NetworkSpecification mesh = NetworkSpecification.mesh(columns, rows, router, 4, 1);
    shouldBeTheSame(mesh, RandomTraffic.packets(mesh, 60, seed), stripes);
  }

  @Property(tries = 15)
  void shouldBeTheSameWithDeadAndUnreliableLinks(
      @ForAll("routers") RouterSpecification router,
      @ForAll @IntRange(max = 5) int deadLinks,
      @ForAll @IntRange(min = 2, max = 6) int stripes,
      @ForAll long seed) {
    Topology topology = Topology.torus(4, 4);
    NetworkSpecification torus =
        NetworkSpecification.mesh(1, 1, router, 4, 1)
            .withTopology(topology)
            .withRouting(RoutingAlgorithm.UP_DOWN)
            .withFaults(Faults.draw(topology, deadLinks, 1, seed))
            .withUnreliableLinks(new UnreliableLinks(0.1, 0.2, 50, List.of(), seed));
    shouldBeTheSame(torus, RandomTraffic.packets(torus, 60, seed), stripes);
  }

  /** Sixteen nodes in blocks of 2 x 2: those of router 0 are 0, 1, 4 and 5. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void shouldInjectInTheOrderOfTheRouters(int stripes) {
    NetworkSpecification mesh =
        NetworkSpecification.mesh(1, 1, RouterSpecification.v8(), 4, 1)
            .withTopology(Topology.concentratedMesh(4, 4));
    List<Packet> packets = new ArrayList<>();
    for (int node = 0; node < 16; node++) {
      packets.add(new Packet(node, 15 - node, 1, node, 0));
    }
    assertThat(run(mesh, packets, stripes, true).events().subList(0, 16))
        .containsExactly(
            Stream.of(0, 1, 4, 5, 2, 3, 6, 7, 8, 9, 12, 13, 10, 11, 14, 15)
                .map(tag -> "injected " + tag + " in 0")
                .toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 64})
  void shouldBeTheSameInV8(int stripes) {
    NetworkSpecification mesh = NetworkSpecification.mesh(8, 8, RouterSpecification.v8(), 4, 1);
    List<Packet> packets = RandomTraffic.packets(mesh, 1000, 5);
    shouldBeTheSame(mesh, packets, stripes);
    assertThat(run(mesh, packets, stripes, false).arrivals())
        .isEqualTo(run(mesh, packets, 1, true).arrivals());
  }

  @Test
  void shouldFindTheSameDeadlock() {
    assertThat(deadlock(3)).isEqualTo(deadlock(1)).contains("4 packets wait in a circle");
  }

  private static String deadlock(int stripes) {
    RouterSpecification router =
        RouterSpecification.v8().toBuilder().channelsOfClass(List.of(1)).build();
    NetworkSpecification ring =
        NetworkSpecification.mesh(1, 1, router, 4, 1)
            .withTopology(Topology.ring(4, 1))
            .withRouting(RoutingAlgorithm.XY_NO_DATELINE)
            .withCyclesAllowed(true);
    StringBuilder message = new StringBuilder();
    try (StripeTeam team = new StripeTeam(stripes)) {
      Network network =
          new VirtualChannelNetwork(ring, (source, destination, f, tag, cycle) -> {}, null, team);
      for (int node = 0; node < 4; node++) {
        network.send(node, (node + 2) % 4, 20, node, 0);
      }
      assertThatThrownBy(
              () -> {
                for (long cycle = 0; cycle <= DeadlockDetector.PERIOD; cycle++) {
                  network.step(cycle);
                }
              })
          .isInstanceOfSatisfying(
              DeadlockException.class, deadlock -> message.append(deadlock.getMessage()));
    }
    return message.toString();
  }

  @Provide
  Arbitrary<NetworkSpecification> networks() {
    return RandomNetworks.networks();
  }

  @Provide
  Arbitrary<RouterSpecification> routers() {
    return RandomRouters.routers();
  }
}
