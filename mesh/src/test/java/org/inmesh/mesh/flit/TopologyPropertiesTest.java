package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.mesh.FlowControl;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.routing.RoutingRelation;
import org.inmesh.mesh.topology.Topology;
import org.junit.jupiter.api.Test;

/** What holds on every topology with every routing. */
class TopologyPropertiesTest {
  private static final Network.PacketReceiver IGNORE =
      (source, destination, flits, tag, cycle) -> {};

  /** Walks with the packets of one flit and sees that every step follows a link. */
  private static final class Trail implements NetworkObserver {
    final Topology topology;
    final Map<Integer, Integer> router = new HashMap<>();
    final Map<Integer, Integer> hops = new HashMap<>();

    Trail(Topology topology) {
      this.topology = topology;
    }

    @Override
    public void packetInjected(int source, int destination, int flits, int tag, long cycle) {
      router.put(tag, topology.router(source));
      hops.put(tag, 0);
    }

    @Override
    public void flitGranted(int atRouter, int output, int tag, long cycle) {
      assertThat(router.get(tag)).isEqualTo(atRouter);
      if (output < Topology.FIRST_LOCAL) {
        router.put(tag, topology.neighbour(atRouter, output));
        hops.merge(tag, 1, Integer::sum);
      }
    }

    @Override
    public void headArrived(int source, int destination, int flits, int tag, long cycle) {
      assertThat(router.get(tag)).isEqualTo(topology.router(destination));
    }
  }

  @Property(tries = 400)
  void shouldTakeTheZeroLoadLatencyOfItsHops(
      @ForAll("networks") NetworkSpecification network,
      @ForAll @IntRange(max = 63) int from,
      @ForAll @IntRange(max = 63) int to) {
    int source = from % network.nodes();
    int destination = to % network.nodes();
    Trail trail = new Trail(network.topology());
    long[] arrival = new long[1];
    Network simulated =
        new VirtualChannelNetwork(network, (s, d, flits, tag, cycle) -> arrival[0] = cycle, trail);
    RandomTraffic.run(simulated, List.of(new Packet(source, destination, 1, 0, 0)));

    int hops = trail.hops.get(0);
    assertThat(arrival[0]).isEqualTo(network.router().zeroLoadLatency(hops));
    assertThat(simulated.counters().flitHops).isEqualTo(hops);
    switch (network.routing()) {
      case VALIANT, UP_DOWN ->
          assertThat(hops).isGreaterThanOrEqualTo(network.distance(source, destination));
      default -> assertThat(hops).isEqualTo(network.distance(source, destination));
    }
  }

  @Property(tries = 150)
  void shouldDeliverEveryPacketOnceAndWhole(
      @ForAll("networks") NetworkSpecification network, @ForAll long seed) {
    List<Packet> packets = RandomTraffic.packets(network, 250, seed);
    List<Packet> arrived = new ArrayList<>();
    int[] lastDestination = new int[1];
    long[] lastCycle = {-1};
    Network simulated =
        new VirtualChannelNetwork(
            network,
            (source, destination, flits, tag, cycle) -> {
              assertThat(cycle > lastCycle[0] || destination > lastDestination[0]).isTrue();
              lastCycle[0] = cycle;
              lastDestination[0] = destination;
              arrived.add(new Packet(source, destination, flits, tag, packets.get(tag).created()));
            });
    int classes = network.router().channelsOfClass().size();
    RandomTraffic.run(simulated, packets, p -> send(simulated, p, classes));
    assertThat(arrived).containsExactlyInAnyOrderElementsOf(packets);
    assertThat(simulated.counters().flits)
        .isEqualTo(packets.stream().mapToLong(Packet::flits).sum());
  }

  /** The ends of four nodes' links have numbers above those of the router's own inputs. */
  @Test
  void shouldDeliverWhenNodesOfAConcentratedMeshAreToldToStop() {
    RouterSpecification router =
        RouterSpecification.v8().toBuilder()
            .channelsOfClass(List.of(1))
            .creditDelay(0)
            .waitForTailCredit(false)
            .bufferDepth(5)
            .flowControl(new FlowControl.OnOff(4, 5))
            .build();
    shouldDeliverEveryPacketOnceAndWhole(
        NetworkSpecification.mesh(1, 1, router, 4, 1).withTopology(Topology.concentratedMesh(2, 4)),
        -2);
  }

  @Property(tries = 100)
  void shouldKeepTheOrderOfAFlowThatHasOneRouteAndOneChannel(
      @ForAll("networksOfOneRoute") NetworkSpecification any, @ForAll long seed) {
    NetworkSpecification network = withOneChannel(any);
    List<Packet> packets = RandomTraffic.packets(network, 250, seed);
    Map<List<Integer>, Integer> lastTag = new HashMap<>();
    Network simulated =
        new VirtualChannelNetwork(
            network,
            (source, destination, flits, tag, cycle) -> {
              Integer previous = lastTag.put(List.of(source, destination), tag);
              assertThat(previous == null || previous < tag).isTrue();
            });
    RandomTraffic.run(simulated, packets);
  }

  @Property(tries = 100)
  void shouldHaveTheSameResultWithAnObserver(
      @ForAll("networks") NetworkSpecification network, @ForAll long seed) {
    List<Packet> packets = RandomTraffic.packets(network, 150, seed);
    Network watched =
        new VirtualChannelNetwork(network, IGNORE, new PacketTimes(packets.size()).observer());
    Network alone = new VirtualChannelNetwork(network, IGNORE);
    RandomTraffic.run(watched, packets);
    RandomTraffic.run(alone, packets);
    assertThat(watched.counters()).usingRecursiveComparison().isEqualTo(alone.counters());
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

  private static NetworkSpecification withOneChannel(NetworkSpecification network) {
    return new NetworkSpecification(
        network.model(),
        network.topology(),
        network.routing(),
        network.router().toBuilder().channelsOfClass(List.of(1)).build(),
        network.flitBytes(),
        network.cyclesPerCoreCycle(),
        network.seed(),
        network.faults(),
        true);
  }

  @Provide
  Arbitrary<NetworkSpecification> networks() {
    return RandomNetworks.networks();
  }

  /**
   * With several channel classes a packet chooses among them on its first and last link. These are
   * chosen here: a property that refuses too many of its tries fails.
   */
  @Provide
  Arbitrary<NetworkSpecification> networksOfOneRoute() {
    return RandomNetworks.networks().filter(network -> hasOneRoute(network.relation()));
  }

  private static boolean hasOneRoute(RoutingRelation relation) {
    return relation.isDeterministic()
        && relation.initialStates(0, 0).length == 1
        && relation.channelClasses() == 1;
  }
}
