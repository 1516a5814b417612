package org.inmesh.mesh.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inmesh.mesh.FlitNetwork;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkSpecification;
import org.junit.jupiter.api.Test;

class BernoulliTrafficTest {

  private static Network network(int columns, int rows) {
    return new FlitNetwork(
        new NetworkSpecification(columns, rows, 3, 8, 4, 1),
        (source, destination, flits, tag, cycle) -> {});
  }

  private static NetworkCounters run(long seed) {
    Network network = network(8, 8);
    BernoulliTraffic traffic = new BernoulliTraffic(network, TrafficPattern.UNIFORM, 0.1, 1, seed);
    for (long cycle = 0; cycle < 500; cycle++) {
      traffic.create(cycle);
      network.step(cycle);
    }
    return network.counters();
  }

  @Test
  void shouldOfferTheLoadInFlits() {
    Network network = network(8, 8);
    BernoulliTraffic traffic = new BernoulliTraffic(network, TrafficPattern.NEIGHBOR, 0.2, 4, 1);
    for (long cycle = 0; cycle < 10_000; cycle++) {
      traffic.create(cycle);
    }
    // 640,000 draws with p = 0.05; the standard deviation is 174; five of them.
    assertThat(traffic.created()).isBetween(32_000 - 872, 32_000 + 872);
  }

  @Test
  void shouldCreateTheSamePacketsFromTheSameSeed() {
    assertThat(run(1)).usingRecursiveComparison().isEqualTo(run(1));
    assertThat(run(1).latencySum).isNotEqualTo(run(2).latencySum);
  }

  @Test
  void shouldRefuseWhatHasNoMeaning() {
    assertThatThrownBy(() -> new BernoulliTraffic(network(8, 8), TrafficPattern.UNIFORM, 1.1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("load must be from 0 to 1");
    assertThatThrownBy(() -> new BernoulliTraffic(network(8, 8), TrafficPattern.UNIFORM, 0.1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("flits");
    assertThatThrownBy(
            () -> new BernoulliTraffic(network(8, 4), TrafficPattern.TRANSPOSE, 0.1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("transpose");
  }
}
