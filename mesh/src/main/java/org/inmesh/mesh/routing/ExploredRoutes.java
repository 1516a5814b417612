package org.inmesh.mesh.routing;

import java.util.Arrays;
import org.inmesh.mesh.topology.Topology;

/**
 * All that packets of a relation without states can do: every router they can come to on the way to
 * every destination is visited, once for each channel by which they can come.
 *
 * <p>A channel is all virtual channels of a class on a link. It has two numbers: at the router that
 * it leaves, four times the port plus the class, 0 to 15; in the network, sixteen times the router
 * that it leads to, plus four times the port there, plus the class.
 */
final class ExploredRoutes {
  /** Channels into a router, and out of it. */
  static final int CHANNELS = LiveLinks.PORTS * 4;

  private static final int CLASS_SHIFT = 2;
  private static final int CLASS_MASK = 3;
  private static final int SHIFT = Integer.numberOfTrailingZeros(CHANNELS);

  private final RoutingRelation relation;
  private final LiveLinks links;

  /**
   * By channel: the channels out of the router it leads to that packets in it may wait for, a bit
   * each.
   */
  final char[] waitsFor;

  /** By router: the channels out of it by which packets from it leave, a bit each. */
  final char[] first;

  /** By router: the channels into it by which packets to it arrive, a bit each. */
  final char[] last;

  private final char[] visited;
  private final int[] toVisit;
  private int visits;

  ExploredRoutes(RoutingRelation relation, LiveLinks links) {
    this.relation = relation;
    this.links = links;
    int routers = links.routers();
    waitsFor = new char[routers << SHIFT];
    first = new char[routers];
    last = new char[routers];
    visited = new char[routers];
    toVisit = new int[routers << SHIFT];
    for (int destination = 0; destination < routers; destination++) {
      explore(destination);
    }
  }

  /** The number in the network of a channel into a router. */
  static int channelInto(int router, int channelThere) {
    return router << SHIFT | channelThere;
  }

  /** The router that a channel leads to. */
  static int router(int channel) {
    return channel >> SHIFT;
  }

  /** The port of the router that a channel leads to, or that it leaves, if numbered there. */
  static int port(int channel) {
    return (channel & CHANNELS - 1) >> CLASS_SHIFT;
  }

  static int channelClass(int channel) {
    return channel & CLASS_MASK;
  }

  /** The number in the network of a channel out of a router. */
  static int channelOutOf(LiveLinks links, int router, int channelThere) {
    int next = links.neighbour(router, port(channelThere));
    // Output p feeds input p xor 1.
    return channelInto(next, channelThere ^ 1 << CLASS_SHIFT);
  }

  private void explore(int destination) {
    Arrays.fill(visited, (char) 0);
    for (int source = 0; source < links.routers(); source++) {
      if (source != destination && relation.isRoutable(source, destination)) {
        long candidates = relation.candidates(source, Topology.FIRST_LOCAL, 0, destination, 0);
        first[source] |= goOn(source, candidates);
      }
    }
    while (visits > 0) {
      int channel = toVisit[--visits];
      int router = router(channel);
      if (router != destination) {
        long candidates =
            relation.candidates(router, port(channel), channelClass(channel), destination, 0);
        waitsFor[channel] |= goOn(router, candidates);
      }
    }
    last[destination] |= visited[destination];
  }

  /**
   * Notes that packets come to the next routers.
   *
   * @return the channels out of this router that they take, a bit each
   */
  private char goOn(int router, long candidates) {
    int outputs = 0;
    for (long left = candidates; left != Candidates.EMPTY; left = Candidates.rest(left)) {
      int there = Candidates.port(left) << CLASS_SHIFT | Candidates.channelClass(left);
      int channel = channelOutOf(links, router, there);
      int next = router(channel);
      int bit = 1 << (channel & CHANNELS - 1);
      outputs |= 1 << there;
      if ((visited[next] & bit) == 0) {
        visited[next] |= (char) bit;
        toVisit[visits++] = channel;
      }
    }
    return (char) outputs;
  }
}
