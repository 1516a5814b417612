package org.inmesh.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.inmesh.mesh.measurement.LatencyResult;
import org.inmesh.mesh.measurement.LatencyResult.Status;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficSpecification;
import org.junit.jupiter.api.Test;

/** Against a network that takes every load up to a known one. */
class SaturationSearchTest {
  private static final TrafficSpecification TRAFFIC =
      TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, 0, 1, 1);

  private static LatencyResult result(double load, double capacity) {
    Status status = load > capacity ? Status.SATURATED : Status.CONVERGED;
    return new LatencyResult(
        status, load, Math.min(load, capacity), 1, 20, 20, 6, new Histogram(3));
  }

  private static SaturationPoint search(double capacity, double maximum) {
    return SaturationSearch.search(
            load -> Optional.of(result(load, capacity)), TRAFFIC, maximum, 0.01)
        .orElseThrow();
  }

  @Test
  void shouldHalveTheIntervalUntilItIsSmallEnough() {
    // 1, 0.5, 0.25, 0.375, 0.3125, 0.28125, 0.296875, 0.3046875
    SaturationPoint point = search(0.3, 1);

    assertThat(point.sustained()).isEqualTo(0.296875);
    assertThat(point.saturated()).isEqualTo(0.3046875);
    assertThat(point.acceptedAtSaturation()).isEqualTo(0.3);
    assertThat(point.measurements()).isEqualTo(8);
    assertThat(point.traffic().load()).isEqualTo(0.296875);
  }

  @Test
  void shouldSayThatNothingSaturates() {
    SaturationPoint point = search(1, 0.8);

    assertThat(point.sustained()).isEqualTo(0.8);
    assertThat(point.saturated()).isInfinite();
    assertThat(point.acceptedAtSaturation()).isEqualTo(0.8);
    assertThat(point.measurements()).isEqualTo(1);
  }

  @Test
  void shouldEndWhenToldToStop() {
    assertThat(SaturationSearch.search(load -> Optional.empty(), TRAFFIC, 1, 0.01)).isEmpty();
  }
}
