package org.inmesh.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.bench.traffic.SaturationPoint.Outcome;
import org.inmesh.bench.traffic.SaturationSearch.Finding;
import org.inmesh.bench.traffic.SaturationSearch.Probe;
import org.inmesh.mesh.measurement.PublishedRouter;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a network that takes every load up to a known one. */
class SaturationSearchTest {
  private static final NetworkExperiment EXPERIMENT =
      new NetworkExperiment(
          "w1",
          PublishedRouter.W1.mesh(8, 8),
          TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, 0, 1, 1));

  private final List<Double> tried = new ArrayList<>();

  private Probe measure(double load, double capacity) {
    tried.add(load);
    return new Probe(finding(load, capacity), 20 + load, Math.min(load, capacity));
  }

  private static Finding finding(double load, double capacity) {
    return load > capacity ? Finding.SATURATED : Finding.SUSTAINED;
  }

  private SaturationPoint search(double estimate, double capacity, double maximum) {
    return new SaturationSearch(EXPERIMENT, maximum, 0.01)
        .search(estimate, load -> measure(load, capacity));
  }

  @Test
  void shouldGrowUntilALoadSaturatesAndThenHalveTheInterval() {
    SaturationPoint point = search(0.4, 0.31, 1);

    // 2 % of 0.3125 is less than the 0.01 that is asked for.
    assertThat(tried).containsExactly(0.2, 0.3, 0.45, 0.375, 0.3375, 0.3188, 0.3094, 0.3141);
    assertThat(point.sustained()).isEqualTo(0.3094);
    assertThat(point.latency()).isEqualTo(20.3094);
    assertThat(point.saturated()).isEqualTo(0.3141);
    assertThat(point.accepted()).isEqualTo(0.31);
    assertThat(point.measurements()).isEqualTo(8);
    assertThat(point.experiment().traffic().load()).isEqualTo(0.3094);
  }

  @Test
  void shouldFindTheSameFromABadEstimate() {
    SaturationPoint high = search(1.9, 0.31, 1);
    SaturationPoint low = search(0.01, 0.31, 1);

    assertThat(high.sustained()).isBetween(0.3, 0.31);
    assertThat(high.saturated()).isBetween(0.31, 0.32);
    assertThat(low.sustained()).isBetween(0.3, 0.31);
    assertThat(low.saturated()).isBetween(0.31, 0.32);
  }

  @Test
  void shouldNarrowSmallLoadsToTwoPercent() {
    SaturationPoint point = search(0.015, 0.0101, 1);

    assertThat(point.saturated() - point.sustained()).isPositive().isLessThan(0.0003);
  }

  @Test
  void shouldSayThatNothingSaturates() {
    SaturationPoint point = search(0.5, 1, 0.3);

    assertThat(tried).containsExactly(0.25, 0.3);
    assertThat(point.sustained()).isEqualTo(0.3);
    assertThat(point.saturated()).isInfinite();
    assertThat(point.accepted()).isEqualTo(0.3);
  }

  @Test
  void shouldReportNoAcceptedLoadWhenItWasGivenUp() {
    SaturationPoint point =
        new SaturationSearch(EXPERIMENT, 1, 0.01)
            .search(0.4, load -> new Probe(finding(load, 0.31), 20, load > 0.31 ? Double.NaN : 1));

    assertThat(point.accepted()).isNaN();
  }

  @ParameterizedTest
  @CsvSource({"STOPPED, INTERRUPTED", "DEADLOCKED, DEADLOCKED"})
  void shouldKeepTheIntervalFoundWhenItEndsEarly(Finding finding, Outcome outcome) {
    SaturationPoint point =
        new SaturationSearch(EXPERIMENT, 1, 0.01)
            .search(0.4, load -> tried.size() == 3 ? Probe.of(finding) : measure(load, 0.31));

    assertThat(point.outcome()).isEqualTo(outcome);
    assertThat(point.sustained()).isEqualTo(0.3);
    assertThat(point.saturated()).isEqualTo(0.45);
    assertThat(point.measurements()).isEqualTo(3);
  }
}
