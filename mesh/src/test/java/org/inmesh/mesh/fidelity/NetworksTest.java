package org.inmesh.mesh.fidelity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.parallel.StripeTeam;
import org.junit.jupiter.api.Test;

class NetworksTest {
  /** A team that is closed refuses to work, so a network that works has not asked it. */
  @Test
  void shouldStepNetworksOfFlitsWithTheTeam() {
    RouterSpecification v8 = RouterSpecification.v8();
    for (RouterSpecification router :
        List.of(RouterSpecification.wormhole(3, 8), v8, v8.toBuilder().speculative(true).build())) {
      StripeTeam team = new StripeTeam(2);
      Network network =
          Networks.create(
              NetworkSpecification.mesh(16, 16, router, 4, 1),
              (source, destination, flits, tag, cycle) -> {},
              null,
              team);
      team.close();
      assertThatThrownBy(() -> network.step(0))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
    }
  }
}
