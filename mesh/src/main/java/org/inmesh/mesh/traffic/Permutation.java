package org.inmesh.mesh.traffic;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Every node sends to one node of its own.
 *
 * @param label for tables
 * @param destinations by source; every node exactly once
 */
public record Permutation(String label, List<Integer> destinations) implements TrafficPattern {

  /**
   * Checks that this is a permutation.
   *
   * @throws IllegalArgumentException if a destination is missing or out of range
   */
  public Permutation {
    destinations = List.copyOf(destinations);
    BitSet seen = new BitSet(destinations.size());
    for (int destination : destinations) {
      if (destination < 0 || destination >= destinations.size() || seen.get(destination)) {
        throw new IllegalArgumentException(
            "not a permutation of %d nodes: %s".formatted(destinations.size(), destinations));
      }
      seen.set(destination);
    }
  }

  @Override
  public int destination(int source, NetworkSpecification mesh, RandomGenerator random) {
    return destinations.get(source);
  }

  @Override
  public Optional<String> obstacle(NetworkSpecification mesh) {
    return destinations.size() == mesh.nodes()
        ? Optional.empty()
        : Optional.of(
            "%s is a permutation of %d nodes, the mesh has %d"
                .formatted(label, destinations.size(), mesh.nodes()));
  }
}
