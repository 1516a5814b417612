package org.inmesh.mesh.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.topology.Topology;
import org.junit.jupiter.api.Test;

class PacketNetworkTest {
  private static final RouterSpecification W1 = RouterSpecification.wormhole(3, 8);
  private static final List<RouterSpecification> ROUTERS =
      List.of(W1, RouterSpecification.wormhole(1, 4), RouterSpecification.v8());

  private static NetworkSpecification packetwise(
      int columns, int rows, RouterSpecification router) {
    return NetworkSpecification.mesh(columns, rows, router, 4, 1).withModel(Model.PACKET);
  }

  @Property(tries = 300)
  void shouldTakeTheZeroLoadLatencyAlone(
      @ForAll @IntRange(min = 1, max = 20) int columns,
      @ForAll @IntRange(min = 1, max = 20) int rows,
      @ForAll @IntRange(max = 399) int from,
      @ForAll @IntRange(max = 399) int to,
      @ForAll @IntRange(min = 1, max = 100) int flits,
      @ForAll @IntRange(max = 2) int router,
      @ForAll @IntRange(max = 100) int created,
      @ForAll boolean concentrated) {
    Topology topology =
        concentrated
            ? Topology.concentratedMesh(2 * columns, 2 * rows)
            : Topology.mesh(columns, rows);
    NetworkSpecification network =
        packetwise(columns, rows, ROUTERS.get(router)).withTopology(topology);
    Sent packet = new Sent(from % network.nodes(), to % network.nodes(), flits, created);
    PacketRun run = PacketRun.of(network, List.of(packet));

    int hops = network.distance(packet.source(), packet.destination());
    long head = created + network.router().zeroLoadLatency(hops);
    assertThat(run.injected[0]).isEqualTo(created);
    assertThat(run.headArrived[0]).isEqualTo(head);
    assertThat(run.arrived[0]).isEqualTo(head + flits - 1);
    assertThat(run.network.counters().flitHops).isEqualTo((long) hops * flits);
  }

  /**
   * W1, 3x1. Both heads could leave router 1 by x+ in cycle 5: 0 + 2 + 3 and 3 + 2. The first sent
   * does; alone they take 3 * 2 + 5 = 11 and 3 * 1 + 5 = 8 cycles.
   */
  @Test
  void shouldLetTheOtherWaitForALinkAsLongAsThePacketTakes() {
    PacketRun single =
        PacketRun.of(packetwise(3, 1, W1), List.of(new Sent(0, 2, 1, 0), new Sent(1, 2, 1, 3)));
    assertThat(single.arrived).containsExactly(11, 12);

    PacketRun five =
        PacketRun.of(packetwise(3, 1, W1), List.of(new Sent(0, 2, 5, 0), new Sent(1, 2, 5, 3)));
    assertThat(five.arrived).containsExactly(15, 20);
  }

  /** The flits of the second packet find the even slots of the first one's link in use. */
  @Test
  void shouldLetALaterPacketIntoAGapItFits() {
    // 1 to 2 in cycles 5 and 8 (sent in 3 and 6) at router 1; then 0 to 2 is there from 6 on: two
    // flits fit into 6 and 7.
    PacketRun run =
        PacketRun.of(
            packetwise(3, 1, W1),
            List.of(new Sent(0, 2, 2, 1), new Sent(1, 2, 1, 3), new Sent(1, 2, 1, 6)));
    assertThat(run.arrived).containsExactly(13, 11, 14);
  }

  @Test
  void shouldSendOneFlitACycleFromANode() {
    PacketRun run =
        PacketRun.of(
            packetwise(3, 1, W1),
            List.of(new Sent(0, 1, 5, 0), new Sent(0, 0, 40, 2), new Sent(0, 2, 1, 2)));
    assertThat(run.injected).containsExactly(0, 5, 45);
    assertThat(run.headArrived).containsExactly(8, 10, 56);
    assertThat(run.arrived).containsExactly(12, 49, 56);
  }

  @Test
  void shouldLetMessageClassesTakeTurnsAtANode() {
    RouterSpecification twoClasses =
        RouterSpecification.v8().toBuilder().channelsOfClass(List.of(2, 2)).build();
    PacketRun run =
        PacketRun.of(
            packetwise(2, 1, twoClasses),
            List.of(
                new Sent(0, 1, 3, 0, 0),
                new Sent(0, 1, 3, 0, 0),
                new Sent(0, 1, 3, 0, 0),
                new Sent(0, 1, 3, 1, 0)));
    assertThat(run.injected[0]).isZero();
    assertThat(run.injected[3]).isLessThan(run.injected[2]);
    assertThat(run.injected).containsExactlyInAnyOrder(0, 3, 6, 9);
  }

  @Test
  void shouldRefuseASecondStepOfACycle() {
    Network network = Networks.create(packetwise(2, 2, W1), (s, d, f, t, c) -> {});
    network.step(5);
    assertThatThrownBy(() -> network.step(5)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldRefuseACycleLeftOutWhileAPacketIsUnderWay() {
    Network network = Networks.create(packetwise(2, 2, W1), (s, d, f, t, c) -> {});
    network.send(0, 1, 1, 0, 0);
    network.step(0);
    assertThatThrownBy(() -> network.step(2)).isInstanceOf(IllegalStateException.class);
  }

  /** One flit a packet: the rule written plainly, with a set of taken (link, cycle). */
  @Property(tries = 60)
  void shouldGiveEachPacketTheFirstFreeSlotsOfItsWay(@ForAll long seed) {
    Random random = new Random(seed);
    int columns = 1 + random.nextInt(6);
    int rows = 1 + random.nextInt(6);
    NetworkSpecification mesh = packetwise(columns, rows, W1);
    List<Sent> packets = new ArrayList<>();
    double load = random.nextDouble() * 0.6;
    for (long cycle = 0; cycle < 300; cycle++) {
      for (int node = 0; node < mesh.nodes(); node++) {
        if (random.nextDouble() < load) {
          packets.add(new Sent(node, random.nextInt(mesh.nodes()), 1, cycle));
        }
      }
    }
    PacketRun run = PacketRun.of(mesh, packets);
    // Above saturation a packet may be held back at its source.
    for (int i = 0; i < packets.size(); i++) {
      if (run.injected[i] != packets.get(i).created()) {
        return;
      }
    }
    assertThat(run.arrived).isEqualTo(reference(columns, packets));
  }

  private static long[] reference(int columns, List<Sent> packets) {
    Set<List<Long>> taken = new HashSet<>();
    return packets.stream()
        .mapToLong(
            packet -> {
              int at = packet.source();
              long ready = packet.created() + 2;
              while (true) {
                int output = output(columns, at, packet.destination());
                while (!taken.add(List.of((long) at, (long) output, ready))) {
                  ready++;
                }
                ready += 3;
                if (output == 4) {
                  return ready;
                }
                at += new int[] {1, -1, columns, -columns}[output];
              }
            })
        .toArray();
  }

  private static int output(int columns, int at, int destination) {
    int dx = destination % columns - at % columns;
    int dy = destination / columns - at / columns;
    if (dx != 0) {
      return dx > 0 ? 0 : 1;
    }
    return dy == 0 ? 4 : dy > 0 ? 2 : 3;
  }

  /** Far above saturation, long packets, all routers: everything arrives, no slot is used twice. */
  @Property(tries = 60)
  void shouldDeliverEveryPacketAndUseEachSlotOnce(@ForAll long seed) {
    Random random = new Random(seed);
    NetworkSpecification mesh =
        packetwise(1 + random.nextInt(6), 1 + random.nextInt(6), ROUTERS.get(random.nextInt(3)));
    int longest = random.nextBoolean() ? 6 : 70;
    List<Sent> packets = new ArrayList<>();
    long cycle = random.nextInt(100);
    for (int i = 0; i < 300; i++) {
      cycle += random.nextInt(50) == 0 ? random.nextInt(2_000) : random.nextInt(3);
      packets.add(
          new Sent(
              random.nextInt(mesh.nodes()),
              random.nextInt(4) == 0 ? 0 : random.nextInt(mesh.nodes()),
              1 + random.nextInt(longest),
              cycle));
    }
    PacketRun run = PacketRun.of(mesh, packets);

    Set<PacketRun.Grant> slots = new HashSet<>();
    for (int i = 0; i < packets.size(); i++) {
      Sent packet = packets.get(i);
      int hops = mesh.distance(packet.source(), packet.destination());
      assertThat(run.arrived[i] - run.injected[i])
          .isGreaterThanOrEqualTo(mesh.router().zeroLoadLatency(hops) + packet.flits() - 1);
      assertThat(run.grants.get(i)).hasSize((hops + 1) * packet.flits());
      run.grants.get(i).forEach(grant -> assertThat(slots.add(grant)).isTrue());
    }
    assertThat(run.network.counters().packets).isEqualTo(packets.size());
    assertThat(PacketRun.unwatched(mesh, packets).arrived).isEqualTo(run.arrived);
  }
}
