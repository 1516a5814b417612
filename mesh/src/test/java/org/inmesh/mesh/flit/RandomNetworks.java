package org.inmesh.mesh.flit;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.inmesh.mesh.FlowControl;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.RouterBuilder;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.routing.RoutingRelation;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.Topology.Shape;

/** Small networks of all shapes, with every routing that can be had on them. */
final class RandomNetworks {
  private RandomNetworks() {}

  static Arbitrary<Topology> topologies() {
    Arbitrary<Integer> sides = Arbitraries.integers().between(1, 4);
    Arbitrary<Integer> blocks = Arbitraries.integers().between(1, 2);
    return Combinators.combine(Arbitraries.of(Shape.values()), sides, sides, blocks, blocks)
        .as(
            (shape, columns, rows, blockColumns, blockRows) ->
                new Topology(
                    shape, columns * blockColumns, rows * blockRows, blockColumns, blockRows));
  }

  /**
   * Networks that cannot deadlock: {@link RoutingAlgorithm#XY_NO_DATELINE} is left out, and escapes
   * that can stand behind another packet.
   */
  static Arbitrary<NetworkSpecification> networks() {
    return Combinators.combine(
            topologies(),
            Arbitraries.of(RoutingAlgorithm.values()),
            RandomRouters.routers(),
            Arbitraries.longs())
        .as(RandomNetworks::network)
        .filter(network -> network.routing() != RoutingAlgorithm.XY_NO_DATELINE)
        .filter(network -> network.routing().obstacle(network.topology(), Faults.NONE).isEmpty())
        .filter(
            network ->
                network.router().waitForTailCredit()
                    || !network.relation().needsOnePacketPerBuffer());
  }

  private static NetworkSpecification network(
      Topology topology, RoutingAlgorithm routing, RouterSpecification router, long seed) {
    RouterBuilder builder = router.toBuilder();
    if (routing.obstacle(topology, Faults.NONE).isEmpty()) {
      RoutingRelation relation = routing.relation(topology, Faults.NONE);
      builder.channelsOfClass(
          router.channelsOfClass().stream()
              .map(count -> count + relation.channelClasses() - 1)
              .toList());
      if (relation.needsOnePacketPerBuffer()) {
        builder.flowControl(new FlowControl.Credits()).waitForTailCredit(true);
      }
    }
    return new NetworkSpecification(
        Model.FLIT, topology, routing, builder.build(), 4, 1, seed, Faults.NONE, true);
  }
}
