package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;

class VirtualChannelPropertiesTest {
  private static final Network.PacketReceiver IGNORE =
      (source, destination, flits, tag, cycle) -> {};

  @Property(tries = 200)
  void shouldTakeFourCyclesAHopPlusSixInV8WhenNothingElseMoves(
      @ForAll @IntRange(min = 1, max = 16) int columns,
      @ForAll @IntRange(min = 1, max = 16) int rows,
      @ForAll @IntRange(max = 255) int from,
      @ForAll @IntRange(max = 255) int to,
      @ForAll @IntRange(min = 1, max = 30) int flits) {
    RouterSpecification v8 = RouterSpecification.v8();
    NetworkSpecification mesh = NetworkSpecification.mesh(columns, rows, v8, 4, 1);
    Packet packet = new Packet(from % mesh.nodes(), to % mesh.nodes(), flits, 0, 7);
    PacketTimes times = new PacketTimes(1);
    RandomTraffic.run(new VirtualChannelNetwork(mesh, IGNORE, times.observer()), List.of(packet));

    int hops = mesh.distance(packet.source(), packet.destination());
    assertThat(times.injected[0]).isEqualTo(7);
    assertThat(times.headArrived[0]).isEqualTo(7 + 4 * hops + 6);
    assertThat(times.tailArrived[0]).isEqualTo(7 + 4 * hops + 6 + flits - 1);
  }

  /**
   * By hand from the stages: 2 into the first router; in each router routing, both allocations,
   * side by side in speculative ones, and traversal; between routers the link; 1 for the link to
   * the node.
   */
  @Property(tries = 200)
  void shouldSpendItsDelaysInEachRouterWhenNothingElseMoves(
      @ForAll("routers") RouterSpecification router,
      @ForAll @IntRange(max = 29) int from,
      @ForAll @IntRange(max = 29) int to) {
    NetworkSpecification mesh = NetworkSpecification.mesh(6, 5, router, 4, 1);
    PacketTimes times = new PacketTimes(1);
    RandomTraffic.run(
        new VirtualChannelNetwork(mesh, IGNORE, times.observer()),
        List.of(new Packet(from, to, 1, 0, 0)));

    int hops = mesh.distance(from, to);
    int a = router.channelAllocationDelay();
    int s = router.switchAllocationDelay();
    int allocation = router.speculative() ? Math.max(a, s) : a + s;
    int inRouter = router.routingDelay() + allocation + router.traversalDelay();
    int expected = 2 + inRouter * (hops + 1) + router.linkDelay() * hops + 1;
    assertThat(times.tailArrived[0]).isEqualTo(expected);
    assertThat(router.zeroLoadLatency(hops)).isEqualTo(expected);
  }

  @Property(tries = 100)
  void shouldDeliverEveryPacketOnceAndWhole(
      @ForAll("routers") RouterSpecification router,
      @ForAll @IntRange(min = 1, max = 7) int columns,
      @ForAll @IntRange(min = 1, max = 7) int rows,
      @ForAll long seed) {
    NetworkSpecification mesh = NetworkSpecification.mesh(columns, rows, router, 4, 1);
    List<Packet> packets = RandomTraffic.packets(mesh, 300, seed);
    List<Packet> arrived = new ArrayList<>();
    PacketTimes times = new PacketTimes(packets.size());
    VirtualChannelNetwork network =
        new VirtualChannelNetwork(
            mesh,
            (source, destination, flits, tag, cycle) ->
                arrived.add(
                    new Packet(source, destination, flits, tag, packets.get(tag).created())),
            times.observer());
    RandomTraffic.run(network, packets, spreadOverClasses(network));

    assertThat(arrived).containsExactlyInAnyOrderElementsOf(packets);
    for (Packet packet : packets) {
      int hops = mesh.distance(packet.source(), packet.destination());
      assertThat(times.headArrived[packet.tag()] - times.injected[packet.tag()])
          .isGreaterThanOrEqualTo(router.zeroLoadLatency(hops));
      assertThat(times.tailArrived[packet.tag()] - times.headArrived[packet.tag()])
          .isGreaterThanOrEqualTo(packet.flits() - 1L);
    }
    NetworkCounters counters = network.counters();
    assertThat(counters.packets).isEqualTo(packets.size());
    assertThat(counters.flits).isEqualTo(packets.stream().mapToLong(Packet::flits).sum());
    assertThat(counters.flitHops)
        .isEqualTo(
            packets.stream()
                .mapToLong(p -> (long) p.flits() * mesh.distance(p.source(), p.destination()))
                .sum());
  }

  /** With one virtual channel a class, packets of a flow and class cannot overtake. */
  @Property(tries = 100)
  void shouldKeepTheOrderOfAFlowInEachVirtualChannel(
      @ForAll("routers") RouterSpecification any,
      @ForAll @IntRange(min = 1, max = 4) int classes,
      @ForAll long seed) {
    RouterSpecification router =
        any.toBuilder().channelsOfClass(Collections.nCopies(classes, 1)).build();
    NetworkSpecification mesh = NetworkSpecification.mesh(4, 3, router, 4, 1);
    List<Packet> packets = RandomTraffic.packets(mesh, 400, seed);
    Map<List<Integer>, Integer> lastTag = new HashMap<>();
    VirtualChannelNetwork network =
        new VirtualChannelNetwork(
            mesh,
            (source, destination, flits, tag, cycle) -> {
              Integer previous = lastTag.put(List.of(source, destination, tag % classes), tag);
              assertThat(previous == null || previous < tag).isTrue();
            });
    RandomTraffic.run(network, packets, spreadOverClasses(network));
    assertThat(network.counters().packets).isEqualTo(packets.size());
  }

  @Property(tries = 80)
  void shouldAgreeToTheCycleWithTheRulesWrittenOut(
      @ForAll("routers") RouterSpecification router,
      @ForAll @IntRange(min = 1, max = 4) int columns,
      @ForAll @IntRange(min = 1, max = 4) int rows,
      @ForAll long seed) {
    NetworkSpecification mesh = NetworkSpecification.mesh(columns, rows, router, 4, 1);
    List<Packet> packets = RandomTraffic.packets(mesh, 150, seed);
    PacketTimes actual = new PacketTimes(packets.size());
    VirtualChannelNetwork network = new VirtualChannelNetwork(mesh, IGNORE, actual.observer());
    RandomTraffic.run(network, packets, spreadOverClasses(network));

    PacketTimes expected = new PacketTimes(packets.size());
    ReferenceChannelNetwork reference = new ReferenceChannelNetwork(mesh, router, expected);
    int next = 0;
    for (long cycle = 0; next < packets.size() || !reference.isQuiet(); cycle++) {
      for (; next < packets.size() && packets.get(next).created() == cycle; next++) {
        Packet packet = packets.get(next);
        reference.send(packet, packet.tag() % router.channelsOfClass().size());
      }
      reference.step(cycle);
    }
    assertThat(actual.injected).isEqualTo(expected.injected);
    assertThat(actual.headArrived).isEqualTo(expected.headArrived);
    assertThat(actual.tailArrived).isEqualTo(expected.tailArrived);
  }

  private static Consumer<Packet> spreadOverClasses(VirtualChannelNetwork network) {
    int classes = network.router().channelsOfClass().size();
    return packet ->
        network.send(
            packet.source(),
            packet.destination(),
            packet.flits(),
            packet.tag() % classes,
            packet.tag(),
            packet.created());
  }

  @Provide
  Arbitrary<RouterSpecification> routers() {
    return RandomRouters.routers();
  }
}
