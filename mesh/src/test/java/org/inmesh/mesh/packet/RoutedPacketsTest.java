package org.inmesh.mesh.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.packet.PacketRun.Grant;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.Topology.Shape;

/** The models without flits on all topologies, with all routings, with and without faults. */
class RoutedPacketsTest {

  @Provide
  Arbitrary<NetworkSpecification> networks() {
    Arbitrary<Topology> topologies =
        Combinators.combine(
                Arbitraries.of(Shape.values()),
                Arbitraries.integers().between(1, 5),
                Arbitraries.integers().between(1, 5),
                Arbitraries.of(1, 2))
            .as(
                (shape, columns, rows, block) ->
                    new Topology(shape, columns * block, rows * block, block, block));
    return Combinators.combine(
            topologies, Arbitraries.of(RoutingAlgorithm.values()), Arbitraries.longs())
        .filter((topology, routing, seed) -> routing.obstacle(topology, Faults.NONE).isEmpty())
        .as(
            (topology, routing, seed) ->
                new NetworkSpecification(
                    Model.FLIT,
                    topology,
                    routing,
                    RouterSpecification.v8(),
                    4,
                    1,
                    seed,
                    Faults.NONE,
                    true));
  }

  /** So far apart that they never meet. */
  private static List<Sent> lonely(NetworkSpecification network, int count, long seed) {
    Random random = new Random(seed);
    List<Sent> packets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int source = random.nextInt(network.nodes());
      int destination = random.nextInt(network.nodes());
      packets.add(new Sent(source, destination, 1 + random.nextInt(6), 500L * i));
    }
    return packets;
  }

  private static int[] outputs(List<Grant> grants) {
    return grants.stream().mapToInt(Grant::output).toArray();
  }

  @Property(tries = 100)
  void shouldTakeTheZeroLoadLatencyOfTheWayTaken(
      @ForAll("networks") NetworkSpecification network, @ForAll long seed) {
    List<Sent> packets = lonely(network, 20, seed);
    for (Model model : List.of(Model.PACKET, Model.IDEAL)) {
      PacketRun run = PacketRun.of(network.withModel(model), packets);
      for (int i = 0; i < packets.size(); i++) {
        Sent packet = packets.get(i);
        int links = run.grants.get(i).size() / packet.flits();
        int latency = network.router().zeroLoadLatency(links - 1) + packet.flits() - 1;
        assertThat(run.arrived[i]).isEqualTo(packet.created() + latency);
        assertLeadsThere(network.topology(), packet, run.grants.get(i));
      }
    }
  }

  /** Follows the heads: the first flit that each router grants. */
  private static void assertLeadsThere(Topology topology, Sent packet, List<Grant> grants) {
    int router = topology.router(packet.source());
    long cycle = -1;
    for (Grant grant : grants) {
      if (grant.router() == router && grant.cycle() > cycle + 1) {
        cycle = grant.cycle();
        if (grant.output() >= Topology.FIRST_LOCAL) {
          assertThat(topology.node(router, grant.output())).isEqualTo(packet.destination());
          return;
        }
        router = topology.neighbour(router, grant.output());
      }
    }
    throw new AssertionError("the way does not end: " + grants);
  }

  /** Routes by chance too: the flit model draws the same. */
  @Property(tries = 60)
  void shouldTakeTheWayOfTheFlitModelIfThereIsNoChoice(
      @ForAll("networks") NetworkSpecification network, @ForAll long seed) {
    if (!network.relation().isDeterministic()) {
      return;
    }
    List<Sent> packets = lonely(network, 20, seed);
    PacketRun flit = PacketRun.of(network, packets);
    for (Model model : List.of(Model.PACKET, Model.IDEAL)) {
      PacketRun run = PacketRun.of(network.withModel(model), packets);
      assertThat(run.arrived).isEqualTo(flit.arrived);
      for (int i = 0; i < packets.size(); i++) {
        if (packets.get(i).flits() == 1) {
          assertThat(outputs(run.grants.get(i))).isEqualTo(outputs(flit.grants.get(i)));
        }
      }
    }
  }

  @Property(tries = 60)
  void shouldGiveUpTheSamePacketsAsTheFlitModelWhereLinksAreDead(
      @ForAll("networks") NetworkSpecification network, @ForAll long seed) {
    if (network.topology().routers() < 4) {
      return;
    }
    Faults faults = Faults.draw(network.topology(), 1, 1, seed);
    if (network.routing().obstacle(network.topology(), faults).isPresent()) {
      return;
    }
    NetworkSpecification faulty = network.withFaults(faults);
    List<Sent> packets = lonely(faulty, 40, seed);
    PacketRun flit = PacketRun.of(faulty, packets);
    PacketRun packetwise = PacketRun.of(faulty.withModel(Model.PACKET), packets);
    PacketRun ideal = PacketRun.of(faulty.withModel(Model.IDEAL), packets);
    for (int i = 0; i < packets.size(); i++) {
      assertThat(packetwise.arrived[i] < 0).isEqualTo(flit.arrived[i] < 0);
      assertThat(ideal.arrived[i] < 0).isEqualTo(flit.arrived[i] < 0);
    }
    assertThat(packetwise.network.counters().unroutable)
        .isEqualTo(flit.network.counters().unroutable);
    assertThat(ideal.network.counters().unroutable).isEqualTo(flit.network.counters().unroutable);
  }
}
