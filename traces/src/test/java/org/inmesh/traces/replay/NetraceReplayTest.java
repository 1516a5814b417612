package org.inmesh.traces.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.assertj.core.data.Percentage;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.traces.netrace.Captures;
import org.inmesh.traces.netrace.NetraceReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the replay of the reference, which was made with another simulator of W1. */
class NetraceReplayTest {
  private static final Percentage ONE_PERCENT = Percentage.withPercentage(1);

  /** Under overload the order of packets of one cycle matters: see traces/README.md. */
  private static final Percentage UNDER_OVERLOAD = Percentage.withPercentage(1.5);

  @ParameterizedTest
  @CsvSource({
    "true, 1, 324303, 76.1, 23.9",
    "false, 1, 324280, 77.3, 23.8",
    "true, 0.1, 32570, 714, 58.6",
    "false, 0.1, 32464, 812, 61.6"
  })
  void shouldAgreeWithTheReference(
      boolean closed, double stretch, long last, double latency, double networkLatency)
      throws IOException {
    NetworkSpecification w1 = NetworkSpecification.wormhole(8, 8, 3, 8, 16, 1);
    ReplaySettings settings = closed ? ReplaySettings.closed() : ReplaySettings.open();
    try (NetraceReader reader = NetraceReader.open(Captures.path("multiregion.tra.bz2"))) {
      ReplayResult result =
          new Replay(
                  reader,
                  reader.header().machine(),
                  ReplayTarget.of(w1),
                  settings.stretched(stretch, 1).onePerNodeAndCycle(),
                  NodeMapping.of(NodeMapping.Policy.IDENTITY, reader.header().machine(), w1))
              .run();
      assertThat(result.delivered()).isEqualTo(22_968);
      assertThat(result.late()).isZero();
      assertThat(result.notSent()).isZero();
      if (stretch == 1) {
        assertThat(result.lastDelivery()).isEqualTo(last);
        assertThat(result.latencyMean()).isCloseTo(latency, within(0.06));
        assertThat(result.networkLatencyMean()).isCloseTo(networkLatency, within(0.06));
      } else {
        assertThat(result.lastDelivery()).isCloseTo(last, ONE_PERCENT);
        assertThat(result.latencyMean()).isCloseTo(latency, ONE_PERCENT);
        assertThat(result.networkLatencyMean()).isCloseTo(networkLatency, UNDER_OVERLOAD);
      }
    }
  }
}
