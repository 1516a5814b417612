package org.inmesh.bench.traffic;

import java.util.SplittableRandom;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.routing.Candidates;
import org.inmesh.mesh.routing.RoutingRelation;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.traffic.TrafficPattern;

/**
 * How a traffic pattern spreads over the channels of a network, by sending packets one at a time
 * along their routes, without simulating anything. No network can take more than a load that
 * occupies its busiest channel in every cycle (Dally and Towles 2004, section 3.3.1: ideal
 * throughput). Where routes or destinations are drawn by lot, this is an estimate, and a little
 * low, because the busiest channel of a sample is one that had luck.
 */
final class ChannelLoad {
  private static final int PACKETS = 1 << 18;
  private static final int LEAST_PACKETS_OF_NODE = 16;
  private static final int MOST_PACKETS_OF_NODE = 1 << 11;

  /** Nobody's seed: estimates differ only if network or pattern do. */
  private static final long SEED = 1;

  private final NetworkSpecification network;
  private final TrafficPattern pattern;
  private final Topology topology;
  private final RoutingRelation routing;
  private final SplittableRandom random = new SplittableRandom(SEED);

  /** Links crossed by a packet of weight 1 for each node, by router and port. */
  private final double[] links;

  /** Packets for each node. */
  private final double[] arrivals;

  /**
   * Follows some packets of every node.
   *
   * @param pattern has a meaning on the network
   */
  ChannelLoad(NetworkSpecification network, TrafficPattern pattern) {
    this.network = network;
    this.pattern = pattern;
    topology = network.topology();
    routing = network.relation();
    links = new double[topology.routers() * Topology.FIRST_LOCAL];
    arrivals = new double[network.nodes()];
    int packets =
        Math.clamp(PACKETS / network.nodes(), LEAST_PACKETS_OF_NODE, MOST_PACKETS_OF_NODE);
    for (int node = 0; node < network.nodes(); node++) {
      double share = pattern.share(node, network);
      for (int packet = 0; share > 0 && packet < packets; packet++) {
        follow(node, share / packets);
      }
    }
  }

  private void follow(int source, double weight) {
    int destination = pattern.destination(source, network, random);
    int router = topology.router(source);
    int goal = topology.router(destination);
    if (!routing.isRoutable(router, goal)) {
      return;
    }
    int input = topology.localPort(source);
    int inputClass = 0;
    int state = routing.initialState(router, goal, random.nextLong());
    // For ways round what is dead; even two minimal routes one after the other are half of it.
    int limit = 4 * (topology.routerColumns() + topology.routerRows());
    arrivals[destination] += weight;
    state = routing.arrivedState(router, goal, state);
    while (!routing.endsAt(router, goal, state) && limit-- > 0) {
      long output = anyOf(routing.candidates(router, input, inputClass, goal, state));
      if (output == Candidates.EMPTY) {
        return;
      }
      int port = Candidates.port(output);
      links[router * Topology.FIRST_LOCAL + port] += weight;
      router = topology.neighbour(router, port);
      input = port ^ 1;
      inputClass = Candidates.channelClass(output);
      state = routing.arrivedState(router, goal, state);
    }
  }

  /** One of the candidates that are no escapes, if there are such, each equally probable. */
  private long anyOf(long candidates) {
    long chosen = candidates;
    int count = 0;
    for (long rest = candidates; rest != Candidates.EMPTY; rest = Candidates.rest(rest)) {
      if (!Candidates.isEscape(rest) && random.nextInt(++count) == 0) {
        chosen = rest;
      }
    }
    return chosen;
  }

  /**
   * The load at which the busiest channel, those from the nodes and to them included, would carry a
   * flit in every cycle, flits per node and cycle.
   */
  double capacity() {
    double busiest = 0;
    for (double link : links) {
      busiest = Math.max(busiest, link);
    }
    for (int node = 0; node < network.nodes(); node++) {
      busiest = Math.max(busiest, Math.max(arrivals[node], pattern.share(node, network)));
    }
    return 1 / busiest;
  }
}
