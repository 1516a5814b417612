package org.inmesh.mesh.traffic;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.inmesh.mesh.NetworkSpecification;

/**
 * A pattern in which only some nodes send. One node and {@link SyntheticPattern#UNIFORM} make
 * one-to-all traffic. The offered load is still the mean over all nodes.
 *
 * @param sources nodes that send, each named once; at least one
 * @param pattern where their packets go
 */
public record FromSources(List<Integer> sources, TrafficPattern pattern) implements TrafficPattern {

  /**
   * Checks the sources.
   *
   * @throws IllegalArgumentException if there is none, or one is named twice
   */
  public FromSources {
    sources = List.copyOf(sources);
    if (sources.isEmpty() || sources.stream().distinct().count() != sources.size()) {
      throw new IllegalArgumentException("sources are named once each, at least one: " + sources);
    }
  }

  /** {@code from:0,7:uniform}. */
  @Override
  public String label() {
    return "from:%s:%s"
        .formatted(
            sources.stream().map(String::valueOf).collect(Collectors.joining(",")),
            pattern.label());
  }

  @Override
  public int destination(int source, NetworkSpecification mesh, RandomGenerator random) {
    return pattern.destination(source, mesh, random);
  }

  @Override
  public double share(int source, NetworkSpecification mesh) {
    if (!sources.contains(source)) {
      return 0;
    }
    double total = 0;
    for (int each : sources) {
      total += pattern.share(each, mesh);
    }
    return total == 0 ? 0 : pattern.share(source, mesh) / total * mesh.nodes();
  }

  @Override
  public Optional<String> obstacle(NetworkSpecification mesh) {
    return sources.stream()
        .filter(node -> node < 0 || node >= mesh.nodes())
        .findFirst()
        .map(node -> "there is no node %d among %d".formatted(node, mesh.nodes()))
        .or(() -> pattern.obstacle(mesh));
  }
}
