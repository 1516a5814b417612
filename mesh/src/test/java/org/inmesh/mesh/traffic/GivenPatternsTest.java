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
  void shouldSendToHotNodesInProportionToTheirRates() {
    HotSpot spot = new HotSpot(List.of(3, 1), List.of(3.0, 1.0), 0.8);

    // Anywhere: 0.2 / 4 each; hot: 0.8 * 3/4 and 0.8 / 4 more.
    int[] counts = destinations(spot, 0);
    assertThat(counts[0]).isCloseTo(5_000, within(TOLERANCE));
    assertThat(counts[1]).isCloseTo(25_000, within(TOLERANCE));
    assertThat(counts[2]).isCloseTo(5_000, within(TOLERANCE));
    assertThat(counts[3]).isCloseTo(65_000, within(TOLERANCE));
    assertThat(spot.label()).isEqualTo("hotspot:3=3.0,1=1.0:0.8");
    assertThat(new HotSpot(List.of(3, 1), 0.8).label()).isEqualTo("hotspot:3,1:0.8");
    assertThatThrownBy(() -> new HotSpot(List.of(3, 1), List.of(1.0), 0.8))
        .hasMessageContaining("a rate for each");
    assertThatThrownBy(() -> new HotSpot(List.of(3), List.of(0.0), 0.8))
        .hasMessageContaining("above 0");
  }

  @Test
  void shouldMixPatternsByWeightAndByWhatEachNodeSendsInThem() {
    TrafficMatrix matrix = new TrafficMatrix("m", List.of(new Flow(0, 1, 1), new Flow(3, 2, 1)));
    PatternMixture mixture =
        new PatternMixture(
            List.of(
                new PatternMixture.Part(SyntheticPattern.BIT_COMPLEMENT, 1),
                new PatternMixture.Part(matrix, 3)));

    // Node 0 sends 1 * 1 to node 3 and 3 * 2 to node 1, a seventh and six; node 1 only the first.
    int[] counts = destinations(mixture, 0);
    assertThat(counts[3]).isCloseTo(DRAWS / 7, within(TOLERANCE));
    assertThat(counts[1]).isCloseTo(DRAWS * 6 / 7, within(TOLERANCE));
    assertThat(destinations(mixture, 1)).containsExactly(0, 0, DRAWS, 0);
    assertThat(mixture.share(0, MESH)).isEqualTo(7 / 4.0);
    assertThat(mixture.share(1, MESH)).isEqualTo(1 / 4.0);
    assertThat(mixture.label()).isEqualTo("bit-complement*1.0+m*3.0");
    assertThat(mixture.obstacle(NetworkSpecification.wormhole(3, 3, 3, 8, 4, 1))).isPresent();
    assertThatThrownBy(() -> new PatternMixture(List.of())).hasMessageContaining("needs a pattern");
  }

  @Test
  void shouldLetOnlyTheSourcesSend() {
    FromSources oneToAll = new FromSources(List.of(2), SyntheticPattern.UNIFORM);

    assertThat(oneToAll.share(2, MESH)).isEqualTo(4);
    assertThat(oneToAll.share(0, MESH)).isZero();
    assertThat(new FromSources(List.of(2, 0), SyntheticPattern.UNIFORM).share(0, MESH))
        .isEqualTo(2);
    for (int count : destinations(oneToAll, 2)) {
      assertThat(count).isCloseTo(25_000, within(TOLERANCE));
    }
    assertThat(oneToAll.label()).isEqualTo("from:2:uniform");
    assertThat(new FromSources(List.of(4), SyntheticPattern.UNIFORM).obstacle(MESH))
        .hasValueSatisfying(contains("node 4"));
    assertThatThrownBy(() -> new FromSources(List.of(1, 1), SyntheticPattern.UNIFORM))
        .hasMessageContaining("once");
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
