package org.inmesh.mesh.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.traffic.InjectionProcess.Bernoulli;
import org.junit.jupiter.api.Test;

class MixedTrafficTest {
  private static final NetworkSpecification MESH =
      NetworkSpecification.mesh(
          8, 8, RouterSpecification.v8().toBuilder().channelsOfClass(List.of(4, 4)).build(), 4, 1);

  private static final TrafficComponent SHORT =
      TrafficComponent.oneWay(SyntheticPattern.NEIGHBOR, new Bernoulli(), PacketSizes.fixed(1));

  private static final TrafficComponent LONG =
      TrafficComponent.oneWay(SyntheticPattern.TORNADO, new Bernoulli(), PacketSizes.fixed(4))
          .withMessageClass(1)
          .withWeight(3);

  @Test
  void shouldShareTheLoadOutByWeight() {
    TrafficSpecification traffic = new TrafficSpecification(List.of(SHORT, LONG), 0.4, 7);
    int cycles = 5_000;
    List<RecordedTraffic.Sent> sent = RecordedTraffic.of(traffic, MESH, cycles);
    long ofShort = sent.stream().filter(packet -> packet.messageClass() == 0).count();
    long ofLong = sent.size() - ofShort;
    // 320,000 trials: p = 0.1 and p = 0.3 / 4; standard deviations 170 and 149; five of them.
    assertThat(ofShort).isCloseTo(32_000, within(850L));
    assertThat(ofLong).isCloseTo(24_000, within(745L));
    assertThat(sent)
        .allSatisfy(
            packet -> assertThat(packet.flits()).isEqualTo(packet.messageClass() == 0 ? 1 : 4));
    assertThat(traffic.load(SHORT)).isEqualTo(0.1);
    assertThat(traffic.patternLabel()).isEqualTo("neighbor*1.0+tornado*3.0");
    assertThat(traffic.processLabel()).isEqualTo("bernoulli");
  }

  @Test
  void shouldAllowTheLoadAtWhichTheFirstComponentSendsInEveryCycle() {
    // The short packets have a quarter of the load, at most 1.
    assertThat(new TrafficSpecification(List.of(SHORT, LONG), 0, 1).maximumLoad(MESH)).isEqualTo(4);
  }

  @Test
  void shouldRefuseWeightsAndClassesOutOfRange() {
    assertThatThrownBy(() -> SHORT.withWeight(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SHORT.withMessageClass(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TrafficSpecification(List.of(), 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
