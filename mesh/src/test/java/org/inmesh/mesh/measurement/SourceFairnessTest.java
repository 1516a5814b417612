package org.inmesh.mesh.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.inmesh.mesh.traffic.HotSpot;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficPattern;
import org.inmesh.mesh.traffic.TrafficSpecification;
import org.junit.jupiter.api.Test;

class SourceFairnessTest {

  private static SourceFairness measure(TrafficPattern pattern, double load) {
    return new LatencyMeasurement(2_000, 1, 4, 2, 0.05, 500)
        .measure(
            NetworkFactory.of(PublishedRouter.W1.mesh(4, 1)),
            TrafficSpecification.bernoulli(pattern, load, 1, 1))
        .details()
        .fairness();
  }

  @Test
  void shouldBeTheIndexOfJain() {
    assertThat(new SourceFairness(List.of(0.2, 0.2, 0.2)).jainIndex()).isCloseTo(1, within(1e-9));
    assertThat(new SourceFairness(List.of(0.0, 0.2, 0.0, 0.0)).jainIndex())
        .isCloseTo(0.25, within(1e-9));
    // (1 + 3)^2 / (2 * (1 + 9))
    SourceFairness uneven = new SourceFairness(List.of(1.0, 3.0));
    assertThat(uneven.jainIndex()).isCloseTo(0.8, within(1e-9));
    assertThat(uneven.minimum()).isEqualTo(1);
    assertThat(uneven.maximum()).isEqualTo(3);
    assertThat(uneven.mean()).isEqualTo(2);
  }

  /**
   * All send to the end of a chain as fast as they can. Each router's output serves the node and
   * the chain behind it in turn, so half of it is the last node's, and half of the rest the one's
   * before it.
   */
  @Test
  void shouldShowTheUnfairnessOfServingInputsInTurn() {
    SourceFairness fairness = measure(new HotSpot(List.of(3), 1), 1);
    List<Double> expected = List.of(0.125, 0.125, 0.25, 0.5);
    for (int node = 0; node < 4; node++) {
      assertThat(fairness.accepted().get(node)).isCloseTo(expected.get(node), within(0.002));
    }
    // 1 / (4 * (1/64 + 1/64 + 1/16 + 1/4))
    assertThat(fairness.jainIndex()).isCloseTo(1 / 1.375, within(0.01));
  }

  @Test
  void shouldBeFairBelowSaturation() {
    assertThat(measure(SyntheticPattern.UNIFORM, 0.2).jainIndex()).isGreaterThan(0.99);
  }
}
