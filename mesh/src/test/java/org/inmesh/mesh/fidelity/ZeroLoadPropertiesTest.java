package org.inmesh.mesh.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.RouterSpecification.Allocator;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.TopologyKind;

/**
 * The latency of a packet that is alone, in every model, on every topology, with every routing:
 * hops times router and link, injection and ejection, and the flits after the first. Distances and
 * latency are written down here once more, from {@code mesh/README.md}, and nothing of them is
 * asked of the code.
 */
class ZeroLoadPropertiesTest {
  /** Covers the credit loop of all delays that are drawn. */
  private static final int AMPLE_DEPTH = 32;

  /** A packet's way and times. */
  private static final class Trip implements NetworkObserver {
    /** The routers whose outputs the head was granted, the last one's to the node. */
    final List<Integer> routers = new ArrayList<>();

    int grants;
    long injected = -1;
    long headArrived = -1;
    long arrived = -1;

    @Override
    public void packetInjected(int source, int destination, int flits, int tag, long cycle) {
      injected = cycle;
    }

    @Override
    public void flitGranted(int router, int output, int tag, long cycle) {
      grants++;
      // The head comes first to each router, and a lonely one never waits for the tail.
      routers.add(router);
    }

    @Override
    public void headArrived(int source, int destination, int flits, int tag, long cycle) {
      headArrived = cycle;
    }
  }

  private static Trip alone(NetworkSpecification network, int source, int destination, int flits) {
    Trip trip = new Trip();
    Network simulated =
        Networks.create(network, (s, d, f, tag, cycle) -> trip.arrived = cycle, trip);
    simulated.send(source, destination, flits, 0, 0);
    for (long cycle = 0; !simulated.isQuiet(); cycle++) {
      simulated.step(cycle);
      assertThat(cycle).isLessThan(10_000);
    }
    assertThat(trip.injected).isZero();
    return trip;
  }

  /** From injection to the head's arrival: the stages of the routers and links on the way. */
  private static int headLatency(RouterSpecification router, int hops) {
    int a = router.channelAllocationDelay();
    int s = router.switchAllocationDelay();
    int allocations = router.speculative() ? Math.max(a, s) : a + s;
    int inRouter = router.routingDelay() + allocations + router.traversalDelay();
    int injection = 2;
    int ejection = 1;
    return injection + (hops + 1) * inRouter + hops * router.linkDelay() + ejection;
  }

  private static int routerOf(TopologyKind kind, int columns, int node) {
    int block = kind == TopologyKind.CONCENTRATED_MESH ? 2 : 1;
    return node % columns / block + columns / block * (node / columns / block);
  }

  /** Least number of links between routers. */
  private static int distance(TopologyKind kind, int columns, int rows, int from, int to) {
    if (kind == TopologyKind.RING) {
      int way = Math.abs(from - to);
      return Math.min(way, columns * rows - way);
    }
    int across = kind == TopologyKind.CONCENTRATED_MESH ? columns / 2 : columns;
    int x = Math.abs(from % across - to % across);
    int y = Math.abs(from / across - to / across);
    return kind == TopologyKind.TORUS ? Math.min(x, columns - x) + Math.min(y, rows - y) : x + y;
  }

  @Property(tries = 400)
  void shouldTakeRoutersAndLinksOfTheWayAndTheFlitsAfterTheFirst(
      @ForAll TopologyKind kind,
      @ForAll RoutingAlgorithm routing,
      @ForAll("routers") RouterSpecification router,
      @ForAll @IntRange(min = 1, max = 3) int halfColumns,
      @ForAll @IntRange(min = 1, max = 3) int halfRows,
      @ForAll @IntRange(max = 1) int odd,
      @ForAll @IntRange(max = 48) int from,
      @ForAll @IntRange(max = 48) int to,
      @ForAll @IntRange(min = 1, max = 12) int flits,
      @ForAll long seed) {
    int more = kind == TopologyKind.CONCENTRATED_MESH ? 0 : odd;
    int columns = 2 * halfColumns + more;
    int rows = 2 * halfRows;
    Topology topology = kind.of(columns, rows);
    if (routing.obstacle(topology, Faults.NONE).isPresent()) {
      return;
    }
    int source = from % (columns * rows);
    int destination = to % (columns * rows);
    int start = routerOf(kind, columns, source);
    int end = routerOf(kind, columns, destination);
    int least = distance(kind, columns, rows, start, end);
    for (Model model : List.of(Model.FLIT, Model.PACKET, Model.IDEAL)) {
      NetworkSpecification network =
          new NetworkSpecification(model, topology, routing, router, 8, 1, seed, Faults.NONE, true);
      Trip head = alone(network, source, destination, 1);
      List<Integer> way = head.routers;
      int hops = way.size() - 1;
      switch (routing) {
        case VALIANT ->
            // By the shortest way to some router, and from there by the shortest way.
            assertThat(way)
                .anySatisfy(
                    middle ->
                        assertThat(hops)
                            .isEqualTo(
                                distance(kind, columns, rows, start, middle)
                                    + distance(kind, columns, rows, middle, end)));
        case UP_DOWN -> assertThat(hops).isGreaterThanOrEqualTo(least);
        default -> assertThat(hops).isEqualTo(least);
      }
      assertThat(head.arrived).isEqualTo(headLatency(router, hops));

      Trip whole = alone(network, source, destination, flits);
      assertThat(whole.grants).isEqualTo(flits * way.size());
      assertThat(whole.headArrived).isEqualTo(head.arrived);
      assertThat(whole.arrived).isEqualTo(head.arrived + flits - 1);
    }
  }

  /** A hop is three half core cycles; a link takes a write in each core cycle, two of ours. */
  @Property(tries = 200)
  void shouldTakeACycleAndAHalfForEachRouterOfAnEpiphany(
      @ForAll @IntRange(min = 1, max = 8) int columns,
      @ForAll @IntRange(min = 1, max = 8) int rows,
      @ForAll @IntRange(max = 63) int from,
      @ForAll @IntRange(max = 63) int to,
      @ForAll @IntRange(min = 1, max = 9) int writes) {
    int source = from % (columns * rows);
    int destination = to % (columns * rows);
    int hops = distance(TopologyKind.MESH, columns, rows, source, destination);
    NetworkSpecification chip = NetworkSpecification.epiphany(columns, rows);

    Trip trip = alone(chip, source, destination, writes);
    assertThat(trip.headArrived).isEqualTo(3 * (hops + 1));
    assertThat(trip.arrived).isEqualTo(3 * (hops + 1) + 2 * (writes - 1));
  }

  /** Credits and a stage of one cycle for the switch, so that flits follow each other at once. */
  @Provide
  Arbitrary<RouterSpecification> routers() {
    Arbitrary<Integer> delays = Arbitraries.integers().between(0, 3);
    Arbitrary<RouterSpecification> general =
        Combinators.combine(
                delays,
                Arbitraries.integers().between(1, 3),
                Arbitraries.integers().between(1, 3),
                delays,
                delays,
                Arbitraries.of(Allocator.values()),
                Arbitraries.of(true, false))
            .as(
                (routing, channels, traversal, link, credit, allocator, speculative) ->
                    RouterSpecification.v8().toBuilder()
                        .channelsOfClass(List.of(4))
                        .bufferDepth(AMPLE_DEPTH)
                        .routingDelay(routing)
                        .channelAllocationDelay(channels)
                        .traversalDelay(traversal)
                        .linkDelay(link)
                        .creditDelay(credit)
                        .channelAllocator(allocator)
                        .speculative(speculative || allocator == Allocator.WITH_SWITCH)
                        .build());
    return Arbitraries.oneOf(
        general,
        Arbitraries.of(
            RouterSpecification.wormhole(3, 8).toBuilder().channelsOfClass(List.of(4)).build(),
            RouterSpecification.v8()));
  }
}
