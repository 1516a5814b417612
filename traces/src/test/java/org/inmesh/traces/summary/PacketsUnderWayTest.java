package org.inmesh.traces.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacketsUnderWayTest {
  private static final int BEYOND = 1_000;

  @Test
  void shouldDropTheOldestOnlyWhenTooManyAreUnderWay() {
    PacketSummary summary = new PacketSummary();
    int packets = PacketsUnderWay.MOST + BEYOND;
    for (int packet = 0; packet < packets; packet++) {
      summary.packetCreated(packet, 0, 0, 0, 1, 8, packet);
    }
    assertThat(summary.dropped()).isEqualTo(BEYOND);
    summary.packetDelivered(BEYOND - 1, packets);
    summary.packetDelivered(BEYOND, packets);
    summary.packetLost(packets - 1, packets);
    assertThat(summary.underWay()).isEqualTo(packets - 2);
    PacketClass all = summary.classes().iterator().next();
    assertThat(all.created()).isEqualTo(packets);
    assertThat(all.lost()).isOne();
    assertThat(all.delivered()).isOne();
    assertThat(all.latency().getMaxValue()).isBetween((long) packets - BEYOND, packets + 10_000L);
  }

  @Test
  void shouldDropNothingAsLongAsFewAreUnderWay() {
    PacketSummary summary = new PacketSummary();
    for (int packet = 0; packet < 3 * BEYOND; packet++) {
      summary.packetCreated(packet, 0, 0, 0, 1, 8, packet);
      if (packet >= 100) {
        summary.packetInjected(packet - 100, packet);
        summary.packetDelivered(packet - 100, packet + 7);
      }
    }
    assertThat(summary.dropped()).isZero();
    assertThat(summary.underWay()).isEqualTo(100);
    PacketClass all = summary.classes().iterator().next();
    assertThat(all.waiting().getMean()).isEqualTo(100);
    assertThat(all.travelling().getMean()).isEqualTo(7);
    assertThat(all.latency().getMean()).isEqualTo(107);
  }
}
