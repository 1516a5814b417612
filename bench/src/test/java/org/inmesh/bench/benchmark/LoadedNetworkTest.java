package org.inmesh.bench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.parallel.StripeTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadedNetworkTest {

  /** Uniform traffic makes 2 (K * K - 1) / (3 K) hops in the mean: 5.25 for K = 8. */
  @ParameterizedTest
  @CsvSource({"w1 8 0.2, 0.2", "v8 8 0.05, 0.05"})
  void shouldCarryTheLoadItsDescriptionSays(String description, double load) {
    LoadedNetwork network = LoadedNetwork.parse(description, Model.FLIT, null);
    long flitHops = 0;
    for (int step = 0; step < 20; step++) {
      flitHops += network.step();
    }
    double expected = 20.0 * LoadedNetwork.CYCLES * 64 * load * 5.25;
    assertThat(flitHops).isBetween((long) (0.97 * expected), (long) (1.03 * expected));
  }

  @Test
  void shouldDoTheSameOnTwoThreads() {
    try (StripeTeam team = new StripeTeam(2)) {
      LoadedNetwork together = LoadedNetwork.parse("w1 8 0.2", Model.FLIT, team);
      assertThat(together.step())
          .isEqualTo(LoadedNetwork.parse("w1 8 0.2", Model.FLIT, null).step());
    }
  }

  @Test
  void shouldRefuseARouterItDoesNotKnow() {
    assertThatThrownBy(() -> LoadedNetwork.parse("w9 8 0.2", Model.FLIT, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("w9");
  }
}
