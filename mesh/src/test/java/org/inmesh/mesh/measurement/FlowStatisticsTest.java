package org.inmesh.mesh.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficSpecification;
import org.junit.jupiter.api.Test;

class FlowStatisticsTest {

  @Test
  void shouldKeepTheNumbersOfEachPair() {
    FlowStatistics statistics = new FlowStatistics();
    for (int latency = 1; latency <= 100; latency++) {
      statistics.packetMeasured(3, 1, 2, 1_000, 1_005, 1_000 + latency);
    }
    statistics.packetMeasured(3, 0, 1, 7, 7, 77);
    statistics.packetMeasured(0, 3, 5, 0, 0, 20);

    List<FlowLatency> flows = statistics.flows();
    assertThat(flows).hasSize(3);
    assertThat(flows.get(0)).isEqualTo(new FlowLatency(0, 3, 1, 5, 20, 20, 20));
    assertThat(flows.get(1)).isEqualTo(new FlowLatency(3, 0, 1, 1, 70, 70, 70));
    FlowLatency many = flows.get(2);
    assertThat(many.packets()).isEqualTo(100);
    assertThat(many.flits()).isEqualTo(200);
    assertThat(many.mean()).isEqualTo(50.5);
    assertThat(many.maximum()).isEqualTo(100);
    assertThat(many.p99()).isBetween(99L, 99L + 99 / 16);
    assertThat(statistics.slowest(1)).containsExactly(flows.get(1));
  }

  /** All measured packets, once each; mean latency is the mean over the flows. */
  @Test
  void shouldAddUpToTheMeasurement() {
    FlowStatistics statistics = new FlowStatistics();
    LatencyResult result =
        new LatencyMeasurement(2_000, 1, 4, 2, 0.05, 500)
            .measure(
                NetworkFactory.of(PublishedRouter.W1.mesh(4, 3)),
                TrafficSpecification.bernoulli(SyntheticPattern.TORNADO, 0.1, 1, 1),
                progress -> false,
                List.of(statistics))
            .orElseThrow();
    List<FlowLatency> flows = statistics.flows();
    assertThat(flows).hasSize(12);
    assertThat(flows.stream().mapToLong(FlowLatency::packets).sum()).isEqualTo(result.packets());
    double sum = flows.stream().mapToDouble(flow -> flow.mean() * flow.packets()).sum();
    assertThat(sum / result.packets())
        .isCloseTo(result.meanPacketLatency(), org.assertj.core.data.Offset.offset(1e-6));
  }
}
