package org.inmesh.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.mesh.measurement.LatencyMeasurement;
import org.inmesh.mesh.measurement.MeasurementProgress;
import org.inmesh.mesh.measurement.PublishedRouter;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficSpecification;
import org.junit.jupiter.api.Test;

class HopelessLoadTest {
  // 64 nodes create 0.5 / 5 packets a cycle each, 6.4 in all: 9,600 in the 1,500 cycles that are
  // three times the latency of saturation.
  private static final int BOUND = 9_600;

  private final HopelessLoad hopeless =
      new HopelessLoad(
          new NetworkExperiment(
              "w1",
              PublishedRouter.W1.mesh(8, 8),
              TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, 0.5, 5, 1)),
          LatencyMeasurement.ofReference());

  private boolean test(long cycle, int packets) {
    return hopeless.test(
        new MeasurementProgress() {
          @Override
          public long cycle() {
            return cycle;
          }

          @Override
          public int packetsUnderWay() {
            return packets;
          }
        });
  }

  @Test
  void shouldGiveUpWhenThereAreTooManyPacketsAndTheyGrow() {
    assertThat(test(1_000, BOUND)).isFalse();
    assertThat(test(2_000, BOUND + 1)).isTrue();
  }

  @Test
  void shouldGoOnWhileThePacketsGrowFewer() {
    assertThat(test(999, 3 * BOUND)).isFalse();
    assertThat(test(1_000, BOUND)).isFalse();
    assertThat(test(2_000, BOUND - 5)).isFalse();
    assertThat(test(2_500, 3 * BOUND)).isFalse();
  }
}
