package org.inmesh.mesh.traffic;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Several patterns, each of which has a part of the packets. A node that sends nothing in one of
 * them sends so much less.
 *
 * @param parts at least one
 */
public record PatternMixture(List<Part> parts) implements TrafficPattern {

  /**
   * A pattern of the mixture.
   *
   * @param weight the pattern's part of the packets, in proportion to the others' weights, finite,
   *     above 0
   */
  public record Part(TrafficPattern pattern, double weight) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the weight is out of range
     */
    public Part {
      Objects.requireNonNull(pattern);
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a pattern's weight is above 0, not " + weight);
      }
    }
  }

  /**
   * Checks that there is a pattern.
   *
   * @throws IllegalArgumentException if there is none
   */
  public PatternMixture {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a mixture needs a pattern");
    }
  }

  /** The patterns with their weights: {@code uniform*0.7+transpose*0.3}. */
  @Override
  public String label() {
    return parts.stream()
        .map(part -> part.pattern().label() + "*" + part.weight())
        .collect(Collectors.joining("+"));
  }

  @Override
  public int destination(int source, NetworkSpecification mesh, RandomGenerator random) {
    double rest = random.nextDouble() * weight(source, mesh);
    Part chosen = null;
    for (Part part : parts) {
      double weight = part.weight() * part.pattern().share(source, mesh);
      if (weight > 0) {
        // Rounding may leave a rest behind the last one.
        chosen = part;
        rest -= weight;
        if (rest < 0) {
          break;
        }
      }
    }
    if (chosen == null) {
      throw new IllegalArgumentException("node " + source + " sends nothing in " + label());
    }
    return chosen.pattern().destination(source, mesh, random);
  }

  private double weight(int source, NetworkSpecification mesh) {
    double weight = 0;
    for (Part part : parts) {
      weight += part.weight() * part.pattern().share(source, mesh);
    }
    return weight;
  }

  @Override
  public double share(int source, NetworkSpecification mesh) {
    double total = 0;
    for (Part part : parts) {
      total += part.weight();
    }
    return weight(source, mesh) / total;
  }

  @Override
  public Optional<String> obstacle(NetworkSpecification mesh) {
    return parts.stream()
        .map(part -> part.pattern().obstacle(mesh))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
