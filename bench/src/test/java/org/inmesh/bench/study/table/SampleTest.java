package org.inmesh.bench.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTest {

  @Test
  void shouldHaveNoIntervalOfASingleMeasurement() {
    assertThat(Sample.of(List.of(7.0)).halfWidth()).isEmpty();
  }

  @Test
  void shouldComputeTheIntervalOfFiveMeasurements() {
    // Mean 5, squares 9 + 1 + 0 + 1 + 9 = 20, s = sqrt(20 / 4) = 2.23607; t of 4 degrees 2.776:
    // 2.776 x 2.23607 / sqrt(5) = 2.776.
    Sample sample = Sample.of(List.of(2.0, 4.0, 5.0, 6.0, 8.0));

    assertThat(sample.mean()).isEqualTo(5);
    assertThat(sample.halfWidth().orElseThrow()).isCloseTo(2.776, within(1e-9));
  }

  // Two-sided 95 % points from a printed table other than the class's own layout, with the exact
  // quantiles beyond 30 degrees, which the class may exceed by 1 %.
  @ParameterizedTest
  @CsvSource({
    "1, 12.7062",
    "2, 4.3027",
    "5, 2.5706",
    "9, 2.2622",
    "10, 2.2281",
    "20, 2.0860",
    "30, 2.0423",
    "39, 2.0227",
    "40, 2.0211",
    "59, 2.0010",
    "60, 2.0003",
    "119, 1.9801",
    "120, 1.9799",
    "1000, 1.9623"
  })
  void shouldHaveStudentsQuantiles(int degrees, double exact) {
    assertThat(StudentT.twoSided95(degrees)).isBetween(exact - 0.0006, exact * 1.011);
  }
}
