package org.inmesh.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkSpecificationTest {

  @Test
  void shouldAcceptTheLimits() {
    assertThat(NetworkSpecification.wormhole(1, 1, 1, 1, 1, 1).nodes()).isEqualTo(1);
    assertThat(NetworkSpecification.wormhole(256, 256, 64, 64, 64, 8).nodes()).isEqualTo(65536);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4, 3, 8, 4, 1, columns must be from 1 to 256",
    "257, 4, 3, 8, 4, 1, columns must be from 1 to 256",
    "4, 0, 3, 8, 4, 1, rows must be from 1 to 256",
    "4, 257, 3, 8, 4, 1, rows must be from 1 to 256",
    "4, 4, 0, 8, 4, 1, hopLatency must be from 1 to 64",
    "4, 4, 65, 8, 4, 1, hopLatency must be from 1 to 64",
    "4, 4, 3, 0, 4, 1, bufferDepth must be from 1 to 64",
    "4, 4, 3, 65, 4, 1, bufferDepth must be from 1 to 64",
    "4, 4, 3, 8, 0, 1, flitBytes must be from 1 to 64",
    "4, 4, 3, 8, 65, 1, flitBytes must be from 1 to 64",
    "4, 4, 3, 8, 4, 0, cyclesPerCoreCycle must be from 1 to 8",
    "4, 4, 3, 8, 4, 9, cyclesPerCoreCycle must be from 1 to 8"
  })
  void shouldRefuseValuesOutOfRange(
      int columns, int rows, int hop, int depth, int bytes, int ratio, String message) {
    assertThatThrownBy(() -> NetworkSpecification.wormhole(columns, rows, hop, depth, bytes, ratio))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void shouldCountTheLinksBetweenTwoNodes() {
    NetworkSpecification mesh = NetworkSpecification.wormhole(5, 3, 3, 8, 4, 1);
    // (4, 0) to (0, 2)
    assertThat(mesh.distance(4, 10)).isEqualTo(6);
    assertThat(mesh.distance(7, 7)).isZero();
  }
}
