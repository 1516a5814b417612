package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.fidelity.DeadlockCheck;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.TopologyKind;

/** What holds in networks of flits that are asked for far more than they can carry. */
class HeavyLoadPropertiesTest {
  private static final long LONGEST = 200_000;

  /**
   * Follows every flit from the grants alone. Between two routers there can be no more flits than
   * the receiving input has places, and no fewer than none.
   */
  private static final class FlitCount implements NetworkObserver {
    final Topology topology;
    final int placesOfAnInput;

    /** By packet: the links it has crossed, in their order. */
    final Map<Integer, List<Integer>> ways = new HashMap<>();

    /** By packet and place on its way: flits granted. */
    final Map<Integer, List<Integer>> granted = new HashMap<>();

    /** By link, router and output: flits sent and not granted on by the next router. */
    final Map<Integer, Integer> between = new HashMap<>();

    long left;

    FlitCount(NetworkSpecification network) {
      topology = network.topology();
      placesOfAnInput = network.router().channels() * network.bufferDepth();
    }

    @Override
    public void packetInjected(int source, int destination, int flits, int tag, long cycle) {
      ways.put(tag, new ArrayList<>());
      granted.put(tag, new ArrayList<>());
    }

    @Override
    public void flitGranted(int router, int output, int tag, long cycle) {
      int link = router << 8 | output;
      List<Integer> way = ways.get(tag);
      List<Integer> counts = granted.get(tag);
      int place = way.indexOf(link);
      if (place < 0) {
        place = way.size();
        way.add(link);
        counts.add(0);
      }
      counts.set(place, counts.get(place) + 1);
      if (place > 0) {
        int before = way.get(place - 1);
        assertThat(topology.neighbour(before >> 8, before & 0xFF)).isEqualTo(router);
        // No flit comes out of a router that has not gone in.
        assertThat(counts.get(place)).isLessThanOrEqualTo(counts.get(place - 1));
        between.merge(before, -1, Integer::sum);
      }
      if (output < Topology.FIRST_LOCAL) {
        assertThat(between.merge(link, 1, Integer::sum)).isLessThanOrEqualTo(placesOfAnInput);
      } else {
        left++;
      }
    }
  }

  /**
   * Each node at once has so many packets to send: long ones, to anywhere or all half way across,
   * which fills the links that close rings.
   */
  private static List<Packet> burst(NetworkSpecification network, int each, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean across = random.nextBoolean();
    int nodes = network.nodes();
    int halfWay = network.columns() / 2 + network.columns() * (network.rows() / 2);
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      for (int source = 0; source < nodes; source++) {
        int destination = across ? (source + halfWay) % nodes : random.nextInt(nodes);
        packets.add(new Packet(source, destination, 1 + random.nextInt(20), packets.size(), 0));
      }
    }
    return packets;
  }

  private static void send(Network network, List<Packet> packets) {
    int classes = network.specification().router().channelsOfClass().size();
    for (Packet packet : packets) {
      network.send(
          packet.source(),
          packet.destination(),
          packet.flits(),
          packet.tag() % classes,
          packet.tag(),
          0);
    }
  }

  @Property(tries = 120)
  void shouldNeverDeadlockIfTheCheckAdmitsIt(
      @ForAll("networks") NetworkSpecification network, @ForAll long seed) {
    Assume.that(DeadlockCheck.obstacle(network).isEmpty());
    List<Packet> packets = burst(network, 25, seed);
    boolean[] arrived = new boolean[packets.size()];
    Network simulated =
        Networks.create(
            network,
            (source, destination, flits, tag, cycle) -> {
              assertThat(arrived[tag]).isFalse();
              assertThat(packets.get(tag))
                  .isEqualTo(new Packet(source, destination, flits, tag, 0));
              arrived[tag] = true;
            });
    send(simulated, packets);
    for (long cycle = 0; !simulated.isQuiet(); cycle++) {
      // A deadlock would be reported by an exception, a packet that starves by the limit.
      simulated.step(cycle);
      assertThat(cycle).isLessThan(LONGEST);
    }
    long unroutable = simulated.counters().unroutable;
    assertThat(simulated.counters().packets).isEqualTo(packets.size() - unroutable);
    if (network.faults().isNone()) {
      assertThat(unroutable).isZero();
    }
  }

  /** Those of one channel without virtual channels too: {@link WormholeNetwork} simulates them. */
  @Property(tries = 70)
  void shouldNeitherLoseNorInventFlitsNorOverfillBuffers(
      @ForAll("networks") NetworkSpecification any,
      @ForAll boolean wormhole,
      @ForAll @IntRange(min = 1, max = 5) int depth,
      @ForAll long seed) {
    NetworkSpecification network =
        wormhole
            ? NetworkSpecification.wormhole(any.columns(), any.rows(), 1 + depth, depth, 4, 1)
            : any;
    // A way that crosses a link twice cannot be told from the grants.
    Assume.that(network.routing() != RoutingAlgorithm.VALIANT);
    Assume.that(DeadlockCheck.obstacle(network).isEmpty());
    assertThat(WormholeNetwork.suits(network)).isEqualTo(wormhole || network.router().isWormhole());
    List<Packet> packets = burst(network, 8, seed);
    FlitCount count = new FlitCount(network);
    long[] arrivedFlits = new long[1];
    Network simulated =
        Networks.create(
            network,
            (source, destination, flits, tag, cycle) -> {
              arrivedFlits[0] += flits;
              assertThat(count.granted.get(tag)).containsOnly(flits);
            },
            count);
    send(simulated, packets);
    for (long cycle = 0; !simulated.isQuiet(); cycle++) {
      simulated.step(cycle);
      assertThat(arrivedFlits[0]).isLessThanOrEqualTo(count.left);
      assertThat(count.between.values()).allMatch(flits -> flits >= 0);
      assertThat(cycle).isLessThan(LONGEST);
    }
    assertThat(count.between.values()).allMatch(flits -> flits == 0);
    assertThat(count.left).isEqualTo(arrivedFlits[0]).isEqualTo(simulated.counters().flits);
  }

  /** Of all shapes, routings and routers, some with faults; whether they can deadlock is open. */
  @Provide
  Arbitrary<NetworkSpecification> networks() {
    return Combinators.combine(
            Arbitraries.of(TopologyKind.values()),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(RoutingAlgorithm.values()),
            RandomRouters.routers(),
            Arbitraries.integers().between(0, 2),
            Arbitraries.longs())
        .as(HeavyLoadPropertiesTest::network)
        .filter(n -> n.routing().obstacle(n.topology(), n.faults()).isEmpty());
  }

  private static NetworkSpecification network(
      TopologyKind kind,
      int halfColumns,
      int halfRows,
      RoutingAlgorithm routing,
      RouterSpecification router,
      int deadLinks,
      long seed) {
    int odd = kind == TopologyKind.CONCENTRATED_MESH ? 0 : 1;
    Topology topology = kind.of(2 * halfColumns, 2 * halfRows + odd);
    Faults faults =
        topology.routers() < 6
            ? Faults.NONE
            : Faults.draw(topology, deadLinks, deadLinks / 2, seed);
    boolean exists = routing.obstacle(topology, faults).isEmpty();
    int fewest = exists ? routing.relation(topology, faults).channelClasses() : 1;
    // As few channels as will do get into trouble first.
    List<Integer> channels =
        (seed & 1) == 0
            ? List.of(fewest)
            : router.channelsOfClass().stream().map(more -> fewest - 1 + more).toList();
    return new NetworkSpecification(
        Model.FLIT,
        topology,
        routing,
        router.toBuilder().channelsOfClass(channels).build(),
        4,
        1,
        seed,
        faults,
        false);
  }
}
