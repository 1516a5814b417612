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

  private static List<TrafficSpecification> uniform(double... loads) {
    return DoubleStream.of(loads)
        .mapToObj(load -> TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, load, 1, 1))
        .toList();
  }

  private static LoadSweep sweep(PublishedRouter router) {
    return new LoadSweep(NetworkFactory.of(router.mesh(4, 4)), PLAN);
  }

  @ParameterizedTest
  @EnumSource(PublishedRouter.class)
  void shouldMeasureTheSameOnAnyNumberOfThreads(PublishedRouter router) throws Exception {
    List<TrafficSpecification> loads = uniform(0.3, 0.1, 0.9, 0.2);

    List<LoadSweep.Point> one = sweep(router).measure(loads, 1);

    assertThat(one).extracting(point -> point.traffic().load()).containsExactly(0.3, 0.1, 0.9, 0.2);
    assertThat(sweep(router).measure(loads, 3)).isEqualTo(one);
  }

  @Test
  void shouldKeepFinishedPointsWhenStopped() throws Exception {
    NetworkFactory networks = NetworkFactory.of(PublishedRouter.W1.mesh(4, 4));
    AtomicReference<LoadSweep> sweep = new AtomicReference<>();
    AtomicInteger built = new AtomicInteger();
    sweep.set(
        new LoadSweep(
            (receiver, observer) -> {
              if (built.incrementAndGet() == 2) {
                sweep.get().requestStop();
              }
              return networks.create(receiver, observer);
            },
            PLAN));

    List<LoadSweep.Point> points = sweep.get().measure(uniform(0.1, 0.2, 0.3), 1);

    assertThat(points).singleElement().matches(point -> point.traffic().load() == 0.1);
    assertThat(sweep.get().ended()).isEqualTo(1);
  }

  @Test
  void shouldPassOnWhatAMeasurementRefuses() {
    assertThatThrownBy(() -> sweep(PublishedRouter.W1).measure(uniform(1.5), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("load");
  }
}
