package org.inmesh.coresim.coherence.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OccupancyMeterTest {
  @Test
  void shouldWeighNumbersByTheirTime() {
    OccupancyMeter meter = new OccupancyMeter();
    meter.change(2, 10);
    meter.change(1, 20);
    meter.change(-3, 30);
    // 10 cycles of 2 and 10 of 3, in 100.
    assertThat(meter.mean(100)).isEqualTo(0.5);
    assertThat(meter.most()).isEqualTo(3);
  }

  @Test
  void shouldCountWhatIsStillInUse() {
    OccupancyMeter meter = new OccupancyMeter();
    meter.change(4, 50);
    assertThat(meter.mean(100)).isEqualTo(2.0);
  }
}
