package org.inmesh.mesh.traffic;

import java.util.Objects;
import java.util.Optional;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Synthetic traffic. The same specification gives the same packets.
 *
 * @param pattern where packets go
 * @param process when they are created
 * @param sizes how long they are
 * @param load offered: flits per node and network cycle, mean over the nodes, at least 0
 * @param seed of the one generator that all chance comes from, {@link #GENERATOR}
 */
public record TrafficSpecification(
    TrafficPattern pattern, InjectionProcess process, PacketSizes sizes, double load, long seed) {

  /** The random number generator: that of {@link java.util.SplittableRandom}. */
  public static final String GENERATOR = "SplitMix64";

  /**
   * Checks the load.
   *
   * @throws IllegalArgumentException if it is not a number from 0
   */
  public TrafficSpecification {
    Objects.requireNonNull(pattern);
    Objects.requireNonNull(process);
    Objects.requireNonNull(sizes);
    if (!(load >= 0 && load < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("load must be at least 0, not " + load);
    }
  }

  /** Bernoulli traffic of packets of one length. */
  public static TrafficSpecification bernoulli(
      TrafficPattern pattern, double load, int flits, long seed) {
    return new TrafficSpecification(
        pattern, new InjectionProcess.Bernoulli(), PacketSizes.fixed(flits), load, seed);
  }

  /** The same traffic with another load. */
  public TrafficSpecification withLoad(double other) {
    return new TrafficSpecification(pattern, process, sizes, other, seed);
  }

  /**
   * The greatest load that this traffic can offer on a mesh: a node creates at most one packet in a
   * cycle.
   */
  public double maximumLoad(NetworkSpecification mesh) {
    double maximumShare = 0;
    for (int node = 0; node < mesh.nodes(); node++) {
      maximumShare = Math.max(maximumShare, pattern.share(node, mesh));
    }
    return sizes.mean() * process.activeShare() / maximumShare;
  }

  /** Why there can be no such traffic on this mesh, or nothing if there can. */
  public Optional<String> obstacle(NetworkSpecification mesh) {
    Optional<String> obstacle = pattern.obstacle(mesh);
    if (obstacle.isPresent()) {
      return obstacle;
    }
    double maximum = maximumLoad(mesh);
    return load <= maximum
        ? Optional.empty()
        : Optional.of("load must be from 0 to " + maximum + ", not " + load);
  }

  /** The probability that a node creates a packet in a cycle in which it may. */
  double probability(int node, NetworkSpecification mesh) {
    double packets = load * pattern.share(node, mesh) / sizes.mean();
    return Math.min(1, packets / process.activeShare());
  }
}
