package org.inmesh.mesh.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.topology.Topology;
import org.junit.jupiter.api.Test;

class NetworkTotalsTest {
  private static final RouterTechnology NM22 = RouterTechnology.named("Bulk22LVT");

  /** The row of 22 nm, 32 bits, 1 channel; links of 2 mm; as in {@link NetworkEnergyTest}. */
  @Test
  void shouldSumUpWhatTheTableSays() {
    NetworkTotals totals =
        NetworkTotals.of(NM22.costs(32, 1, 8), Topology.mesh(4, 2), 5, 15, 100, 200, 2);

    // Five flits pass four routers and three links each.
    assertThat(totals.routers()).isCloseTo(20 * (0.225 + 0.174 + 0.139 + 0.034), within(1e-9));
    assertThat(totals.links()).isCloseTo(15 * 2 * 0.755, within(1e-9));
    assertThat(totals.clock()).isCloseTo(8 * 100 * 0.097, within(1e-9));
    // 20 links, and 1 mW is 1 pJ in 1 ns.
    assertThat(totals.leakage()).isCloseTo(8 * 3.360 * 200 + 20 * 2 * 0.0077 * 200, within(1e-6));
  }

  @Test
  void shouldCountClockAndLeakageOfEveryNetwork() {
    NetworkTotals three = new NetworkTotals(1, 2, 3, 4).withNetworks(3);

    assertThat(three).isEqualTo(new NetworkTotals(1, 2, 9, 12));
  }

  @Test
  void shouldCountLinksOfMeshesAndRings() {
    assertThat(NetworkTotals.links(Topology.mesh(1, 1))).isZero();
    assertThat(NetworkTotals.links(Topology.mesh(3, 3))).isEqualTo(24);
    assertThat(NetworkTotals.links(Topology.torus(4, 4))).isEqualTo(64);
  }

  private static RouterCosts nearest(int flitBytes, int bufferDepth) {
    return NM22.nearestCosts(NetworkSpecification.wormhole(4, 4, 3, bufferDepth, flitBytes, 1));
  }

  @Test
  void shouldTakeTheTablesNumbersWhereItHasThem() {
    assertThat(nearest(8, 8)).isEqualTo(NM22.costs(64, 1, 8));
    NetworkSpecification v8 = NetworkSpecification.mesh(4, 4, RouterSpecification.v8(), 8, 1);
    assertThat(NM22.nearestCosts(v8)).isEqualTo(NM22.costs(64, 8, 8));
  }

  @Test
  void shouldTakeTheNearestOtherwise() {
    assertThat(nearest(8, 1)).isEqualTo(NM22.costs(64, 1, 8));
    // 64 flits of 128 bits are more than the table's 4096 bits.
    assertThat(nearest(16, 64)).isEqualTo(NM22.costs(128, 1, 32));
    assertThat(nearest(64, 8).linkPerMillimetre()).isCloseTo(4 * 3.019, within(1e-9));
    assertThat(nearest(1, 8).bufferWrite()).isCloseTo(0.225 / 4, within(1e-9));
  }
}
