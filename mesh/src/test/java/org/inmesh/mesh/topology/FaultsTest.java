package org.inmesh.mesh.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.inmesh.mesh.topology.Faults.Link;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final Topology MESH = Topology.mesh(4, 3);

  @Test
  void shouldKeepEachFaultOnceInAscendingOrder() {
    Faults faults =
        new Faults(List.of(new Link(5, 4), new Link(0, 1), new Link(4, 5)), List.of(7, 2, 7));
    assertThat(faults.links()).containsExactly(new Link(0, 1), new Link(4, 5));
    assertThat(faults.routers()).containsExactly(2, 7);
  }

  @Test
  void shouldTakeALinkAwayInBothDirections() {
    FaultyTopology left = new FaultyTopology(MESH, new Faults(List.of(new Link(1, 5)), List.of()));
    assertThat(left.neighbour(1, Topology.Y_PLUS)).isEqualTo(Topology.NONE);
    assertThat(left.neighbour(5, Topology.Y_MINUS)).isEqualTo(Topology.NONE);
    assertThat(left.neighbour(1, Topology.X_PLUS)).isEqualTo(2);
  }

  @Test
  void shouldTakeTheLinksOfADeadRouterAway() {
    FaultyTopology left = new FaultyTopology(MESH, new Faults(List.of(), List.of(5)));
    assertThat(left.isAlive(5)).isFalse();
    assertThat(left.isAlive(4)).isTrue();
    assertThat(left.neighbour(4, Topology.X_PLUS)).isEqualTo(Topology.NONE);
    assertThat(left.neighbour(6, Topology.X_MINUS)).isEqualTo(Topology.NONE);
    assertThat(left.neighbour(1, Topology.Y_PLUS)).isEqualTo(Topology.NONE);
    assertThat(left.neighbour(9, Topology.Y_MINUS)).isEqualTo(Topology.NONE);
    assertThat(left.neighbour(5, Topology.X_PLUS)).isEqualTo(Topology.NONE);
  }

  @Test
  void shouldTakeBothLinksOfASideOfTwoAway() {
    FaultyTopology left =
        new FaultyTopology(Topology.torus(2, 1), new Faults(List.of(new Link(0, 1)), List.of()));
    assertThat(left.neighbour(0, Topology.X_PLUS)).isEqualTo(Topology.NONE);
    assertThat(left.neighbour(0, Topology.X_MINUS)).isEqualTo(Topology.NONE);
  }

  @Test
  void shouldDrawTheNumberAskedForAndTheSameForASeed() {
    Faults faults = Faults.draw(MESH, 4, 2, 9);
    assertThat(faults.links()).hasSize(4);
    assertThat(faults.routers()).hasSize(2);
    assertThat(faults.links())
        .noneMatch(link -> faults.routers().contains(link.router()))
        .noneMatch(link -> faults.routers().contains(link.neighbour()));
    assertThat(Faults.draw(MESH, 4, 2, 9)).isEqualTo(faults);
    assertThat(Faults.draw(MESH, 4, 2, 10)).isNotEqualTo(faults);
    // 3 * 3 along x and 4 * 2 along y.
    assertThat(Faults.draw(MESH, 17, 0, 1).links()).hasSize(17);
  }

  @Test
  void shouldRefuseWhatIsNotThere() {
    assertThatThrownBy(
            () -> new FaultyTopology(MESH, new Faults(List.of(new Link(3, 4)), List.of())))
        .hasMessage("no link between routers 3 and 4 of a 4x3 mesh");
    assertThatThrownBy(() -> new FaultyTopology(MESH, new Faults(List.of(), List.of(12))))
        .hasMessage("no router 12 in a 4x3 mesh");
    assertThatThrownBy(() -> Faults.draw(MESH, 18, 0, 1))
        .hasMessage("dead links must be from 0 to 17, not 18");
  }
}
