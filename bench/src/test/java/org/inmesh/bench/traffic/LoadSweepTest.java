package org.inmesh.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.DoubleStream;
import org.inmesh.mesh.measurement.LatencyMeasurement;
import org.inmesh.mesh.measurement.NetworkFactory;
import org.inmesh.mesh.measurement.PublishedRouter;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoadSweepTest {
  private static final LatencyMeasurement PLAN = new LatencyMeasurement(2_000, 1, 5, 3, 0.05, 500);

  private static List<NetworkExperiment> uniform(PublishedRouter router, double... loads) {
    return DoubleStream.of(loads)
        .mapToObj(load -> TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, load, 1, 1))
        .map(traffic -> new NetworkExperiment("router", router.mesh(4, 4), traffic))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(PublishedRouter.class)
  void shouldMeasureTheSameOnAnyNumberOfThreads(PublishedRouter router) throws Exception {
    List<NetworkExperiment> loads = uniform(router, 0.3, 0.1, 0.9, 0.2);

    List<SweepPoint> one = new LoadSweep(PLAN).measure(loads, 1);

    assertThat(one).extracting(SweepPoint::experiment).isEqualTo(loads);
    assertThat(new LoadSweep(PLAN).measure(loads, 3)).isEqualTo(one);
  }

  @Test
  void shouldFindTheSameSaturationOnAnyNumberOfThreads() throws Exception {
    List<NetworkExperiment> two = uniform(PublishedRouter.W1, 0, 0);

    List<SaturationPoint> one = new LoadSweep(PLAN).saturation(two, 0.05, 1);

    assertThat(new LoadSweep(PLAN).saturation(two, 0.05, 2)).isEqualTo(one);
    assertThat(one.get(1)).isEqualTo(one.get(0));
  }

  /** A sweep that is stopped when it builds its n-th network. */
  private static LoadSweep stoppedAt(int nth) {
    AtomicReference<LoadSweep> sweep = new AtomicReference<>();
    AtomicInteger built = new AtomicInteger();
    sweep.set(
        new LoadSweep(
            PLAN,
            Watching.NOTHING,
            1,
            (specification, team) ->
                (receiver, observer) -> {
                  if (built.incrementAndGet() == nth) {
                    sweep.get().requestStop();
                  }
                  return NetworkFactory.of(specification).create(receiver, observer);
                }));
    return sweep.get();
  }

  @Test
  void shouldKeepFinishedPointsWhenStopped() throws Exception {
    LoadSweep sweep = stoppedAt(2);

    List<SweepPoint> points = sweep.measure(uniform(PublishedRouter.W1, 0.1, 0.2, 0.3), 1);

    assertThat(points).singleElement().matches(point -> point.experiment().traffic().load() == 0.1);
    assertThat(sweep.activity().ended()).isEqualTo(1);
    assertThat(sweep.activity().underWay()).isEmpty();
  }

  @Test
  void shouldKeepTheIntervalOfASearchWhenStopped() throws Exception {
    List<SaturationPoint> points =
        stoppedAt(3).saturation(uniform(PublishedRouter.W1, 0, 0), 0.01, 1);

    // The second search had not begun.
    assertThat(points).singleElement();
    SaturationPoint point = points.getFirst();
    assertThat(point.outcome()).isEqualTo(SaturationPoint.Outcome.INTERRUPTED);
    assertThat(point.measurements()).isEqualTo(2);
    assertThat(point.sustained()).isBetween(0.1, 0.9);
  }

  @Test
  void shouldPassOnWhatAMeasurementRefuses() {
    assertThatThrownBy(() -> new LoadSweep(PLAN).measure(uniform(PublishedRouter.W1, 1.5), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("load");
  }
}
