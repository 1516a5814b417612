package org.inmesh.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearAxisTest {
  /** Steps are the least of 1, 2 and 5 times a power of ten that leave ten intervals or fewer. */
  @ParameterizedTest
  @CsvSource({
    "0.4, 0.4, 0.00 0.05 0.10 0.15 0.20 0.25 0.30 0.35 0.40",
    "1, 1, 0.0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0",
    "136, 140, 0 20 40 60 80 100 120 140",
    "0.0125, 0.014, 0.000 0.002 0.004 0.006 0.008 0.010 0.012 0.014",
    "2001, 2500, 0 500 1000 1500 2000 2500",
    "0, 1, 0.0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0",
  })
  void shouldMarkNumbersOfFewDigits(double most, double end, String marks) {
    Axis axis = new LinearAxis(most, 0, 100);

    assertThat(axis.end()).isEqualTo(end);
    assertThat(axis.ticks()).extracting(Axis.Tick::label).containsExactly(marks.split(" "));
  }

  @Test
  void shouldRunFromZeroToTheEnd() {
    Axis upwards = new LinearAxis(10, 300, 100);

    assertThat(upwards.place(0)).isEqualTo(300);
    assertThat(upwards.place(10)).isEqualTo(100);
    assertThat(upwards.place(2.5)).isEqualTo(250);
  }
}
