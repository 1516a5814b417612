package org.inmesh.mesh.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inmesh.mesh.measurement.LatencyResult.Status;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficSpecification;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final int PERIOD = 2_000;

  private static LatencyResult measure(WarmUp warmUp, double load) {
    return new LatencyMeasurement(PERIOD, warmUp, 6, 2, 0.05, 500)
        .measure(
            NetworkFactory.of(PublishedRouter.W1.mesh(8, 8)),
            TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, load, 1, 1));
  }

  @Test
  void shouldTakeTheGivenPeriods() {
    assertThat(measure(new WarmUp.Periods(3), 0.1).details().warmUpCycles()).isEqualTo(3 * PERIOD);
  }

  /** The first two periods differ by the 20 cycles without arrivals only, 1 %. */
  @Test
  void shouldEndWhenTwoPeriodsAreAlike() {
    LatencyResult result = measure(new WarmUp.SteadyState(0.05, 10), 0.2);
    assertThat(result.details().warmUpCycles()).isEqualTo(2 * PERIOD);
    assertThat(result.status()).isEqualTo(Status.CONVERGED);
  }

  /** Latency grows with time above saturation, so no two periods are alike. */
  @Test
  void shouldEndWhenThereIsNoSteadyState() {
    LatencyResult result = measure(new WarmUp.SteadyState(0.05, 100), 0.5);
    assertThat(result.status()).isEqualTo(Status.SATURATED);
    assertThat(result.details().warmUpCycles()).isLessThan(10 * PERIOD);
    assertThat(result.acceptedLoad()).isBetween(0.36, 0.40);
  }

  @Test
  void shouldNotCallSettledWhatNeverWas() {
    LatencyResult result = measure(new WarmUp.SteadyState(0, 3), 0.2);
    assertThat(result.details().warmUpCycles()).isEqualTo(3 * PERIOD);
    assertThat(result.status()).isEqualTo(Status.UNSETTLED);
  }

  @Test
  void shouldRefuseNumbersOutOfRange() {
    assertThatThrownBy(() -> new WarmUp.Periods(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WarmUp.SteadyState(0.05, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
