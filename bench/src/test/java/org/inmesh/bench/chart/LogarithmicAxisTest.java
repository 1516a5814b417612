package org.inmesh.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogarithmicAxisTest {
  /**
   * Powers of two are marked themselves, otherwise 1, 2 and 5 times powers of ten in between, of
   * which a narrow range has too few.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "16 64 256 1024 4096 | 16 64 256 1,024 4,096",
        "1 4096 | 1 4,096",
        "3 60 | 5 10 20 50",
        "0.015 0.3 | 0.02 0.05 0.1 0.2",
        "900000 6000000 | 1M 2M 5M",
        "3 9 | 3 4 5 6 7 8 9",
        "1.9 2.3 | 2 2.2 2.4",
        "104 126 | 100 110 120 130",
        "10100 10900 | 10,000 10,500 11,000",
        "3 5000000 | 10 100 1,000 10,000 100,000 1M",
      })
  void shouldMarkRoundNumbers(String values, String marks) {
    List<Double> numbers = Arrays.stream(values.split(" ")).map(Double::valueOf).toList();

    assertThat(new LogarithmicAxis(numbers, 0, 100).ticks())
        .extracting(Axis.Tick::label)
        .containsExactly(marks.split(" "));
  }

  @Test
  void shouldGiveEqualRatiosEqualDistances() {
    LogarithmicAxis axis = new LogarithmicAxis(List.of(10.0, 1_000.0), 300, 100);

    double first = axis.place(10) - axis.place(100);
    assertThat(axis.place(100) - axis.place(1_000)).isCloseTo(first, within(1e-9));
    assertThat(axis.place(100)).isCloseTo(200, within(1e-9));
    assertThat(axis.place(10)).isLessThan(300);
  }

  @Test
  void shouldHaveRoomForOneValue() {
    LogarithmicAxis axis = new LogarithmicAxis(List.of(64.0), 0, 100);

    assertThat(axis.place(64)).isCloseTo(50, within(1e-9));
  }

  @Test
  void shouldRefuseWhatHasNoLogarithm() {
    assertThatThrownBy(() -> new LogarithmicAxis(List.of(0.0, 3.0), 0, 100))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
