package org.inmesh.mesh.epiphany;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.junit.jupiter.api.Test;

class SteadyStateTest {

  @Test
  void shouldAllocateNothingOnceItsTablesHaveGrown() {
    Network network =
        new EpiphanyNetwork(
            NetworkSpecification.epiphany(8, 8), (source, to, flits, tag, cycle) -> {}, null);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    run(network, 0, 5_000);
    long before = threads.getCurrentThreadAllocatedBytes();
    run(network, 5_000, 10_000);
    // 25,000 packets in these cycles; what the virtual machine itself allocates is far less.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
  }

  private static void run(Network network, long from, long to) {
    for (long cycle = from; cycle < to; cycle++) {
      int source = (int) (cycle * 7 % 64);
      for (int i = 0; i < 5; i++) {
        int destination = (int) ((cycle * 13 + 11L * i) % 64);
        network.send(
            (source + 9 * i) % 64, destination, 1, i == 0 && cycle % 8 == 0 ? 1 : 0, 0, cycle);
      }
      network.step(cycle);
    }
  }
}
