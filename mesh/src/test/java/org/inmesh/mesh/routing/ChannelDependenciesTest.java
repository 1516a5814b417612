package org.inmesh.mesh.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.Topology.Shape;

class ChannelDependenciesTest {

  @Provide
  Arbitrary<Topology> topologies() {
    Arbitrary<Integer> sides = Arbitraries.integers().between(1, 5);
    return Combinators.combine(Arbitraries.of(Shape.values()), sides, sides)
        .as((shape, columns, rows) -> new Topology(shape, columns, rows, 1, 1));
  }

  /** None, some links, or a router. */
  private static Faults draw(Topology topology, int kind, long seed) {
    if (topology.routers() <= 4) {
      return Faults.NONE;
    }
    return kind <= 4 ? Faults.draw(topology, kind, 0, seed) : Faults.draw(topology, 0, 1, seed);
  }

  private static void checkAgainstBruteForce(
      Topology topology, Faults faults, RoutingRelation relation, List<Channel> cycle) {
    BruteForceDependencies expected = new BruteForceDependencies(topology, faults, relation);
    assertThat(!cycle.isEmpty()).isEqualTo(expected.hasCycle());
    for (int i = 0; i < cycle.size(); i++) {
      assertThat(expected.waitsFor.get(cycle.get(i))).contains(cycle.get((i + 1) % cycle.size()));
    }
  }

  @Property(tries = 250)
  void shouldFindACycleWhereBruteForceDoes(
      @ForAll("topologies") Topology topology,
      @ForAll RoutingAlgorithm algorithm,
      @ForAll @IntRange(max = 5) int kindOfFaults,
      @ForAll long seed) {
    Faults faults = draw(topology, kindOfFaults, seed);
    if (algorithm.obstacle(topology, faults).isEmpty()) {
      RoutingRelation relation = algorithm.relation(topology, faults);
      List<Channel> cycle = ChannelDependencies.of(topology, faults, relation).cycle();
      checkAgainstBruteForce(topology, faults, relation, cycle);
      assertThat(ChannelDependencies.cycle(algorithm, topology, faults, relation)).isEqualTo(cycle);
      if (algorithm != RoutingAlgorithm.XY_NO_DATELINE) {
        assertThat(cycle).isEmpty();
      }
    }
  }

  @Property(tries = 150)
  void shouldFindACycleOfRandomRoutesWhereBruteForceDoes(
      @ForAll("topologies") Topology topology,
      @ForAll @IntRange(min = 1, max = 4) int classes,
      @ForAll long seed) {
    RoutingRelation relation = new RandomMinimal(topology, seed, classes);
    List<Channel> cycle = ChannelDependencies.of(topology, Faults.NONE, relation).cycle();
    checkAgainstBruteForce(topology, Faults.NONE, relation, cycle);
    Statistics.collect(cycle.isEmpty());
    Statistics.coverage(
        seen -> {
          seen.check(true).percentage(percentage -> percentage > 10);
          seen.check(false).percentage(percentage -> percentage > 10);
        });
  }

  /** The argument that a short side shows what a long one would, tried where it begins to apply. */
  @Property(tries = 40)
  void shouldFindNoCycleOnLongSidesEither(
      @ForAll RoutingAlgorithm algorithm,
      @ForAll Shape shape,
      @ForAll @IntRange(min = 18, max = 21) int columns,
      @ForAll @IntRange(min = 2, max = 18) int rows) {
    Topology topology =
        shape == Shape.RING ? Topology.ring(columns, 2) : new Topology(shape, columns, rows, 1, 1);
    if (algorithm.obstacle(topology, Faults.NONE).isEmpty()) {
      RoutingRelation relation = algorithm.relation(topology, Faults.NONE);
      List<Channel> all = ChannelDependencies.of(topology, Faults.NONE, relation).cycle();
      assertThat(ChannelDependencies.cycle(algorithm, topology, Faults.NONE, relation))
          .isEqualTo(all);
      assertThat(all.isEmpty())
          .isEqualTo(algorithm != RoutingAlgorithm.XY_NO_DATELINE || shape == Shape.MESH);
    }
  }

  @Example
  void shouldShowTheChannelsOfARingInTheirOrder() {
    Topology ring = Topology.ring(4, 1);
    RoutingRelation relation = RoutingAlgorithm.XY_NO_DATELINE.relation(ring, Faults.NONE);
    assertThat(ChannelDependencies.of(ring, Faults.NONE, relation).cycle())
        .extracting(Channel::toString)
        .containsExactly(
            "(0,0) x+ class 0", "(1,0) x+ class 0", "(2,0) x+ class 0", "(3,0) x+ class 0");
  }

  @Example
  void shouldNotFindACycleInRingsTooShortToWaitIn() {
    // In a ring of three no packet takes two links.
    Topology ring = Topology.ring(3, 1);
    RoutingRelation relation = RoutingAlgorithm.XY_NO_DATELINE.relation(ring, Faults.NONE);
    assertThat(ChannelDependencies.of(ring, Faults.NONE, relation).cycle()).isEmpty();
  }
}
