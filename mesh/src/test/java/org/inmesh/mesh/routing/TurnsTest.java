package org.inmesh.mesh.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.FaultyTopology;
import org.inmesh.mesh.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The turns of adaptive routes on a mesh, east being x+ and north y+. */
class TurnsTest {
  private static final Topology MESH = Topology.mesh(6, 5);
  private static final String DIRECTIONS = "EWNS";

  /** All changes of direction, such as EN, in columns of this parity. */
  private static Set<String> turns(RoutingAlgorithm algorithm, int parity) {
    RoutingRelation relation = algorithm.relation(MESH, Faults.NONE);
    Set<String> turns = new TreeSet<>();
    for (int destination = 0; destination < MESH.routers(); destination++) {
      Walks walks =
          new Walks(
              new FaultyTopology(MESH, Faults.NONE),
              relation,
              destination,
              (place, port, channelClass) -> {
                int before = place.inputPort() ^ 1;
                boolean counts = MESH.routerColumn(place.router()) % 2 == parity;
                if (place.inputPort() < Topology.FIRST_LOCAL && before != port && counts) {
                  turns.add("" + DIRECTIONS.charAt(before) + DIRECTIONS.charAt(port));
                }
              });
      for (int source = 0; source < MESH.routers(); source++) {
        walks.longest(source, 0);
      }
    }
    return turns;
  }

  @ParameterizedTest
  @CsvSource({
    "XY, EN ES WN WS",
    "YX, NE NW SE SW",
    "WEST_FIRST, EN ES NE SE WN WS",
    "NORTH_LAST, EN ES SE SW WN WS",
    "NEGATIVE_FIRST, EN NE SE SW WN WS",
    "UP_DOWN, EN NE SE SW WN WS"
  })
  void shouldMakeTheTurnsOfTheModelAndNoOther(RoutingAlgorithm algorithm, String turns) {
    assertThat(turns(algorithm, 0)).isEqualTo(turns(algorithm, 1));
    assertThat(turns(algorithm, 0)).containsExactly(turns.split(" "));
  }

  @Test
  void shouldTurnByTheColumnInOddEvenRouting() {
    assertThat(turns(RoutingAlgorithm.ODD_EVEN, 0))
        .containsExactly("NE", "NW", "SE", "SW", "WN", "WS");
    assertThat(turns(RoutingAlgorithm.ODD_EVEN, 1))
        .containsExactly("EN", "ES", "NE", "SE", "WN", "WS");
  }
}
