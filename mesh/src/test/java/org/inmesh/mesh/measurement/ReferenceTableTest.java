package org.inmesh.mesh.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.measurement.LatencyResult.Status;
import org.inmesh.mesh.measurement.ReferenceTable.Point;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficSpecification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mean latencies against the table measured with BookSim 2, with packets of our own seed. The
 * table's sampling error is below 0.5 % away from saturation; ours is similar.
 */
class ReferenceTableTest {
  private static final long SEED = 20_261_121;

  /** Shorter than the reference's, hence the tolerance of 3 %. */
  private static final LatencyMeasurement SHORT = new LatencyMeasurement(5_000, 1, 3, 3, 0.05, 500);

  @ParameterizedTest
  @CsvSource({
    "W1, UNIFORM, 1, 0.05",
    "W1, UNIFORM, 1, 0.3",
    "W1, UNIFORM, 5, 0.2",
    "W1, TRANSPOSE, 1, 0.12",
    "W1, TRANSPOSE, 5, 0.05",
    "V8, UNIFORM, 1, 0.05",
    "V8, UNIFORM, 1, 0.25",
    "V8, UNIFORM, 5, 0.1",
    "V8, UNIFORM, 5, 0.3",
    "V8, TRANSPOSE, 1, 0.11",
    "V8, TRANSPOSE, 5, 0.05"
  })
  void shouldHaveTheMeanLatencyOfTheTable(
      PublishedRouter router, SyntheticPattern pattern, int flits, double load) throws Exception {
    Point point =
        points().stream()
            .filter(
                p ->
                    p.router() == router
                        && p.pattern() == pattern
                        && p.flits() == flits
                        && p.offeredLoad() == load)
            .findFirst()
            .orElseThrow();
    LatencyResult result =
        SHORT.measure(point.networks(), TrafficSpecification.bernoulli(pattern, load, flits, SEED));
    assertThat(result.status()).isNotEqualTo(Status.SATURATED);
    assertThat(result.meanPacketLatency())
        .isCloseTo(point.meanPacketLatency(), Percentage.withPercentage(3));
  }

  /**
   * The sampling error of a mean grows towards saturation; 2 % is asked for below 90 % of it. The
   * means of packets with few samples (load 0.01) are those of a few hundred packets' distances.
   */
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("pointsBelowNineTenthsOfSaturation")
  void shouldBeWithinTwoPercentOfTheTableBelowNineTenthsOfSaturation(Point point) {
    LatencyResult result = point.measure(SEED);
    assertThat(result.status()).isEqualTo(Status.CONVERGED);
    assertThat(result.meanPacketLatency())
        .isCloseTo(point.meanPacketLatency(), Percentage.withPercentage(2));
  }

  /** Flits per node and cycle that the network delivers when every node offers one a cycle. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "W1, UNIFORM, 0.375",
    "W1, TRANSPOSE, 0.344",
    "V8, UNIFORM, 0.326",
    "V8, TRANSPOSE, 0.319"
  })
  void shouldAcceptTheLoadOfTheReferenceWhenOfferedTheMost(
      PublishedRouter router, SyntheticPattern pattern, double accepted) {
    assertThat(acceptedLoad(NetworkFactory.of(router.mesh(8, 8)), pattern))
        .isCloseTo(accepted, Percentage.withPercentage(2));
  }

  private static double acceptedLoad(NetworkFactory networks, SyntheticPattern pattern) {
    LatencyResult result =
        LatencyMeasurement.ofReference()
            .measure(networks, TrafficSpecification.bernoulli(pattern, 1, 1, SEED));
    return result.acceptedLoad();
  }

  static Stream<Point> pointsBelowNineTenthsOfSaturation() throws Exception {
    List<Point> points = points();
    return points.stream().filter(point -> point.offeredLoad() < 0.9 * saturation(points, point));
  }

  /** The highest load of the same curve that the reference did not find saturated. */
  private static double saturation(List<Point> points, Point curve) {
    return points.stream()
        .filter(
            p ->
                p.router() == curve.router()
                    && p.pattern() == curve.pattern()
                    && p.flits() == curve.flits()
                    && !p.saturated())
        .mapToDouble(Point::offeredLoad)
        .max()
        .orElseThrow();
  }

  private static List<Point> points() throws IOException, URISyntaxException {
    return ReferenceTable.read(Path.of(Network.class.getResource("latency-8x8.csv").toURI()));
  }
}
