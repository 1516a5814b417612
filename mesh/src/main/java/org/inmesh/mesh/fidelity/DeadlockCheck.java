package org.inmesh.mesh.fidelity;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  /** What is wrong with a network. */
  public enum Kind {
    /** The routing needs more virtual channels. */
    TOO_FEW_CHANNELS,

    /** A packet may not get to its escape channel. */
    BLOCKED_ESCAPES,

    /** Channels wait for each other in a circle. */
    CYCLE
  }

  /**
   * Why a network is refused.
   *
   * @param message what is wrong; of a cycle, the channels in it
   */
  public record Obstacle(Kind kind, String message) {}

  /**
   * Checks that the virtual channels suffice for the routing and, unless cycles are allowed, that
   * it cannot deadlock with them.
   *
   * @throws IllegalArgumentException if there are no such routes, too few channels, or a cycle,
   *     which the message shows
   */
  public static void check(NetworkSpecification specification) {
    obstacle(specification)
        .ifPresent(
            obstacle -> {
              throw new IllegalArgumentException(obstacle.message());
            });
  }

  /**
   * What {@link #check} would refuse, if anything.
   *
   * @throws IllegalArgumentException if there are no such routes
   */
  public static Optional<Obstacle> obstacle(NetworkSpecification specification) {
    if (isPlain(specification)) {
      return Optional.empty();
    }
    RoutingRelation relation = specification.relation();
    RouterSpecification router = specification.router();
    int fewest = Collections.min(router.channelsOfClass());
    if (fewest < relation.channelClasses()) {
      String message = "%s needs at least %d virtual channels for each message class, not %d";
      return Optional.of(
          new Obstacle(
              Kind.TOO_FEW_CHANNELS,
              String.format(
                  Locale.ROOT, message, routes(specification), relation.channelClasses(), fewest)));
    }
    if (specification.cyclesAllowed()) {
      return Optional.empty();
    }
    if (relation.needsOnePacketPerBuffer() && !router.waitForTailCredit()) {
      String message =
          routes(specification)
              + " can deadlock unless routers wait for the tail's credit: a head flit behind"
              + " another packet in a buffer cannot take its escape channel";
      return Optional.of(new Obstacle(Kind.BLOCKED_ESCAPES, message));
    }
    List<Channel> cycle =
        ChannelDependencies.cycle(
            specification.routing(), specification.topology(), specification.faults(), relation);
    if (cycle.isEmpty()) {
      return Optional.empty();
    }
    String message =
        routes(specification)
            + " can deadlock, as packets in each of these channels wait for the next: "
            + cycle.stream().map(Channel::toString).collect(Collectors.joining(" -> "))
            + " -> "
            + cycle.getFirst();
    return Optional.of(new Obstacle(Kind.CYCLE, message));
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
