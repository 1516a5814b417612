package org.inmesh.mesh.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OutstandingPacketsTest {
  private final OutstandingPackets packets = new OutstandingPackets();

  @Test
  void shouldKeepAnOldPacketWhileThousandsComeAndGo() {
    packets.add(0, 7);
    packets.inject(0, 9);
    for (int tag = 1; tag < 5_000; tag++) {
      packets.add(tag, 100 + tag);
      if (tag % 2 == 1) {
        packets.remove(tag);
      }
    }
    assertThat(packets.oldest()).isZero();
    assertThat(packets.created(0)).isEqualTo(7);
    assertThat(packets.injected(0)).isEqualTo(9);
    assertThat(packets.created(4_998)).isEqualTo(5_098);
    assertThat(packets.isOutstanding(4_998)).isTrue();
    assertThat(packets.isOutstanding(4_999)).isFalse();
    packets.remove(0);
    assertThat(packets.oldest()).isEqualTo(2);
    assertThat(packets.injected(2)).isEqualTo(OutstandingPackets.NOT_YET);
  }

  @Test
  void shouldRefuseTagsOutOfOrder() {
    packets.add(0, 0);
    assertThatThrownBy(() -> packets.add(2, 0)).isInstanceOf(IllegalStateException.class);
  }
}
