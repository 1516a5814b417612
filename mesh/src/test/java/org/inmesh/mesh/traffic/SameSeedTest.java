package org.inmesh.mesh.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.traffic.InjectionProcess.Bernoulli;
import org.inmesh.mesh.traffic.InjectionProcess.OnOff;
import org.junit.jupiter.api.Test;

/**
 * A seed that somebody has published must keep its packets. The numbers here are those of the first
 * version that drew Bernoulli trials of 64 nodes together.
 */
class SameSeedTest {
  private static final NetworkSpecification MESH = NetworkSpecification.wormhole(8, 8, 3, 8, 4, 1);

  private static long digest(List<RecordedTraffic.Sent> packets) {
    long digest = 17;
    for (RecordedTraffic.Sent packet : packets) {
      long[] values = {
        packet.source(),
        packet.destination(),
        packet.flits(),
        packet.messageClass(),
        packet.tag(),
        packet.created()
      };
      for (long value : values) {
        digest = digest * 31 + value;
      }
    }
    return digest;
  }

  @Test
  void shouldKeepThePacketsOfBernoulliTraffic() {
    List<RecordedTraffic.Sent> packets =
        RecordedTraffic.of(
            TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, 0.1, 1, 1), MESH, 1_000);
    assertThat(packets).startsWith(new RecordedTraffic.Sent(9, 56, 1, 0, 0, 0));
    assertThat(packets).hasSize(6_445);
    assertThat(digest(packets)).isEqualTo(-732196047818952236L);
  }

  @Test
  void shouldKeepThePacketsOfBurstsToHotSpots() {
    TrafficSpecification traffic =
        new TrafficSpecification(
            new HotSpot(List.of(27, 36), 0.5),
            new OnOff(0.01, 0.03),
            new PacketSizes(List.of(1, 5)),
            0.1,
            2);
    List<RecordedTraffic.Sent> packets = RecordedTraffic.of(traffic, MESH, 1_000);
    assertThat(packets).hasSize(2_172);
    assertThat(digest(packets)).isEqualTo(-7966477622267951340L);
  }

  @Test
  void shouldKeepThePacketsOfAMatrix() {
    TrafficMatrix matrix =
        new TrafficMatrix(
            "m", List.of(new TrafficMatrix.Flow(1, 2, 1), new TrafficMatrix.Flow(3, 4, 2)));
    TrafficSpecification traffic =
        new TrafficSpecification(matrix, new Bernoulli(), PacketSizes.fixed(2), 0.01, 3);
    List<RecordedTraffic.Sent> packets = RecordedTraffic.of(traffic, MESH, 1_000);
    assertThat(packets).hasSize(335);
    assertThat(digest(packets)).isEqualTo(-6566524769305365665L);
  }
}
