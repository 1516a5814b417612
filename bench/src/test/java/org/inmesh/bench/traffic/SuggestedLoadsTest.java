package org.inmesh.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.inmesh.mesh.measurement.PublishedRouter;
import org.inmesh.mesh.traffic.InjectionProcess;
import org.inmesh.mesh.traffic.PacketSizes;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficSpecification;
import org.junit.jupiter.api.Test;

class SuggestedLoadsTest {
  @Test
  void shouldTakeStepsOfFewDigits() {
    assertThat(SuggestedLoads.upTo(0.48)).hasSize(24).startsWith(0.02, 0.04).endsWith(0.46, 0.48);
    assertThat(SuggestedLoads.upTo(0.0601)).hasSize(24).startsWith(0.0025).endsWith(0.06);
    assertThat(SuggestedLoads.upTo(1 / 7.0)).hasSize(14).startsWith(0.01).endsWith(0.14);
    assertThat(SuggestedLoads.upTo(1)).hasSize(20).endsWith(1.0);
  }

  @Test
  void shouldNotGoBeyondWhatTheTrafficCanOffer() {
    TrafficSpecification bursts =
        new TrafficSpecification(
            SyntheticPattern.NEIGHBOR,
            new InjectionProcess.OnOff(0.01, 0.03),
            new PacketSizes(List.of(1)),
            0,
            1);

    List<Double> loads =
        SuggestedLoads.upToCapacity(
            new NetworkExperiment("w1", PublishedRouter.W1.mesh(4, 4), bursts));

    assertThat(loads).startsWith(0.01).endsWith(0.25);
  }
}
