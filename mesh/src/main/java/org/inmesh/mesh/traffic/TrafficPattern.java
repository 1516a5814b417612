package org.inmesh.mesh.traffic;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.inmesh.mesh.NetworkSpecification;

/** Where the packets of each node go, and how much each node sends. Immutable. */
public interface TrafficPattern {

  /** A short name, for tables. */
  String label();

  /**
   * The destination of a packet.
   *
   * @param random drawn from only where the pattern leaves something to chance
   */
  int destination(int source, NetworkSpecification mesh, RandomGenerator random);

  /**
   * The load of a node relative to the mean of all nodes: 1 where all send equally much, 0 for a
   * node that sends nothing.
   */
  default double share(int source, NetworkSpecification mesh) {
    return 1;
  }

  /** Why the pattern has no meaning on this mesh, or nothing if it has one. */
  Optional<String> obstacle(NetworkSpecification mesh);
}
