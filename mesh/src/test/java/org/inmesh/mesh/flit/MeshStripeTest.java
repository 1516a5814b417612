package org.inmesh.mesh.flit;

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
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.RouterSpecification.Allocator;
import org.inmesh.mesh.parallel.StripeTeam;
import org.inmesh.mesh.topology.UnreliableLinks;
import org.junit.jupiter.api.Test;

/** The quick way to step the commonest routers: as the general one, event by event. */
class MeshStripeTest {
  private record Run(List<String> events, NetworkCounters counters) {}

  private static Run run(
      NetworkSpecification mesh, List<Packet> packets, int stripes, boolean quick) {
    List<String> events = new ArrayList<>();
    NetworkObserver observer =
        new NetworkObserver() {
          @Override
          public void packetInjected(int source, int destination, int flits, int tag, long cycle) {
            events.add("injected " + tag + " in " + cycle);
          }

          @Override
          public void flitGranted(int router, int output, int tag, long cycle) {
            events.add("granted " + tag + " at " + router + " to " + output + " in " + cycle);
          }

          @Override
          public void headArrived(int source, int destination, int flits, int tag, long cycle) {
            events.add("head " + tag + " in " + cycle);
          }

          @Override
          public void packetArrived(int source, int destination, int flits, int tag, long cycle) {
            events.add("arrived " + tag + " in " + cycle);
          }

          @Override
          public void packetLost(int source, int destination, int flits, int tag, long cycle) {
            events.add("lost " + tag + " in " + cycle);
          }
        };
    try (StripeTeam team = new StripeTeam(stripes)) {
      VirtualChannelNetwork network =
          new VirtualChannelNetwork(mesh, (s, d, flits, tag, cycle) -> {}, observer, team, quick);
      int classes = mesh.router().channelsOfClass().size();
      RandomTraffic.run(
          network,
          packets,
          packet ->
              network.send(
                  packet.source(),
                  packet.destination(),
                  packet.flits(),
                  packet.tag() % classes,
                  packet.tag(),
                  packet.created()));
      return new Run(events, network.counters());
    }
  }

  @Property(tries = 150)
  void shouldDoWhatTheGeneralStripesDo(
      @ForAll("routers") RouterSpecification router,
      @ForAll @IntRange(min = 1, max = 9) int columns,
      @ForAll @IntRange(min = 1, max = 9) int rows,
      @ForAll boolean unreliable,
      @ForAll @IntRange(min = 1, max = 4) int stripes,
      @ForAll long seed) {
    NetworkSpecification mesh =
        NetworkSpecification.mesh(columns, rows, router, 4, 1)
            .withUnreliableLinks(
                unreliable
                    ? new UnreliableLinks(0.1, 0.2, 50, List.of(), seed)
                    : UnreliableLinks.NONE);
    assertThat(MeshStripe.suits(mesh)).isTrue();
    List<Packet> packets = RandomTraffic.packets(mesh, 150, seed);
    assertThat(run(mesh, packets, stripes, true))
        .usingRecursiveComparison()
        .isEqualTo(run(mesh, packets, 1, false));
  }

  @Test
  void shouldNotSuitWhatItDoesNotModel() {
    RouterSpecification v8 = RouterSpecification.v8();
    assertThat(suits(v8)).isTrue();
    assertThat(suits(v8.toBuilder().channelsOfClass(List.of(5, 4)).build())).isFalse();
    assertThat(suits(v8.toBuilder().speculative(true).build())).isFalse();
    assertThat(suits(v8.toBuilder().allocatorIterations(2).build())).isFalse();
    assertThat(suits(v8.toBuilder().routingDelay(1).build())).isFalse();
    assertThat(suits(v8.toBuilder().channelAllocationDelay(2).build())).isFalse();
    assertThat(suits(v8.toBuilder().switchAllocationDelay(2).build())).isFalse();
    assertThat(suits(v8.toBuilder().switchAllocator(Allocator.SEPARABLE_INPUT_FIRST).build()))
        .isFalse();
    assertThat(suits(v8.toBuilder().channelAllocator(Allocator.SEPARABLE_INPUT_FIRST).build()))
        .isFalse();
  }

  private static boolean suits(RouterSpecification router) {
    return MeshStripe.suits(NetworkSpecification.mesh(4, 4, router, 4, 1));
  }

  @Provide
  Arbitrary<RouterSpecification> routers() {
    Arbitrary<List<Integer>> channels =
        Arbitraries.integers()
            .between(1, 8)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .filter(classes -> classes.stream().mapToInt(Integer::intValue).sum() <= 8);
    return Combinators.combine(
            channels,
            Arbitraries.integers().between(1, 64),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 4),
            Arbitraries.of(true, false))
        .as(
            (classes, depth, traversal, link, credit, waits) ->
                RouterSpecification.v8().toBuilder()
                    .channelsOfClass(classes)
                    .bufferDepth(depth)
                    .traversalDelay(traversal)
                    .linkDelay(link)
                    .creditDelay(credit)
                    .waitForTailCredit(waits)
                    .build());
  }
}
