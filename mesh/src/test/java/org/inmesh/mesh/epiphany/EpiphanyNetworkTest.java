package org.inmesh.mesh.epiphany;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.UnreliableLinks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected cycles are network cycles, half core cycles, worked out by hand from the rules. */
class EpiphanyNetworkTest {
  private static final NetworkSpecification CHIP = NetworkSpecification.epiphany(4, 4);
  private static final int WRITE = EpiphanyNetwork.ON_CHIP_WRITE;
  private static final int READ = EpiphanyNetwork.READ_REQUEST;
  private static final int OFF_CHIP = EpiphanyNetwork.OFF_CHIP_WRITE;

  @Test
  void shouldTakeACycleAndAHalfForEachRouterOnTheWay() {
    for (int messageClass = 0; messageClass < 3; messageClass++) {
      for (int source = 0; source < 16; source++) {
        for (int destination = 0; destination < 16; destination++) {
          List<Write> one = List.of(new Write(source, destination, 1, messageClass, 0, 7));
          int hops =
              Math.abs(source % 4 - destination % 4) + Math.abs(source / 4 - destination / 4);
          assertThat(Traffic.arrivals(CHIP, one)).containsExactly(7 + 3 * (hops + 1));
        }
      }
    }
  }

  @Test
  void shouldCrossA64CoreChipInTheTwelveCyclesOfTheArchitectureReference() {
    long[] arrived =
        Traffic.arrivals(
            NetworkSpecification.epiphany(8, 8), List.of(new Write(0, 7, 1, WRITE, 0, 0)));
    assertThat(arrived[0]).isEqualTo(2 * 12);
  }

  @Test
  void shouldMoveOneWriteACoreCycleOnALink() {
    long[] arrived = Traffic.arrivals(CHIP, Traffic.stream(0, 3, WRITE, 1000));
    for (int i = 0; i < arrived.length; i++) {
      assertThat(arrived[i]).isEqualTo(12 + 2 * i);
    }
  }

  @Test
  void shouldMoveOneReadRequestInEightCoreCyclesOnALink() {
    long[] arrived = Traffic.arrivals(CHIP, Traffic.stream(0, 3, READ, 100));
    for (int i = 0; i < arrived.length; i++) {
      assertThat(arrived[i]).isEqualTo(12 + 16 * i);
    }
  }

  @Test
  void shouldDeliverOneOffChipWriteInEightCoreCycles() {
    long[] arrived = Traffic.arrivals(CHIP, Traffic.stream(0, 3, OFF_CHIP, 100));
    for (int i = 0; i < arrived.length; i++) {
      assertThat(arrived[i]).isEqualTo(12 + 16 * i);
    }
  }

  @Test
  void shouldLetTheLoserOfAnArbitrationFollowACoreCycleLater() {
    // Both ask for the way from router 1 to router 2 in cycle 4. Input 1, from the west, is before
    // input 4, the node's, at first.
    List<Write> writes = List.of(new Write(0, 2, 1, WRITE, 0, 0), new Write(1, 2, 1, WRITE, 1, 3));
    assertThat(Traffic.arrivals(CHIP, writes)).containsExactly(9, 11);
  }

  @Test
  void shouldHoldAFlitBackWhileTheRegisterBeforeItIsTaken() {
    // Node 5 takes one flit in 16 cycles. The second from the west waits at the input, the third in
    // router 4's output, until the one before has left.
    List<Write> writes =
        List.of(
            new Write(4, 5, 1, OFF_CHIP, 0, 0),
            new Write(6, 5, 1, OFF_CHIP, 1, 0),
            new Write(4, 5, 1, OFF_CHIP, 2, 0),
            new Write(4, 5, 1, OFF_CHIP, 3, 0));
    // Arbitrations of router 5 to its node, 16 cycles apart, from 4 on: input 0 (east), then 1
    // (west), and then whoever is there.
    assertThat(Traffic.arrivals(CHIP, writes)).containsExactly(22, 6, 38, 54);
  }

  @Test
  void shouldHalveTheShareOfASenderWithEachHopToACrowdedCorner() {
    // A column of five; the upper four write to the last as fast as they can. Every arbiter grants
    // the write from above and its own node's in turns: 1/2, 1/4 and twice 1/8.
    NetworkSpecification column = NetworkSpecification.epiphany(1, 5);
    int[] received = new int[4];
    Network network =
        new EpiphanyNetwork(column, (source, to, flits, tag, cycle) -> received[source]++, null);
    for (int source = 0; source < 4; source++) {
      for (int i = 0; i < 2000; i++) {
        network.send(source, 4, 1, WRITE, 0, 0);
      }
    }
    int filled = 200;
    for (long cycle = 0; cycle < filled; cycle++) {
      network.step(cycle);
    }
    int[] before = received.clone();
    for (long cycle = filled; cycle < filled + 2 * 1600; cycle++) {
      network.step(cycle);
    }
    int[] share = new int[4];
    Arrays.setAll(share, i -> received[i] - before[i]);
    assertThat(share).containsExactly(200, 200, 400, 800);
  }

  @Test
  void shouldNotLetTheMeshesDisturbEachOther() {
    List<Write> reads = Traffic.stream(0, 15, READ, 50);
    List<Write> all = new ArrayList<>(reads);
    for (int i = 0; i < 2000; i++) {
      all.add(new Write(i % 16, 15, 1, i % 2 == 0 ? WRITE : OFF_CHIP, all.size(), 0));
    }
    long[] together = Traffic.arrivals(CHIP, all);
    assertThat(Arrays.copyOf(together, reads.size())).isEqualTo(Traffic.arrivals(CHIP, reads));
  }

  @Test
  void shouldReportAPacketWhenTheLastOfItsFlitsHasArrived() {
    // Five flits over one hop, with a core cycle between them.
    List<Write> writes = List.of(new Write(0, 1, 5, WRITE, 0, 0));
    assertThat(Traffic.arrivals(CHIP, writes)).containsExactly(6 + 4 * 2);
  }

  @Test
  void shouldLetFlitsOfOthersComeBetweenThoseOfAPacket() {
    // Input 1 (0's flits) and the node take turns at router 1 from cycle 4 on, so the single write
    // is second of six: it does not wait for the packet's end.
    List<Write> writes = List.of(new Write(0, 2, 5, WRITE, 0, 0), new Write(1, 2, 1, WRITE, 1, 3));
    assertThat(Traffic.arrivals(CHIP, writes)).containsExactly(9 + 5 * 2, 11);
  }

  @Test
  void shouldBeWhatTheModelOfASpecificationNames() {
    Network network = Networks.create(CHIP, (source, to, flits, tag, cycle) -> {});
    assertThat(network).isInstanceOf(EpiphanyNetwork.class);
    assertThat(network.specification()).isEqualTo(CHIP);
  }

  @Test
  void shouldRefuseWhatAnEpiphanyIsNot() {
    assertRefused(CHIP.withTopology(Topology.torus(4, 4)), "not 4x4 torus");
    assertRefused(
        CHIP.withTopology(Topology.concentratedMesh(4, 4)), "a mesh with a router for each node");
    assertRefused(CHIP.withRouting(RoutingAlgorithm.YX), "routing XY, not");
    assertRefused(CHIP.withUnreliableLinks(UnreliableLinks.lossy(0.5, 1)), "reliable links");
    assertRefused(
        NetworkSpecification.wormhole(4, 4, 1, 1, 8, 2).withModel(Model.EPIPHANY),
        "a hop of 2 network cycles or more, not 1");
    assertRefused(
        NetworkSpecification.wormhole(4, 4, 3, 8, 8, 2).withModel(Model.EPIPHANY),
        "room for one flit at a router's input, not 8");
    RouterSpecification router = CHIP.router();
    assertRefused(
        NetworkSpecification.mesh(4, 4, router, 8, 1).withModel(Model.EPIPHANY),
        "2 network cycles in a core cycle, not 1");
  }

  /** As the chips' 3 x 3 = 9 network cycles from (0,0) to (2,0), with 2 and 5 for a router. */
  @ParameterizedTest
  @CsvSource({"2, 6", "5, 15"})
  void shouldTakeAnotherHopLatencyForAnExperiment(int hopLatency, int head) {
    List<Long> arrivals = new ArrayList<>();
    Network network =
        Networks.create(
            NetworkSpecification.wormhole(4, 4, hopLatency, 1, 8, 2).withModel(Model.EPIPHANY),
            (source, destination, flits, tag, cycle) -> arrivals.add(cycle));
    network.send(0, 2, 1, 0, 0);
    for (long cycle = 0; !network.isQuiet(); cycle++) {
      network.step(cycle);
    }
    assertThat(arrivals).containsExactly((long) head);
  }

  private static void assertRefused(NetworkSpecification specification, String reason) {
    assertThatThrownBy(() -> Networks.create(specification, (s, d, flits, tag, cycle) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void shouldRefuseWrongPacketsAndCycles() {
    Network network = new EpiphanyNetwork(CHIP, (source, to, flits, tag, cycle) -> {}, null);
    assertThatThrownBy(() -> network.send(0, 16, 1, 0, 0, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> network.send(0, 1, 1, 3, 0, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> network.send(0, 1, 0, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    network.send(0, 1, 1, 0, 0, 0);
    network.step(0);
    assertThatThrownBy(() -> network.step(0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> network.step(2)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldRefuseRatesOutOfRange() {
    assertThatThrownBy(() -> new EpiphanySpecification(0, 8, 1, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("writeInterval must be from 1 to 1024, not 0");
  }

  @Test
  void shouldTakeOtherRates() {
    long[] last = new long[1];
    Network network =
        new EpiphanyNetwork(
            CHIP,
            new EpiphanySpecification(3, 8, 1, 8),
            (source, to, flits, tag, cycle) -> last[0] = cycle,
            null);
    network.send(0, 1, 11, WRITE, 0, 0);
    for (long cycle = 0; !network.isQuiet(); cycle++) {
      network.step(cycle);
    }
    assertThat(last[0]).isEqualTo(6 + 10 * 6);
  }
}
