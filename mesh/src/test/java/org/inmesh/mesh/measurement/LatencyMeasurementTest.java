package org.inmesh.mesh.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Percentage;
import org.inmesh.mesh.measurement.LatencyResult.Status;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficPattern;
import org.inmesh.mesh.traffic.TrafficSpecification;
import org.junit.jupiter.api.Test;

class LatencyMeasurementTest {
  private static final LatencyMeasurement SHORT = new LatencyMeasurement(2_000, 1, 4, 2, 0.05, 500);

  private static LatencyResult measure(TrafficPattern pattern, double load, int flits) {
    return SHORT.measure(
        NetworkFactory.of(PublishedRouter.V8.mesh(8, 8)),
        TrafficSpecification.bernoulli(pattern, load, flits, 1));
  }

  /**
   * Neighbor traffic: in each dimension 7 of 8 nodes send over 1 link, one over 7: 1.75 on average,
   * 3.5 in both, so 4.5 routers and 4 * 3.5 + 6 = 20 cycles if hardly anything else moves.
   */
  @Test
  void shouldFindTheLatencyOfAnAlmostEmptyNetwork() {
    LatencyResult result = measure(SyntheticPattern.NEIGHBOR, 0.01, 1);
    assertThat(result.status()).isEqualTo(Status.CONVERGED);
    assertThat(result.meanPacketLatency()).isCloseTo(20, Percentage.withPercentage(5));
    assertThat(result.meanRouters()).isCloseTo(4.5, Percentage.withPercentage(5));
    assertThat(result.acceptedLoad()).isCloseTo(0.01, Percentage.withPercentage(15));
    assertThat(result.meanQueueingLatency()).isLessThan(0.1);
    assertThat(result.packetLatencies().getMinValue()).isEqualTo(4 * 2 + 6);
    assertThat(result.packetLatencies().getTotalCount()).isEqualTo(result.packets());
  }

  @Test
  void shouldCallANetworkSaturatedThatCannotKeepUp() {
    LatencyResult result = measure(SyntheticPattern.UNIFORM, 0.9, 1);
    assertThat(result.status()).isEqualTo(Status.SATURATED);
    // The reference accepts 0.326 of an offered load of 1.
    assertThat(result.acceptedLoad()).isCloseTo(0.326, Percentage.withPercentage(6));
  }

  @Test
  void shouldFindTheSameWithTheSameSeed() {
    assertThat(measure(SyntheticPattern.UNIFORM, 0.1, 5))
        .isEqualTo(measure(SyntheticPattern.UNIFORM, 0.1, 5));
  }

  @Test
  void shouldRefuseAPlanThatCannotMeasure() {
    assertThatThrownBy(() -> new LatencyMeasurement(0, 1, 1, 1, 0.05, 500))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("samplePeriod");
    assertThatThrownBy(() -> new LatencyMeasurement(1, 1, 1, 1, Double.NaN, 500))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
