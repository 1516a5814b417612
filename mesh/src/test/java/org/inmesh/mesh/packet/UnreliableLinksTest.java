package org.inmesh.mesh.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.UnreliableLinks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnreliableLinksTest {
  private static final long SEED = 5;

  /** A row of four routers in each model, the flit model in both its classes. */
  static Stream<NetworkSpecification> rows() {
    NetworkSpecification w1 = NetworkSpecification.wormhole(4, 1, 3, 8, 4, 1);
    NetworkSpecification v8 = NetworkSpecification.mesh(4, 1, RouterSpecification.v8(), 4, 1);
    return Stream.of(w1, v8, w1.withModel(Model.PACKET), v8.withModel(Model.IDEAL));
  }

  private static List<Sent> apart(int source, int destination, int flits, int packets) {
    List<Sent> sent = new ArrayList<>();
    for (int i = 0; i < packets; i++) {
      sent.add(new Sent(source, destination, flits, 20L * i));
    }
    return sent;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void shouldLoseAllAcrossAHopelessLinkAndNoneBesideIt(NetworkSpecification row) {
    UnreliableLinks middle = new UnreliableLinks(1, 0, 0, List.of(new Faults.Link(2, 1)), SEED);
    PacketRun run =
        PacketRun.of(
            row.withUnreliableLinks(middle),
            List.of(
                new Sent(0, 3, 2, 0),
                new Sent(3, 0, 2, 0),
                new Sent(0, 1, 2, 100),
                new Sent(3, 2, 2, 100),
                new Sent(1, 1, 2, 100)));
    PacketRun reliable = PacketRun.of(row, List.of(new Sent(0, 3, 2, 0)));

    assertThat(run.lost[0]).isEqualTo(reliable.arrived[0]);
    assertThat(run.headArrived[0]).isEqualTo(reliable.headArrived[0]);
    assertThat(run.lost[1]).isEqualTo(reliable.arrived[0]);
    assertThat(run.arrived[0]).isEqualTo(-1);
    assertThat(Arrays.stream(run.arrived).filter(cycle -> cycle >= 0).count()).isEqualTo(3);
    NetworkCounters counters = run.network.counters();
    assertThat(counters.lost).isEqualTo(2);
    assertThat(counters.delayed).isZero();
    assertThat(counters.packets).isEqualTo(3);
    assertThat(counters.flits).isEqualTo(6);
    assertThat(counters.flitHops).isEqualTo(2 * (3 + 3 + 1 + 1));
  }

  /** With one cycle the only choice, three links make three cycles. */
  @ParameterizedTest
  @MethodSource("rows")
  void shouldHoldAPacketBackForTheSumOfItsDelays(NetworkSpecification row) {
    List<Sent> packets = List.of(new Sent(0, 3, 2, 0), new Sent(1, 1, 2, 0));
    PacketRun run =
        PacketRun.of(row.withUnreliableLinks(UnreliableLinks.reordering(1, 1, SEED)), packets);
    PacketRun reliable = PacketRun.of(row, packets);

    assertThat(run.arrived).containsExactly(reliable.arrived[0] + 3, reliable.arrived[1]);
    assertThat(run.network.counters().delayed).isEqualTo(1);
    assertThat(run.network.counters().latencySum)
        .isEqualTo(reliable.network.counters().latencySum + 3);
  }

  /**
   * 3,000 packets over 3 links: lost with probability 1 - 0.9^3 = 0.271, standard deviation 0.0081;
   * not lost and delayed with 0.729 (1 - 0.7^3) = 0.479, 0.0091. Bounds: five deviations. The delay
   * of one link is 0.3 * (1 + ... + 100) / 100 = 15.15 cycles in the mean, 45.45 for three; that of
   * one packet deviates by less than 51, the mean of 2,187 by 1.1.
   */
  @ParameterizedTest
  @MethodSource("rows")
  void shouldLoseAndDelayAsOftenAsAsked(NetworkSpecification row) {
    UnreliableLinks unreliable = new UnreliableLinks(0.1, 0.3, 100, List.of(), SEED);
    List<Sent> packets = apart(0, 3, 1, 3_000);
    PacketRun run = PacketRun.of(row.withUnreliableLinks(unreliable), packets);

    NetworkCounters counters = run.network.counters();
    assertThat(counters.lost / 3_000.0).isCloseTo(0.271, within(0.041));
    assertThat(counters.delayed / 3_000.0).isCloseTo(0.479, within(0.046));
    assertThat(counters.packets + counters.lost).isEqualTo(3_000);
    double meanDelay =
        (double) counters.latencySum / counters.packets - row.router().zeroLoadLatency(3);
    assertThat(meanDelay).isCloseTo(45.45, within(5.5));
    long overtaken = 0;
    for (int i = 1; i < run.arrived.length; i++) {
      boolean both = run.arrived[i] >= 0 && run.arrived[i - 1] >= 0;
      overtaken += both && run.arrived[i] < run.arrived[i - 1] ? 1 : 0;
    }
    assertThat(overtaken).isPositive();
  }

  /** On a mesh under load, where the models disagree on when packets arrive. */
  @Test
  void shouldLoseTheSamePacketsInEveryModel() {
    NetworkSpecification w1 =
        NetworkSpecification.wormhole(4, 4, 3, 8, 4, 1)
            .withUnreliableLinks(new UnreliableLinks(0.05, 0.2, 9, List.of(), SEED));
    NetworkSpecification v8 =
        NetworkSpecification.mesh(4, 4, RouterSpecification.v8(), 4, 1)
            .withUnreliableLinks(w1.unreliableLinks());
    Random random = new Random(1);
    List<Sent> packets = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      packets.add(new Sent(random.nextInt(16), random.nextInt(16), 1 + random.nextInt(5), i / 2));
    }
    boolean[] lost = lost(PacketRun.of(w1, packets));
    assertThat(lost).contains(true).contains(false);
    for (NetworkSpecification other :
        List.of(v8, w1.withModel(Model.PACKET), v8.withModel(Model.IDEAL))) {
      PacketRun run = PacketRun.of(other, packets);
      assertThat(lost(run)).isEqualTo(lost);
      assertThat(run.arrived).isEqualTo(PacketRun.unwatched(other, packets).arrived);
    }
    NetworkSpecification otherSeed =
        w1.withUnreliableLinks(new UnreliableLinks(0.05, 0.2, 9, List.of(), SEED + 1));
    assertThat(lost(PacketRun.of(otherSeed, packets))).isNotEqualTo(lost);
  }

  private static boolean[] lost(PacketRun run) {
    boolean[] lost = new boolean[run.lost.length];
    for (int i = 0; i < lost.length; i++) {
      lost[i] = run.lost[i] >= 0;
      assertThat(run.arrived[i] >= 0).isNotEqualTo(lost[i]);
    }
    assertThat(run.network.counters().lost)
        .isEqualTo(Arrays.stream(run.lost).filter(cycle -> cycle >= 0).count());
    return lost;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void shouldRefuseALinkThatDoesNotExist(NetworkSpecification row) {
    UnreliableLinks none = new UnreliableLinks(1, 0, 0, List.of(new Faults.Link(0, 2)), SEED);
    assertThatThrownBy(() -> PacketRun.of(row.withUnreliableLinks(none), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no link between routers 0 and 2 of a 4x1 mesh");
  }

  @Test
  void shouldRefuseImpossibleChances() {
    assertThatThrownBy(() -> UnreliableLinks.lossy(1.5, SEED))
        .hasMessage("the probability of loss is from 0 to 1, not 1.5");
    assertThatThrownBy(() -> UnreliableLinks.reordering(0.1, 0, SEED))
        .hasMessage("maximumDelay must be from 1 to 1000000, not 0");
  }
}
