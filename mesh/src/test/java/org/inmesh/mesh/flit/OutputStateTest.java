package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputStateTest {

  @Test
  void shouldBeReadyWithARequestAndACredit() {
    int idle = OutputState.idle(64);
    assertThat(OutputState.ready(idle)).isZero();
    assertThat(OutputState.ready(OutputState.withRequest(idle, 4))).isEqualTo(1);
    assertThat(OutputState.ready(OutputState.withRequest(OutputState.idle(0), 4))).isZero();
  }

  @Test
  void shouldAdmitOnlyTheOwnerUntilItsTailHasGone() {
    int state = OutputState.withRequest(OutputState.withRequest(OutputState.idle(8), 1), 3);
    assertThat(OutputState.candidates(state)).isEqualTo(0b01010);
    state = OutputState.afterGrant(state, 3, false, false);
    assertThat(OutputState.pointer(state)).isEqualTo(4);
    assertThat(OutputState.candidates(state)).isZero();
    state = OutputState.withRequest(state, 3);
    assertThat(OutputState.candidates(state)).isEqualTo(0b01000);
    state = OutputState.afterGrant(state, 3, true, false);
    assertThat(OutputState.candidates(state)).isEqualTo(0b00010);
  }

  @Test
  void shouldCountCredits() {
    int state = OutputState.withRequest(OutputState.idle(1), 0);
    state = OutputState.afterGrant(state, 0, false, true);
    assertThat(OutputState.hasCredit(state)).isFalse();
    state = OutputState.withCredit(state);
    assertThat(OutputState.hasFirstCredit(state)).isTrue();
    assertThat(OutputState.ready(state)).isEqualTo(1);
    state = OutputState.withCredit(state);
    assertThat(OutputState.hasFirstCredit(state)).isFalse();
    assertThat(OutputState.withoutCredit(OutputState.withoutCredit(state)))
        .isEqualTo(OutputState.afterGrant(OutputState.idle(1), 0, false, false) | 1);
  }
}
