package org.inmesh.mesh.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Chips;
import org.inmesh.mesh.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LongLinksTest {
  private static final RouterSpecification W1 = RouterSpecification.wormhole(3, 8);

  private static NetworkSpecification network(Model model, int columns, int rows, Chips chips) {
    return NetworkSpecification.mesh(columns, rows, W1, 8, 1).withModel(model).withChips(chips);
  }

  /** W1: 3 cycles a hop and 5, flits - 1 more for the tail; 20 for each border. */
  @ParameterizedTest
  @EnumSource(
      value = Model.class,
      names = {"PACKET", "IDEAL"})
  void shouldTakeLongerFromChipToChip(Model model) {
    // 0 1 | 2 3
    // 4 5 | 6 7
    NetworkSpecification network = network(model, 4, 2, new Chips(2, 2, 20));
    assertThat(arrival(network, 0, 5, 1)).isEqualTo(2 * 3 + 5);
    assertThat(arrival(network, 1, 2, 1)).isEqualTo(3 + 5 + 20);
    assertThat(arrival(network, 3, 4, 9)).isEqualTo(4 * 3 + 5 + 20 + 8);
    // Of four chips: both borders.
    NetworkSpecification four = network(model, 4, 2, new Chips(2, 1, 20));
    assertThat(arrival(four, 7, 0, 2)).isEqualTo(4 * 3 + 5 + 40 + 1);
  }

  private static long arrival(NetworkSpecification network, int from, int to, int flits) {
    return PacketRun.of(network, List.of(new Sent(from, to, flits, 0))).arrived[0];
  }

  /** Later by the borders on the way, and by nothing else, whatever the routers are. */
  @Property(tries = 200)
  void shouldAddTheBordersOnTheWay(
      @ForAll @IntRange(max = 71) int from,
      @ForAll @IntRange(max = 71) int to,
      @ForAll @IntRange(min = 1, max = 40) int flits,
      @ForAll @IntRange(max = 300) int cycles,
      @ForAll boolean wholeRows,
      @ForAll boolean virtualChannels,
      @ForAll boolean adaptive) {
    NetworkSpecification one =
        network(Model.PACKET, 12, 6, Chips.ONE)
            .withRouter(virtualChannels ? RouterSpecification.v8() : W1)
            .withRouting(adaptive ? RoutingAlgorithm.WEST_FIRST : RoutingAlgorithm.XY);
    NetworkSpecification chips = one.withChips(new Chips(4, wholeRows ? 0 : 3, cycles));
    int borders = Math.abs(from % 12 / 4 - to % 12 / 4);
    if (!wholeRows) {
      borders += Math.abs(from / 36 - to / 36);
    }
    assertThat(arrival(chips, from, to, flits))
        .isEqualTo(arrival(one, from, to, flits) + (long) borders * cycles);
  }

  /** The border's link still takes a flit in each cycle: two packets of 5 are 5 cycles apart. */
  @Test
  void shouldCarryAFlitInEachCycleAllTheSame() {
    NetworkSpecification network = network(Model.PACKET, 4, 1, new Chips(2, 0, 100));
    PacketRun run = PacketRun.of(network, List.of(new Sent(1, 2, 5, 0), new Sent(1, 2, 5, 0)));
    assertThat(run.arrived).containsExactly(3 + 5 + 100 + 4, 3 + 5 + 100 + 4 + 5);
  }

  /** A hundred packets to one node, over a border of a thousand cycles: none is lost or early. */
  @Test
  void shouldNotLoseWhatIsLongUnderWay() {
    NetworkSpecification network = network(Model.PACKET, 8, 8, new Chips(4, 4, 1000));
    List<Sent> packets = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      packets.add(new Sent(i % 64, 63, 9, i));
    }
    PacketRun run = PacketRun.of(network, packets);
    long[] sorted = Arrays.stream(run.arrived).sorted().toArray();
    for (int i = 0; i < packets.size(); i++) {
      Sent packet = packets.get(i);
      int hops = network.distance(packet.source(), 63);
      int borders = (packet.source() % 8 < 4 ? 1 : 0) + (packet.source() < 32 ? 1 : 0);
      assertThat(run.arrived[i])
          .isGreaterThanOrEqualTo(packet.created() + 3 * hops + 5 + 8 + 1000 * borders);
      assertThat(i == 0 ? 9 : sorted[i] - sorted[i - 1]).isGreaterThanOrEqualTo(9);
    }
  }

  @Test
  void shouldRefuseChipsThatCannotBe() {
    Chips chips = new Chips(2, 2, 20);
    assertThatThrownBy(() -> create(network(Model.FLIT, 4, 2, chips)))
        .hasMessageContaining("packet and ideal");
    assertThatThrownBy(() -> create(network(Model.PACKET, 5, 2, chips)))
        .hasMessage("chips of 2 columns do not divide a mesh of 5");
    assertThatThrownBy(() -> create(network(Model.PACKET, 4, 3, chips)))
        .hasMessage("chips of 2 rows do not divide a mesh of 3");
    assertThatThrownBy(
            () -> create(network(Model.PACKET, 4, 4, chips).withTopology(Topology.torus(4, 4))))
        .hasMessageContaining("only a mesh");
    assertThatThrownBy(() -> new Chips(2, 2, 5000)).hasMessageContaining("from 0 to 4096");
  }

  private static void create(NetworkSpecification network) {
    Networks.create(network, (source, destination, flits, tag, cycle) -> {});
  }
}
