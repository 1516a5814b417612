package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkSpecification;

class WormholeNetworkPropertiesTest {

  @Property(tries = 300)
  void shouldTakeThreeCyclesAHopPlusFiveWhenNothingElseMoves(
      @ForAll @IntRange(min = 1, max = 20) int columns,
      @ForAll @IntRange(min = 1, max = 20) int rows,
      @ForAll @IntRange(max = 399) int from,
      @ForAll @IntRange(max = 399) int to,
      @ForAll @IntRange(min = 1, max = 30) int flits) {
    NetworkSpecification w1 = NetworkSpecification.wormhole(columns, rows, 3, 8, 4, 1);
    Packet packet = new Packet(from % w1.nodes(), to % w1.nodes(), flits, 0, 7);
    PacketTimes times = runAlone(w1, packet);

    int hops = w1.distance(packet.source(), packet.destination());
    assertThat(times.injected[0]).isEqualTo(7);
    assertThat(times.headArrived[0]).isEqualTo(7 + 3 * hops + 5);
    assertThat(times.tailArrived[0]).isEqualTo(7 + 3 * hops + 5 + flits - 1);
  }

  /**
   * Each router on the way costs one hop latency, the way in 2, see W1 with hop latency 3; the way
   * out of the last router takes at least 2.
   */
  @Property(tries = 300)
  void shouldTakeOneHopLatencyARouterPlusTwoWhenBuffersCoverTheCreditLoop(
      @ForAll @IntRange(min = 1, max = 12) int columns,
      @ForAll @IntRange(min = 1, max = 12) int rows,
      @ForAll @IntRange(max = 143) int from,
      @ForAll @IntRange(max = 143) int to,
      @ForAll @IntRange(min = 1, max = 30) int flits,
      @ForAll @IntRange(min = 1, max = 62) int hopLatency) {
    // A slot is taken from the grant until the credit is back: hop latency + 2 cycles, and 4 for
    // the way from the node.
    int depth = Math.max(4, hopLatency + 2);
    NetworkSpecification mesh =
        NetworkSpecification.wormhole(columns, rows, hopLatency, depth, 4, 1);
    Packet packet = new Packet(from % mesh.nodes(), to % mesh.nodes(), flits, 0, 0);
    PacketTimes times = runAlone(mesh, packet);

    int hops = mesh.distance(packet.source(), packet.destination());
    int head = 2 + hopLatency * hops + Math.max(hopLatency, 2);
    assertThat(times.headArrived[0]).isEqualTo(head).isEqualTo(mesh.router().zeroLoadLatency(hops));
    assertThat(times.tailArrived[0]).isEqualTo(head + flits - 1);
  }

  @Property(tries = 150)
  void shouldDeliverEveryPacketOnceAndEachFlowInOrder(
      @ForAll("meshes") NetworkSpecification mesh, @ForAll long seed) {
    List<Packet> packets = RandomTraffic.packets(mesh, 400, seed);
    List<Packet> arrived = new ArrayList<>();
    Map<List<Integer>, Integer> lastTagOfFlow = new HashMap<>();
    WormholeNetwork network =
        new WormholeNetwork(
            mesh,
            (source, destination, flits, tag, cycle) -> {
              long created = packets.get(tag).created();
              arrived.add(new Packet(source, destination, flits, tag, created));
              Integer previous = lastTagOfFlow.put(List.of(source, destination), tag);
              assertThat(previous == null || previous < tag).isTrue();
            });
    RandomTraffic.run(network, packets);

    assertThat(arrived).containsExactlyInAnyOrderElementsOf(packets);
    NetworkCounters counters = network.counters();
    assertThat(counters.packets).isEqualTo(packets.size());
    assertThat(counters.flits).isEqualTo(packets.stream().mapToLong(Packet::flits).sum());
    assertThat(counters.flitHops)
        .isEqualTo(
            packets.stream()
                .mapToLong(p -> (long) p.flits() * mesh.distance(p.source(), p.destination()))
                .sum());
  }

  @Property(tries = 300)
  void shouldAgreeToTheCycleWithTheRulesWrittenOut(
      @ForAll("meshes") NetworkSpecification mesh, @ForAll long seed) {
    List<Packet> packets = RandomTraffic.packets(mesh, 300, seed);
    PacketTimes actual = new PacketTimes(packets.size());
    RandomTraffic.run(
        new WormholeNetwork(
            mesh, (source, destination, flits, tag, cycle) -> {}, actual.observer()),
        packets);

    PacketTimes expected = new PacketTimes(packets.size());
    ReferenceNetwork reference = new ReferenceNetwork(mesh, expected);
    int next = 0;
    for (long cycle = 0; next < packets.size() || !reference.isQuiet(); cycle++) {
      for (; next < packets.size() && packets.get(next).created() == cycle; next++) {
        reference.send(packets.get(next));
      }
      reference.step(cycle);
    }
    assertThat(actual.injected).isEqualTo(expected.injected);
    assertThat(actual.headArrived).isEqualTo(expected.headArrived);
    assertThat(actual.tailArrived).isEqualTo(expected.tailArrived);
  }

  @Property(tries = 50)
  void shouldComeToTheSameResultWithAndWithoutObserver(
      @ForAll("meshes") NetworkSpecification mesh, @ForAll long seed) {
    List<Packet> packets = RandomTraffic.packets(mesh, 300, seed);
    List<List<Long>> watched = new ArrayList<>();
    List<List<Long>> unwatched = new ArrayList<>();
    RandomTraffic.run(
        new WormholeNetwork(
            mesh,
            (source, destination, flits, tag, cycle) -> watched.add(List.of((long) tag, cycle)),
            new PacketTimes(packets.size()).observer()),
        packets);
    RandomTraffic.run(
        new WormholeNetwork(
            mesh,
            (source, destination, flits, tag, cycle) -> unwatched.add(List.of((long) tag, cycle))),
        packets);
    assertThat(unwatched).hasSize(packets.size()).isEqualTo(watched);
  }

  @Provide
  Arbitrary<NetworkSpecification> meshes() {
    Arbitrary<Integer> sides = Arbitraries.integers().between(1, 9);
    // Rows about as long as the words of 64 nodes that the network works with, and longer.
    Arbitrary<Integer> columns =
        Arbitraries.frequencyOf(Tuple.of(9, sides), Tuple.of(1, Arbitraries.of(63, 64, 65, 130)));
    Arbitrary<Integer> hopLatencies = Arbitraries.integers().between(1, 12);
    Arbitrary<Integer> depths = Arbitraries.integers().between(1, 12);
    return Combinators.combine(columns, sides, hopLatencies, depths)
        .as(
            (width, height, hopLatency, depth) ->
                NetworkSpecification.wormhole(width, height, hopLatency, depth, 4, 1));
  }

  private static PacketTimes runAlone(NetworkSpecification mesh, Packet packet) {
    PacketTimes times = new PacketTimes(1);
    Network network =
        new WormholeNetwork(mesh, (source, destination, flits, tag, cycle) -> {}, times.observer());
    RandomTraffic.run(network, List.of(packet));
    return times;
  }
}
