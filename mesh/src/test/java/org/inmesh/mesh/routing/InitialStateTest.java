package org.inmesh.mesh.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.FaultyTopology;
import org.inmesh.mesh.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is drawn for a packet. The state of a two-phase route is the intermediate router. */
class InitialStateTest {

  private static int[] eighths(RoutingRelation relation, int source, int destination) {
    int[] states = new int[8];
    for (int i = 0; i < 8; i++) {
      states[i] = relation.initialState(source, destination, (long) i << 61);
    }
    return states;
  }

  @Test
  void shouldDrawTheIntermediateRouterFromAllAlike() {
    RoutingRelation valiant = RoutingAlgorithm.VALIANT.relation(Topology.mesh(4, 2), Faults.NONE);
    assertThat(eighths(valiant, 3, 5)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(valiant.initialStates(3, 5)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void shouldDrawTheIntermediateRouterFromTheRectangleBetween() {
    // Columns 0 to 3 and rows 0 to 1 of eight columns.
    RoutingRelation romm = RoutingAlgorithm.ROMM.relation(Topology.mesh(8, 4), Faults.NONE);
    assertThat(eighths(romm, 8, 3)).containsExactlyInAnyOrder(0, 1, 2, 3, 8, 9, 10, 11);
    assertThat(romm.initialStates(8, 3)).containsExactlyInAnyOrder(0, 1, 2, 3, 8, 9, 10, 11);
  }

  @Test
  void shouldDrawTheRectangleOfTheShorterWayRoundATorus() {
    // From (0,0) to (4,3) by x-, 0 to 4 of five columns, and y-, 0 to 3 of four rows.
    RoutingRelation romm = RoutingAlgorithm.ROMM.relation(Topology.torus(5, 4), Faults.NONE);
    assertThat(romm.initialStates(0, 19)).containsExactlyInAnyOrder(0, 4, 15, 19);
  }

  @Test
  void shouldDrawBothOrdersAlike() {
    RoutingRelation either = RoutingAlgorithm.O1TURN.relation(Topology.mesh(4, 4), Faults.NONE);
    long xFirst =
        Arrays.stream(eighths(either, 0, 15))
            .mapToLong(state -> either.candidates(0, Topology.FIRST_LOCAL, 0, 15, state))
            .filter(candidates -> candidates == Candidates.of(Topology.X_PLUS, 0))
            .count();
    long yFirst =
        Arrays.stream(eighths(either, 0, 15))
            .mapToLong(state -> either.candidates(0, Topology.FIRST_LOCAL, 0, 15, state))
            .filter(candidates -> candidates == Candidates.of(Topology.Y_PLUS, 1))
            .count();
    assertThat(xFirst).isEqualTo(4);
    assertThat(yFirst).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource(
      value = RoutingAlgorithm.class,
      names = {"VALIANT", "ROMM"})
  void shouldPassTheIntermediateRouterInTheFirstPhase(RoutingAlgorithm algorithm) {
    Topology torus = Topology.torus(4, 3);
    RoutingRelation relation = algorithm.relation(torus, Faults.NONE);
    FaultyTopology links = new FaultyTopology(torus, Faults.NONE);
    for (int source = 0; source < 12; source++) {
      for (int destination = 0; destination < 12; destination++) {
        for (int state : relation.initialStates(source, destination)) {
          Set<Integer> firstPhase = new HashSet<>();
          Set<Integer> secondPhase = new HashSet<>();
          Walks walks =
              new Walks(
                  links,
                  relation,
                  destination,
                  (place, port, channelClass) ->
                      // Two classes of each phase.
                      (channelClass < 2 ? firstPhase : secondPhase)
                          .add(torus.neighbour(place.router(), port)));
          walks.longest(source, state);
          assertThat(firstPhase.contains(state)).isEqualTo(state != source);
          assertThat(secondPhase.contains(destination)).isEqualTo(state != destination);
        }
      }
    }
  }
}
