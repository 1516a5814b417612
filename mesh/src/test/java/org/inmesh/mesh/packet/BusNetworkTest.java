package org.inmesh.mesh.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.junit.jupiter.api.Test;

class BusNetworkTest {
  private final List<String> arrived = new ArrayList<>();
  private final Network bus =
      new BusNetwork(
          NetworkSpecification.wormhole(4, 2, 3, 8, 8, 1),
          (source, destination, flits, tag, cycle) -> arrived.add(tag + " at " + cycle),
          null);

  @Test
  void shouldCarryOnePacketAtATimeInOrder() {
    // Arbitration in cycle 1; 3 flits in cycles 1 to 3; the second's in 4; the third's in 5 and 6.
    bus.send(0, 7, 3, 1, 0);
    bus.send(5, 2, 1, 2, 0);
    bus.step(0);
    bus.send(3, 3, 2, 3, 1);
    for (int cycle = 1; !bus.isQuiet(); cycle++) {
      bus.step(cycle);
    }
    assertThat(arrived).containsExactly("1 at 4", "2 at 5", "3 at 7");
    assertThat(bus.counters().packets).isEqualTo(3);
    assertThat(bus.counters().flitHops).isEqualTo(6);
    assertThat(bus.counters().latencySum).isEqualTo(4 + 5 + 6);
  }

  @Test
  void shouldNotWaitForABusThatIsFree() {
    bus.send(0, 7, 3, 1, 0);
    for (int cycle = 0; !bus.isQuiet(); cycle++) {
      bus.step(cycle);
    }
    bus.send(1, 7, 3, 2, 100);
    for (int cycle = 100; !bus.isQuiet(); cycle++) {
      bus.step(cycle);
    }
    assertThat(arrived).containsExactly("1 at 4", "2 at 104");
  }
}
