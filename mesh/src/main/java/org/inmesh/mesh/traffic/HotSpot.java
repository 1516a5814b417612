package org.inmesh.mesh.traffic;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Uniform traffic of which a part goes to a few nodes (Pfister and Norton 1985). With weight 1 all
 * goes there: the {@code hotspot} of BookSim 2 with equal rates.
 *
 * @param nodes the hot ones, equally so; at least one
 * @param weight the part of the packets that goes to them, 0 to 1; the others go to any node, the
 *     hot ones and the source included
 */
public record HotSpot(List<Integer> nodes, double weight) implements TrafficPattern {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if there is no node, or the weight is out of range
   */
  public HotSpot {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a hot spot needs a node");
    }
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException("a hot spot's weight is from 0 to 1, not " + weight);
    }
  }

  /** As the command line has it: {@code hotspot:27,36:0.2}. */
  @Override
  public String label() {
    String list = nodes.stream().map(String::valueOf).collect(Collectors.joining(","));
    return "hotspot:" + list + ":" + weight;
  }

  @Override
  public int destination(int source, NetworkSpecification mesh, RandomGenerator random) {
    return random.nextDouble() < weight
        ? nodes.get(random.nextInt(nodes.size()))
        : SyntheticPattern.UNIFORM.destination(source, mesh, random);
  }

  @Override
  public Optional<String> obstacle(NetworkSpecification mesh) {
    return nodes.stream()
        .filter(node -> node < 0 || node >= mesh.nodes())
        .findFirst()
        .map(node -> "there is no node %d among %d".formatted(node, mesh.nodes()));
  }
}
