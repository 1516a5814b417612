package org.inmesh.mesh.traffic;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Uniform traffic of which a part goes to a few nodes (Pfister and Norton 1985). With weight 1 all
 * goes there: the {@code hotspot} of BookSim 2 with equal rates.
 *
 * @param nodes the hot ones; at least one
 * @param rates how hot each of them is, in proportion to the others, finite, above 0; as many as
 *     nodes
 * @param weight the part of the packets that goes to them, 0 to 1; the others go to any node, the
 *     hot ones and the source included
 */
public record HotSpot(List<Integer> nodes, List<Double> rates, double weight)
    implements TrafficPattern {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if there is no node, or a rate or the weight is out of range
   */
  public HotSpot {
    nodes = List.copyOf(nodes);
    rates = List.copyOf(rates);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a hot spot needs a node");
    }
    if (rates.size() != nodes.size()) {
      throw new IllegalArgumentException(
          "a hot spot needs a rate for each of its %d nodes, not %d"
              .formatted(nodes.size(), rates.size()));
    }
    for (double rate : rates) {
      if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a hot node's rate is above 0, not " + rate);
      }
    }
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException("a hot spot's weight is from 0 to 1, not " + weight);
    }
  }

  /** All nodes equally hot. */
  public HotSpot(List<Integer> nodes, double weight) {
    this(nodes, Collections.nCopies(nodes.size(), 1.0), weight);
  }

  /** As the command line has it: {@code hotspot:27,36:0.2}, {@code hotspot:27=2.0,36=1.0:0.2}. */
  @Override
  public String label() {
    String list =
        IntStream.range(0, nodes.size())
            .mapToObj(i -> isEven() ? "" + nodes.get(i) : nodes.get(i) + "=" + rates.get(i))
            .collect(Collectors.joining(","));
    return "hotspot:" + list + ":" + weight;
  }

  @Override
  public int destination(int source, NetworkSpecification mesh, RandomGenerator random) {
    return random.nextDouble() < weight
        ? hotNode(random)
        : SyntheticPattern.UNIFORM.destination(source, mesh, random);
  }

  private boolean isEven() {
    for (Double rate : rates) {
      if (!rate.equals(rates.getFirst())) {
        return false;
      }
    }
    return true;
  }

  private static double sum(List<Double> rates) {
    double sum = 0;
    for (double rate : rates) {
      sum += rate;
    }
    return sum;
  }

  private int hotNode(RandomGenerator random) {
    if (isEven()) {
      return nodes.get(random.nextInt(nodes.size()));
    }
    double rest = random.nextDouble() * sum(rates);
    int place = 0;
    // Rounding may leave a rest behind the last one.
    while (place < nodes.size() - 1 && rest >= rates.get(place)) {
      rest -= rates.get(place);
      place++;
    }
    return nodes.get(place);
  }

  @Override
  public Optional<String> obstacle(NetworkSpecification mesh) {
    return nodes.stream()
        .filter(node -> node < 0 || node >= mesh.nodes())
        .findFirst()
        .map(node -> "there is no node %d among %d".formatted(node, mesh.nodes()));
  }
}
