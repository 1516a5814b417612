package org.inmesh.mesh.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.energy.NetworkEnergy.LinkEnergy;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.measurement.LinkUtilisation;
import org.inmesh.mesh.measurement.Utilisation;
import org.inmesh.mesh.topology.Topology;
import org.junit.jupiter.api.Test;

class NetworkEnergyTest {
  private static final int CYCLES = 100;
  private static final RouterTechnology NM22 = RouterTechnology.named("Bulk22LVT");

  /** W1, links of 4 bytes, 4 x 2 nodes: 10 links, each in both directions. */
  private static final NetworkSpecification MESH = NetworkSpecification.wormhole(4, 2, 3, 8, 4, 1);

  /** Five flits from node 0 to node 6: two links along x, one along y, four routers. */
  private static Utilisation onePacket() {
    LinkUtilisation counting = new LinkUtilisation(MESH.topology());
    Network network = Networks.create(MESH, (s, d, flits, tag, cycle) -> {}, counting);
    network.send(0, 6, 5, 0, 0);
    counting.samplingBegins(0);
    for (long cycle = 0; cycle < CYCLES; cycle++) {
      network.step(cycle);
    }
    counting.samplingEnds(CYCLES);
    return counting.result();
  }

  /** The row of 22 nm, 32 bits, 1 channel; links of 2 mm; 500 MHz. */
  @Test
  void shouldSumUpWhatTheTableSays() {
    NetworkEnergy energy = NetworkEnergy.of(NM22, MESH, onePacket(), 500, 2);

    assertThat(energy.bufferWrites()).isCloseTo(20 * 0.225, within(1e-9));
    assertThat(energy.bufferReads()).isCloseTo(20 * 0.174, within(1e-9));
    assertThat(energy.crossbars()).isCloseTo(20 * 0.139, within(1e-9));
    assertThat(energy.switchArbitrations()).isCloseTo(20 * 0.034, within(1e-9));
    assertThat(energy.linkTraversals()).isCloseTo(15 * 2 * 0.755, within(1e-9));
    assertThat(energy.flits()).isCloseTo(34.09, within(1e-9));
    assertThat(energy.clock()).isCloseTo(8 * 100 * 0.097, within(1e-9));
    // 100 cycles of 500 MHz are 200 ns; 1 mW is 1 pJ in 1 ns.
    assertThat(energy.routerLeakage()).isCloseTo(8 * 3.360 * 200, within(1e-6));
    assertThat(energy.linkLeakage()).isCloseTo(20 * 2 * 0.0077 * 200, within(1e-6));
    double total = 34.09 + 77.6 + 5376 + 61.6;
    assertThat(energy.total()).isCloseTo(total, within(1e-6));
    assertThat(energy.averagePower()).isCloseTo(total / 200, within(1e-6));
    assertThat(energy.routerArea()).isCloseTo(8 * 0.00377, within(1e-9));
    assertThat(energy.perFlitHop()).isCloseTo(total / 15, within(1e-6));
    assertThat(energy.perDeliveredBit()).isCloseTo(total / (5 * 32), within(1e-6));
  }

  @Test
  void shouldMapTheEnergyToRoutersAndLinks() {
    NetworkEnergy energy = NetworkEnergy.of(NM22, MESH, onePacket(), 1_000, 1);

    // Five flits, 0.225 + 0.174 + 0.139 + 0.034 each.
    assertThat(energy.routers().get(2).dynamic()).isCloseTo(5 * 0.572, within(1e-9));
    assertThat(energy.routers().get(3).dynamic()).isZero();
    assertThat(energy.routers().get(3).clock()).isCloseTo(9.7, within(1e-9));
    assertThat(energy.linkEnergy().stream().filter(link -> link.dynamic() > 0))
        .extracting(LinkEnergy::router, LinkEnergy::output)
        .containsExactly(
            tuple(0, Topology.X_PLUS), tuple(1, Topology.X_PLUS), tuple(2, Topology.Y_PLUS));
    double routers = energy.routers().stream().mapToDouble(NetworkEnergy.RouterEnergy::total).sum();
    double links = energy.linkEnergy().stream().mapToDouble(LinkEnergy::total).sum();
    assertThat(routers + links).isCloseTo(energy.total(), within(1e-6));
  }

  @Test
  void shouldRefuseNumbersOutOfRange() {
    Utilisation counted = onePacket();
    assertThatThrownBy(() -> NetworkEnergy.of(NM22, MESH, counted, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MHz");
    assertThatThrownBy(() -> NetworkEnergy.of(NM22, MESH, counted, 1_000, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mm");
  }
}
