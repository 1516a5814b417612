package org.inmesh.traces.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PacketSetTest {
  @Test
  void shouldHoldTheSamePacketsAsASetOfTheLibrary() {
    Random random = new Random(7);
    PacketSet packets = new PacketSet();
    Set<Long> expected = new HashSet<>();
    for (long packet = 0; packet < 50_000; packet += 1 + random.nextInt(3)) {
      packets.add(packet);
      expected.add(packet);
      long removed = packet - random.nextInt(200);
      assertThat(packets.remove(removed)).isEqualTo(expected.remove(removed));
      long asked = packet - random.nextInt(400) + 50;
      assertThat(packets.contains(asked)).isEqualTo(expected.contains(asked));
    }
    expected.forEach(packets::remove);
    assertThat(packets.isEmpty()).isTrue();
  }

  @Test
  void shouldForgetWhatIsTooFarBackAndSaySo() {
    PacketSet packets = new PacketSet();
    packets.add(5);
    packets.add(PacketSet.KEPT);
    assertThat(packets.isTooFarBack(5)).isTrue();
    assertThat(packets.contains(5)).isFalse();
    assertThat(packets.remove(5)).isFalse();
    assertThat(packets.remove(PacketSet.KEPT)).isTrue();
    assertThat(packets.isEmpty()).isTrue();
  }

  @Test
  void shouldKeepWhatIsNearEnough() {
    PacketSet packets = new PacketSet();
    packets.add(100);
    packets.add(PacketSet.KEPT);
    assertThat(packets.isTooFarBack(100)).isFalse();
    assertThat(packets.contains(100)).isTrue();
  }

  @Test
  void shouldTakeALargeStepBetweenNumbers() {
    PacketSet packets = new PacketSet();
    packets.add(3);
    packets.add(1L << 50);
    assertThat(packets.contains(1L << 50)).isTrue();
    assertThat(packets.contains((1L << 50) - PacketSet.KEPT + 3)).isFalse();
    packets.add(3);
    assertThat(packets.contains(3)).isFalse();
  }
}
