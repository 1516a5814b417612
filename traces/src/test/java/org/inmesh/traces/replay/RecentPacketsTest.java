package org.inmesh.traces.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.traces.event.EventSink;
import org.junit.jupiter.api.Test;

class RecentPacketsTest {
  /** The packet that is delivered late has the place of another one by then. */
  @Test
  void shouldNotTakeTheDeliveryOfAForgottenPacketForAnotherOnes() {
    RecentPackets recent = new RecentPackets(1);
    for (int packet = 0; packet <= EventSink.FARTHEST_CAUSE; packet++) {
      recent.add(packet, packet, 10);
    }
    recent.setDelivered(0, 25);
    assertThat(recent.knows(0)).isFalse();
    assertThat(recent.delivered(EventSink.FARTHEST_CAUSE)).isEqualTo(RecentPackets.NOT_YET);
    recent.setDelivered(EventSink.FARTHEST_CAUSE, 30);
    assertThat(recent.delivered(EventSink.FARTHEST_CAUSE)).isEqualTo(30);
  }

  @Test
  void shouldKnowTwiceAsManyAsAreReadAhead() {
    int window = 3 << 18;
    RecentPackets recent = new RecentPackets(window);
    for (int packet = 0; packet < 2 * window; packet++) {
      recent.add(packet, packet, 10);
    }
    assertThat(recent.knows(0)).isTrue();
  }
}
