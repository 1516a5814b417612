package org.inmesh.traces.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.replay.NodeMapping.Policy;
import org.junit.jupiter.api.Test;

class NodeMappingTest {
  private static final TraceMachine FOUR_BY_FOUR = Recordings.machine(4, 4, 1, 0);

  private static int[] mapped(Policy policy, TraceMachine machine, NetworkSpecification network) {
    NodeMapping mapping = NodeMapping.of(policy, machine, network);
    int[] targets = new int[machine.nodes()];
    for (int node = 0; node < targets.length; node++) {
      targets[node] = mapping.of(node);
    }
    return targets;
  }

  @Test
  void shouldKeepColumnAndRowOnALargerMesh() {
    assertThat(mapped(Policy.IDENTITY, FOUR_BY_FOUR, Recordings.w1(8, 5)))
        .containsExactly(0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
  }

  @Test
  void shouldFoldOnASmallerMesh() {
    assertThat(mapped(Policy.FOLD, FOUR_BY_FOUR, Recordings.w1(3, 2)))
        .containsExactly(0, 1, 2, 0, 3, 4, 5, 3, 0, 1, 2, 0, 3, 4, 5, 3);
  }

  @Test
  void shouldScaleToASmallerAndALargerMesh() {
    assertThat(mapped(Policy.SCALE, FOUR_BY_FOUR, Recordings.w1(2, 2)))
        .containsExactly(0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3);
    assertThat(mapped(Policy.SCALE, Recordings.machine(2, 2, 1, 0), Recordings.w1(4, 4)))
        .containsExactly(0, 2, 8, 10);
  }

  @Test
  void shouldRefuseAMeshThatIsTooSmall() {
    assertThatThrownBy(() -> NodeMapping.of(Policy.IDENTITY, FOUR_BY_FOUR, Recordings.w1(8, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the trace is of 4 x 4 nodes, the network has 8 x 3: --map fold, scale or a file is needed");
  }
}
