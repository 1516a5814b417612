package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inmesh.mesh.FlowControl;
import org.junit.jupiter.api.Test;

class OnOffSignalsTest {
  private static final int CHANNEL = 1;

  /** Of 8 places 5 are free when the third flit comes, 7 when one is left. */
  private final OnOffSignals signals = new OnOffSignals(2, 8, new FlowControl.OnOff(5, 7));

  @Test
  void shouldStopTheSenderOnceAndLetItGoOnOnce() {
    assertThat(signals.flitArrived(CHANNEL, 2)).isFalse();
    assertThat(signals.flitArrived(CHANNEL, 3)).isTrue();
    assertThat(signals.flitArrived(CHANNEL, 4)).isFalse();
    assertThat(signals.flitLeft(CHANNEL, 2)).isFalse();
    assertThat(signals.flitArrived(CHANNEL, 3)).isFalse();
    assertThat(signals.flitLeft(CHANNEL, 1)).isTrue();
    assertThat(signals.flitLeft(CHANNEL, 0)).isFalse();
    assertThat(signals.flitArrived(CHANNEL, 3)).isTrue();
  }

  @Test
  void shouldRefuseAFlitForWhichThereIsNoRoom() {
    for (int i = 0; i < 8; i++) {
      signals.flitSent(CHANNEL);
    }
    assertThatThrownBy(() -> signals.flitSent(CHANNEL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the buffer of input channel 1 overflows");
    signals.flitSent(0);
  }
}
