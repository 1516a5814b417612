package org.inmesh.mesh.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.mesh.routing.UnroutablePairs.Pair;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.Faults.Link;
import org.inmesh.mesh.topology.FaultyTopology;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.Topology.Shape;

class FaultRoutingTest {

  private static BitSet connected(FaultyTopology topology, int router) {
    BitSet found = new BitSet();
    Deque<Integer> left = new ArrayDeque<>();
    if (topology.isAlive(router)) {
      found.set(router);
      left.add(router);
    }
    while (!left.isEmpty()) {
      int here = left.remove();
      for (int port = 0; port < Topology.FIRST_LOCAL; port++) {
        int next = topology.neighbour(here, port);
        if (next != Topology.NONE && !found.get(next)) {
          found.set(next);
          left.add(next);
        }
      }
    }
    return found;
  }

  /** Whether some route without faults uses only what works. */
  private static boolean survives(
      FaultyTopology links, RoutingRelation relation, Walks.Place place, int destination) {
    if (relation.endsAt(place.router(), destination, place.state())) {
      return true;
    }
    long left =
        relation.candidates(
            place.router(), place.inputPort(), place.inputClass(), destination, place.state());
    for (; left != Candidates.EMPTY; left = Candidates.rest(left)) {
      int port = Candidates.port(left);
      int next = links.neighbour(place.router(), port);
      if (next != Topology.NONE) {
        int state = relation.arrivedState(next, destination, place.state());
        int channelClass = Candidates.channelClass(left);
        if (survives(
            links, relation, new Walks.Place(next, port ^ 1, channelClass, state), destination)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean survives(
      FaultyTopology links, RoutingRelation relation, int source, int destination) {
    if (!links.isAlive(source) || !links.isAlive(destination)) {
      return false;
    }
    for (int state : relation.initialStates(source, destination)) {
      int arrived = relation.arrivedState(source, destination, state);
      Walks.Place start = new Walks.Place(source, Topology.FIRST_LOCAL, 0, arrived);
      if (survives(links, relation, start, destination)) {
        return true;
      }
    }
    return false;
  }

  @Property(tries = 150)
  void shouldConnectWhatItCanAndNeverTouchWhatIsDead(
      @ForAll RoutingAlgorithm algorithm,
      @ForAll Shape shape,
      @ForAll @IntRange(min = 3, max = 5) int columns,
      @ForAll @IntRange(min = 2, max = 4) int rows,
      @ForAll @IntRange(max = 4) int deadLinks,
      @ForAll @IntRange(max = 2) int deadRouters,
      @ForAll long seed) {
    Topology topology = new Topology(shape, columns, rows, 1, 1);
    int drawn = Math.min(deadLinks, deadRouters == 2 ? 1 : 3);
    Faults faults = Faults.draw(topology, drawn, deadRouters, seed);
    if (algorithm.obstacle(topology, faults).isPresent()) {
      return;
    }
    FaultyTopology links = new FaultyTopology(topology, faults);
    RoutingRelation relation = algorithm.relation(topology, faults);
    RoutingRelation without = algorithm.relation(topology, Faults.NONE);
    for (int destination = 0; destination < topology.routers(); destination++) {
      BitSet connected = connected(links, destination);
      Walks walks = new Walks(links, relation, destination, (place, port, channelClass) -> {});
      for (int source = 0; source < topology.routers(); source++) {
        boolean routable =
            switch (algorithm) {
              case MINIMAL_ADAPTIVE, UP_DOWN -> connected.get(source);
              default -> survives(links, without, source, destination);
            };
        assertThat(relation.isRoutable(source, destination)).isEqualTo(routable);
        if (routable) {
          int drawnState = relation.initialState(source, destination, seed);
          assertThat(relation.initialStates(source, destination)).contains(drawnState);
          for (int state : relation.initialStates(source, destination)) {
            walks.longest(source, state);
          }
        }
      }
    }
  }

  @Example
  void shouldReportThePairsThatAreCutOff() {
    Topology mesh = Topology.mesh(3, 1);
    Faults faults = new Faults(List.of(new Link(0, 1)), List.of());
    RoutingRelation relation = RoutingAlgorithm.UP_DOWN.relation(mesh, faults);
    assertThat(UnroutablePairs.of(mesh, faults, relation))
        .isEqualTo(
            new UnroutablePairs(
                6, 4, List.of(new Pair(0, 1), new Pair(0, 2), new Pair(1, 0), new Pair(2, 0))));
  }

  @Example
  void shouldReportThePairsWithoutAWayInDimensionOrder() {
    // 2 3
    // 0 1 with the link between 0 and 1 dead: x first 0 cannot reach 1 nor 3, nor 1 reach 0 nor 2.
    Topology mesh = Topology.mesh(2, 2);
    Faults faults = new Faults(List.of(new Link(0, 1)), List.of());
    RoutingRelation xy = RoutingAlgorithm.XY.relation(mesh, faults);
    assertThat(UnroutablePairs.of(mesh, faults, xy))
        .isEqualTo(
            new UnroutablePairs(
                12, 4, List.of(new Pair(0, 1), new Pair(0, 3), new Pair(1, 0), new Pair(1, 2))));
    // Y first leads from 0 by 2 to 3, and from 1 by 3 to 2; to each other neither order leads.
    RoutingRelation either = RoutingAlgorithm.O1TURN.relation(mesh, faults);
    assertThat(UnroutablePairs.of(mesh, faults, either).examples())
        .containsExactly(new Pair(0, 1), new Pair(1, 0));
  }

  @Example
  void shouldNotSendFromOrToDeadRouters() {
    Topology mesh = Topology.mesh(3, 3);
    Faults faults = new Faults(List.of(), List.of(4));
    for (RoutingAlgorithm algorithm : RoutingAlgorithm.values()) {
      RoutingRelation relation = algorithm.relation(mesh, faults);
      for (int router = 0; router < 9; router++) {
        assertThat(relation.isRoutable(4, router)).isFalse();
        assertThat(relation.isRoutable(router, 4)).isFalse();
      }
      assertThat(relation.isRoutable(8, 8)).isTrue();
    }
  }

  @Example
  void shouldRefuseFaultsOfAnotherTopology() {
    Faults faults = new Faults(List.of(new Link(0, 3)), List.of());
    for (RoutingAlgorithm algorithm : RoutingAlgorithm.values()) {
      assertThatThrownBy(() -> algorithm.relation(Topology.mesh(4, 4), faults))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no link between routers 0 and 3 of a 4x4 mesh");
    }
  }

  /** Distances from the first router, all connected with it. */
  private static int[] levels(FaultyTopology links, int routers) {
    int[] level = new int[routers];
    Arrays.fill(level, routers);
    level[0] = 0;
    for (int round = 0; round < routers; round++) {
      for (int router = 0; router < routers; router++) {
        for (int port = 0; port < Topology.FIRST_LOCAL; port++) {
          int next = links.neighbour(router, port);
          if (next != Topology.NONE) {
            level[router] = Math.min(level[router], 1 + level[next]);
          }
        }
      }
    }
    return level;
  }

  @Example
  void shouldNeverGoUpAfterGoingDown() {
    // A packet from 2 to 7 that has come down to 5 must go on to 8; one from 5 may go up to 4 too.
    Topology torus = Topology.torus(3, 3);
    Faults faults = new Faults(List.of(new Link(1, 7), new Link(2, 8), new Link(6, 7)), List.of());
    FaultyTopology links = new FaultyTopology(torus, faults);
    int[] level = levels(links, 9);
    RoutingRelation relation = RoutingAlgorithm.UP_DOWN.relation(torus, faults);
    AtomicInteger afterDown = new AtomicInteger();
    for (int destination = 0; destination < 9; destination++) {
      Walks walks =
          new Walks(
              links,
              relation,
              destination,
              (place, port, channelClass) -> {
                if (place.inputPort() < Topology.FIRST_LOCAL) {
                  int here = place.router();
                  int before = links.neighbour(here, place.inputPort());
                  int next = links.neighbour(here, port);
                  if (isUp(here, before, level)) {
                    assertThat(isUp(here, next, level)).isFalse();
                    afterDown.incrementAndGet();
                  }
                }
              });
      for (int source = 0; source < 9; source++) {
        walks.longest(source, 0);
      }
    }
    assertThat(afterDown.get()).isPositive();
  }

  private static boolean isUp(int from, int to, int[] level) {
    return level[to] < level[from] || level[to] == level[from] && to < from;
  }
}
