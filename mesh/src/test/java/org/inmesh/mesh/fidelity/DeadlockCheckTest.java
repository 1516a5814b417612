package org.inmesh.mesh.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.Faults.Link;
import org.inmesh.mesh.topology.Topology;
import org.junit.jupiter.api.Test;

class DeadlockCheckTest {
  private static final NetworkSpecification V8 =
      NetworkSpecification.mesh(4, 4, RouterSpecification.v8(), 8, 1);
  private static final NetworkSpecification UNSAFE =
      V8.withTopology(Topology.torus(4, 4)).withRouting(RoutingAlgorithm.XY_NO_DATELINE);

  private static Network create(NetworkSpecification specification) {
    return Networks.create(specification, (source, destination, flits, tag, cycle) -> {});
  }

  @Test
  void shouldShowTheCycleOfATorusWithoutDatelines() {
    // Two hops in a ring of four all go by plus, so that each link waits for the next.
    assertThatThrownBy(() -> create(UNSAFE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "xy-no-dateline on a 4x4 torus can deadlock, as packets in each of these channels wait"
                + " for the next: (0,0) y+ class 0 -> (0,1) y+ class 0 -> (0,2) y+ class 0"
                + " -> (0,3) y+ class 0 -> (0,0) y+ class 0");
  }

  @Test
  void shouldBuildATorusWithDatelinesAndOneWithoutIfAskedTo() {
    assertThat(create(UNSAFE.withRouting(RoutingAlgorithm.XY)).isQuiet()).isTrue();
    assertThat(create(UNSAFE.withCyclesAllowed(true)).isQuiet()).isTrue();
  }

  @Test
  void shouldAdmitRingsThatDeadLinksHaveOpened() {
    NetworkSpecification ring = UNSAFE.withTopology(Topology.ring(5, 1));
    assertThatThrownBy(() -> create(ring))
        .hasMessageContaining(": (0,0) x- class 0 -> (4,0) x- class 0 -> ");
    assertThat(create(ring.withFaults(new Faults(List.of(new Link(2, 3)), List.of()))).isQuiet())
        .isTrue();
  }

  @Test
  void shouldRefuseTooFewChannels() {
    NetworkSpecification torus =
        NetworkSpecification.wormhole(4, 4, 3, 8, 4, 1).withTopology(Topology.torus(4, 4));
    assertThatThrownBy(() -> create(torus))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "xy on a 4x4 torus needs at least 2 virtual channels for each message class, not 1");
    // They are needed even where a deadlock is wanted.
    assertThatThrownBy(() -> create(torus.withCyclesAllowed(true)))
        .hasMessageContaining("at least 2 virtual channels");
  }

  @Test
  void shouldRefuseEscapesBehindOtherPackets() {
    NetworkSpecification adaptive = V8.withRouting(RoutingAlgorithm.MINIMAL_ADAPTIVE);
    assertThat(create(adaptive).isQuiet()).isTrue();
    NetworkSpecification early =
        NetworkSpecification.mesh(
                4, 4, RouterSpecification.v8().toBuilder().waitForTailCredit(false).build(), 8, 1)
            .withRouting(RoutingAlgorithm.MINIMAL_ADAPTIVE);
    assertThatThrownBy(() -> create(early))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "minimal-adaptive on a 4x4 mesh can deadlock unless routers wait for the tail's credit:"
                + " a head flit behind another packet in a buffer cannot take its escape channel");
    assertThat(create(early.withCyclesAllowed(true)).isQuiet()).isTrue();
  }

  @Test
  void shouldLetModelsWithoutBuffersHaveCycles() {
    assertThat(create(UNSAFE.withModel(Model.PACKET)).isQuiet()).isTrue();
  }
}
