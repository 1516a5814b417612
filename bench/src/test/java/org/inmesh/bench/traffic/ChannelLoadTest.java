package org.inmesh.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.measurement.PublishedRouter;
import org.inmesh.mesh.traffic.HotSpot;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficMatrix;
import org.inmesh.mesh.traffic.TrafficPattern;
import org.junit.jupiter.api.Test;

class ChannelLoadTest {
  private static final NetworkSpecification MESH = PublishedRouter.W1.mesh(8, 8);

  private static double capacity(TrafficPattern pattern) {
    return new ChannelLoad(MESH, pattern).capacity();
  }

  @Test
  void shouldFindTheBisectionOfUniformTraffic() {
    // 4 of the 8 nodes of a row send half of their packets over the link in the middle: 4 / K.
    assertThat(capacity(SyntheticPattern.UNIFORM)).isBetween(0.46, 0.5);
  }

  @Test
  void shouldCountThePathsOfAPermutationExactly() {
    // Of row 7, the nodes (0..6, 7) all turn at (7, 7): 7 packets over the last link of the row.
    assertThat(capacity(SyntheticPattern.TRANSPOSE)).isCloseTo(1 / 7.0, within(1e-9));
    // All 4 nodes of half a row go to the other half.
    assertThat(capacity(SyntheticPattern.BIT_COMPLEMENT)).isCloseTo(1 / 4.0, within(1e-9));
  }

  @Test
  void shouldCountTheChannelsOfTheNodes() {
    assertThat(capacity(new HotSpot(List.of(5), 1))).isCloseTo(1 / 64.0, within(1e-9));
    TrafficPattern one = new TrafficMatrix("one", List.of(new TrafficMatrix.Flow(0, 9, 1)));
    assertThat(capacity(one)).isCloseTo(1 / 64.0, within(1e-9));
  }
}
