package org.inmesh.mesh.fidelity;

import java.util.List;
import java.util.stream.Collectors;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.routing.Channel;
import org.inmesh.mesh.routing.ChannelDependencies;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.routing.RoutingRelation;
import org.inmesh.mesh.topology.Topology.Shape;

/**
 * Refuses networks of flits whose packets can wait for each other in a circle. The other models
 * have buffers without bound, in which nothing can.
 */
public final class DeadlockCheck {
  private DeadlockCheck() {}

  /**
   * Checks that the virtual channels suffice for the routing and, unless cycles are allowed, that
   * it cannot deadlock with them.
   *
   * @throws IllegalArgumentException if there are no such routes, too few channels, or a cycle,
   *     which the message shows
   */
  public static void check(NetworkSpecification specification) {
    if (isPlain(specification)) {
      return;
    }
    RoutingRelation relation = specification.relation();
    RouterSpecification router = specification.router();
    for (int channels : router.channelsOfClass()) {
      if (channels < relation.channelClasses()) {
        throw new IllegalArgumentException(
            "%s needs at least %d virtual channels for each message class, not %d"
                .formatted(routes(specification), relation.channelClasses(), channels));
      }
    }
    if (specification.cyclesAllowed()) {
      return;
    }
    if (relation.needsOnePacketPerBuffer() && !router.waitForTailCredit()) {
      throw new IllegalArgumentException(
          routes(specification)
              + " can deadlock unless routers wait for the tail's credit: a head flit behind"
              + " another packet in a buffer cannot take its escape channel");
    }
    List<Channel> cycle =
        ChannelDependencies.cycle(
            specification.routing(), specification.topology(), specification.faults(), relation);
    if (!cycle.isEmpty()) {
      throw new IllegalArgumentException(
          routes(specification)
              + " can deadlock, as packets in each of these channels wait for the next: "
              + cycle.stream().map(Channel::toString).collect(Collectors.joining(" -> "))
              + " -> "
              + cycle.getFirst());
    }
  }

  /** Dimension order on a mesh needs one channel and has no cycle (Dally and Seitz 1987). */
  private static boolean isPlain(NetworkSpecification specification) {
    return specification.topology().shape() == Shape.MESH
        && specification.routing() == RoutingAlgorithm.XY
        && specification.faults().isNone();
  }

  private static String routes(NetworkSpecification specification) {
    return specification.routing().label() + " on a " + specification.topology().label();
  }
}
