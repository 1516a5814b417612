package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundRobinArbiterTest {
  private final RoundRobinArbiter arbiter = new RoundRobinArbiter();

  @Test
  void shouldTakeTheFirstRequestFromThePointerOn() {
    assertThat(arbiter.winner(0, 0b10110)).isEqualTo(1);
    assertThat(arbiter.winner(2, 0b10110)).isEqualTo(2);
    assertThat(arbiter.winner(3, 0b10110)).isEqualTo(4);
  }

  @Test
  void shouldGoRoundTheEnd() {
    assertThat(arbiter.winner(3, 0b00101)).isEqualTo(0);
    assertThat(RoundRobinArbiter.pointerAfter(4)).isZero();
    assertThat(RoundRobinArbiter.pointerAfter(2)).isEqualTo(3);
  }
}
