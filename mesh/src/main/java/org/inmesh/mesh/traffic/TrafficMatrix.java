package org.inmesh.mesh.traffic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.inmesh.mesh.NetworkSpecification;

/**
 * How much each node sends to each other, as weights: a node's share of the load is that of its
 * weights in all of them, and each of its packets goes to a destination with a probability in
 * proportion to the weight. The offered load is the mean over all nodes.
 */
public final class TrafficMatrix implements TrafficPattern {
  private final String label;
  private final int nodes;
  private final double total;

  /** By source: destinations with a weight, ascending. */
  private final int[][] destinations;

  /** By source: sums of the weights up to and with each of those destinations. */
  private final double[][] sums;

  /**
   * What one node sends to another.
   *
   * @param weight relative to the other flows, finite, at least 0
   */
  public record Flow(int source, int destination, double weight) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public Flow {
      if (source < 0 || destination < 0 || !(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "flow from %d to %d of weight %s".formatted(source, destination, weight));
      }
    }
  }

  /**
   * A matrix in which what is not named is 0.
   *
   * @param label for tables
   * @param flows in any order; weights of the same pair add up
   * @throws IllegalArgumentException if all weights are 0
   */
  public TrafficMatrix(String label, List<Flow> flows) {
    this.label = label;
    List<Flow> positive = flows.stream().filter(flow -> flow.weight() > 0).toList();
    total = positive.stream().mapToDouble(Flow::weight).sum();
    if (!(total > 0 && total < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the weights of a traffic matrix sum up to " + total);
    }
    nodes =
        1
            + positive.stream()
                .mapToInt(flow -> Math.max(flow.source(), flow.destination()))
                .max()
                .orElseThrow();
    destinations = new int[nodes][0];
    sums = new double[nodes][0];
    positive.stream().sorted(Comparator.comparingInt(Flow::destination)).forEach(this::append);
  }

  private void append(Flow flow) {
    int source = flow.source();
    int size = destinations[source].length;
    destinations[source] = Arrays.copyOf(destinations[source], size + 1);
    destinations[source][size] = flow.destination();
    sums[source] = Arrays.copyOf(sums[source], size + 1);
    sums[source][size] = sum(source, size) + flow.weight();
  }

  /** The sum of the first weights of a source. */
  private double sum(int source, int count) {
    return count == 0 ? 0 : sums[source][count - 1];
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public int destination(int source, NetworkSpecification mesh, RandomGenerator random) {
    double[] row = sums[source];
    int place = Arrays.binarySearch(row, random.nextDouble() * row[row.length - 1]);
    // A sum that is met exactly belongs to the next destination.
    return destinations[source][Math.min(place >= 0 ? place + 1 : -place - 1, row.length - 1)];
  }

  @Override
  public double share(int source, NetworkSpecification mesh) {
    return source < nodes ? sum(source, sums[source].length) / total * mesh.nodes() : 0;
  }

  @Override
  public Optional<String> obstacle(NetworkSpecification mesh) {
    return nodes <= mesh.nodes()
        ? Optional.empty()
        : Optional.of(
            "%s has traffic of node %d, the mesh has %d nodes"
                .formatted(label, nodes - 1, mesh.nodes()));
  }
}
