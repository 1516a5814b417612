package org.inmesh.mesh.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.traffic.TrafficMatrix.Flow;
import org.junit.jupiter.api.Test;

/** Patterns with numbers of the user's: hot spot, permutation, matrix. */
class GivenPatternsTest {
  private static final NetworkSpecification MESH = NetworkSpecification.wormhole(2, 2, 3, 8, 4, 1);
  private static final int DRAWS = 100_000;

  /** Six standard deviations of a count around 25,000. */
  private static final int TOLERANCE = 820;

  private static int[] destinations(TrafficPattern pattern, int source) {
    SplittableRandom random = new SplittableRandom(7);
    int[] counts = new int[MESH.nodes()];
    for (int i = 0; i < DRAWS; i++) {
      counts[pattern.destination(source, MESH, random)]++;
    }
    return counts;
  }

  @Test
  void shouldSendAPartToTheHotNodesAndTheRestAnywhere() {
    int[] counts = destinations(new HotSpot(List.of(1, 2), 0.6), 0);

    // Anywhere: 0.4 / 4 each; hot: 0.6 / 2 more.
    assertThat(counts[0]).isCloseTo(10_000, within(TOLERANCE));
    assertThat(counts[1]).isCloseTo(40_000, within(TOLERANCE));
    assertThat(counts[2]).isCloseTo(40_000, within(TOLERANCE));
    assertThat(counts[3]).isCloseTo(10_000, within(TOLERANCE));
  }

  @Test
  void shouldSendEverythingToTheHotNodesAtWeightOne() {
    assertThat(destinations(new HotSpot(List.of(3), 1), 0)).containsExactly(0, 0, 0, DRAWS);
  }

  @Test
  void shouldRefuseHotSpotsThatAreNotThere() {
    assertThat(new HotSpot(List.of(4), 0.5).obstacle(MESH)).hasValueSatisfying(contains("node 4"));
    assertThat(new HotSpot(List.of(3), 0.5).obstacle(MESH)).isEmpty();
    assertThatThrownBy(() -> new HotSpot(List.of(), 0.5)).hasMessageContaining("node");
    assertThatThrownBy(() -> new HotSpot(List.of(1), 1.5)).hasMessageContaining("0 to 1");
  }

  private static Consumer<String> contains(String part) {
    return text -> assertThat(text).contains(part);
  }

  @Test
  void shouldSendAsThePermutationSays() {
    Permutation permutation = new Permutation("p", List.of(2, 0, 3, 1));

    assertThat(permutation.destination(2, MESH, null)).isEqualTo(3);
    assertThat(permutation.obstacle(MESH)).isEmpty();
    assertThat(new Permutation("p", List.of(1, 0)).obstacle(MESH))
        .hasValueSatisfying(contains("2 nodes"));
    assertThatThrownBy(() -> new Permutation("p", List.of(1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldSendInProportionToTheMatrix() {
    TrafficMatrix matrix =
        new TrafficMatrix("m", List.of(new Flow(0, 3, 3), new Flow(0, 1, 1), new Flow(1, 1, 4)));

    int[] counts = destinations(matrix, 0);
    assertThat(counts[0]).isZero();
    assertThat(counts[1]).isCloseTo(25_000, within(TOLERANCE));
    assertThat(counts[2]).isZero();
    assertThat(counts[3]).isCloseTo(75_000, within(TOLERANCE));
    // Half of everything each: twice the mean of four nodes.
    assertThat(matrix.share(0, MESH)).isEqualTo(2);
    assertThat(matrix.share(1, MESH)).isEqualTo(2);
    assertThat(matrix.share(2, MESH)).isZero();
    assertThat(matrix.share(3, MESH)).isZero();
  }

  @Test
  void shouldKnowTheGreatestLoadThatAMatrixCanOffer() {
    TrafficMatrix matrix = new TrafficMatrix("m", List.of(new Flow(0, 3, 3), new Flow(1, 3, 1)));
    TrafficSpecification traffic = TrafficSpecification.bernoulli(matrix, 0.4, 1, 1);

    // Node 0 sends three quarters of the load of four nodes.
    assertThat(traffic.maximumLoad(MESH)).isEqualTo(1 / 3.0);
    assertThat(traffic.obstacle(MESH)).hasValueSatisfying(contains("0.333"));
    assertThat(traffic.withLoad(0.3).obstacle(MESH)).isEmpty();
  }

  @Test
  void shouldRefuseMatricesWithoutMeaning() {
    assertThatThrownBy(() -> new TrafficMatrix("m", List.of(new Flow(0, 1, 0))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Flow(0, 1, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new TrafficMatrix("m", List.of(new Flow(0, 4, 1))).obstacle(MESH))
        .hasValueSatisfying(contains("node 4"));
  }
}
