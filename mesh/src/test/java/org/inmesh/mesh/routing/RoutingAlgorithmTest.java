package org.inmesh.mesh.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.FaultyTopology;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.Topology.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoutingAlgorithmTest {
  private static final List<Topology> TOPOLOGIES =
      List.of(
          Topology.mesh(5, 4),
          Topology.mesh(1, 6),
          Topology.mesh(2, 5),
          Topology.mesh(1, 1),
          Topology.concentratedMesh(8, 6),
          new Topology(Shape.MESH, 6, 3, 2, 1),
          Topology.torus(5, 4),
          Topology.torus(2, 3),
          Topology.torus(1, 7),
          Topology.torus(6, 1),
          new Topology(Shape.TORUS, 8, 10, 2, 2),
          Topology.ring(4, 3),
          Topology.ring(3, 3),
          Topology.ring(2, 1));

  private static final Set<RoutingAlgorithm> ON_MESHES_ONLY =
      EnumSet.of(
          RoutingAlgorithm.WEST_FIRST,
          RoutingAlgorithm.NORTH_LAST,
          RoutingAlgorithm.NEGATIVE_FIRST,
          RoutingAlgorithm.ODD_EVEN);

  static Stream<Arguments> relations() {
    List<Arguments> all = new ArrayList<>();
    for (Topology topology : TOPOLOGIES) {
      for (RoutingAlgorithm algorithm : RoutingAlgorithm.values()) {
        if (topology.shape() == Shape.MESH || !ON_MESHES_ONLY.contains(algorithm)) {
          all.add(Arguments.of(topology, algorithm));
        }
      }
    }
    return all.stream();
  }

  /** Whether the algorithm takes no way longer than the shortest. */
  private static boolean isMinimal(RoutingAlgorithm algorithm, Topology topology) {
    return switch (algorithm) {
      case VALIANT -> false;
      case UP_DOWN -> topology.shape() == Shape.MESH;
      default -> true;
    };
  }

  @ParameterizedTest
  @MethodSource("relations")
  void shouldLeadEveryPacketToItsDestination(Topology topology, RoutingAlgorithm algorithm) {
    RoutingRelation relation = algorithm.relation(topology, Faults.NONE);
    FaultyTopology links = new FaultyTopology(topology, Faults.NONE);
    for (int destination = 0; destination < topology.routers(); destination++) {
      Walks walks = new Walks(links, relation, destination, (place, port, channelClass) -> {});
      for (int source = 0; source < topology.routers(); source++) {
        int distance = topology.routerDistance(source, destination);
        for (int state : relation.initialStates(source, destination)) {
          int longest = walks.longest(source, state);
          if (algorithm == RoutingAlgorithm.VALIANT) {
            // The state of a two-phase route is the intermediate router.
            assertThat(longest)
                .isEqualTo(
                    topology.routerDistance(source, state)
                        + topology.routerDistance(state, destination));
          } else if (isMinimal(algorithm, topology)) {
            assertThat(longest).isEqualTo(distance);
          } else {
            assertThat(longest).isGreaterThanOrEqualTo(distance);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RoutingAlgorithm.class,
      names = {"WEST_FIRST", "NORTH_LAST", "NEGATIVE_FIRST", "ODD_EVEN"})
  void shouldRefuseRingsWhereTurnsLeaveCycles(RoutingAlgorithm algorithm) {
    assertThatThrownBy(() -> algorithm.relation(Topology.torus(4, 4), Faults.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            algorithm.label()
                + " routes on meshes only, not on a 4x4 torus: its turns leave cycles through"
                + " closed rings; minimal-adaptive and up-down adapt there");
  }

  @Test
  void shouldRefuseTablesThatWouldBeTooLarge() {
    assertThatThrownBy(
            () -> RoutingAlgorithm.UP_DOWN.relation(Topology.mesh(256, 128), Faults.NONE))
        .hasMessage(
            "up-down needs a table for every pair of routers: at most 16384 routers, not 32768");
  }
}
