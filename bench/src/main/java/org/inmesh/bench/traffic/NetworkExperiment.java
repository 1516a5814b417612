package org.inmesh.bench.traffic;

import java.util.Objects;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.traffic.TrafficSpecification;

/**
 * A network under a kind of traffic, at one load. Experiments that differ in their load alone are
 * the points of one latency-throughput curve.
 *
 * @param router what the user calls the routers, for tables
 * @param network each measurement has one of its own, empty at first
 * @param traffic what is offered to it
 */
public record NetworkExperiment(
    String router, NetworkSpecification network, TrafficSpecification traffic) {

  /** Checks that nothing is missing. */
  public NetworkExperiment {
    Objects.requireNonNull(router);
    Objects.requireNonNull(network);
    Objects.requireNonNull(traffic);
  }

  /** The same network under the same kind of traffic at another load. */
  public NetworkExperiment withLoad(double load) {
    return new NetworkExperiment(router, network, traffic.withLoad(load));
  }
}
