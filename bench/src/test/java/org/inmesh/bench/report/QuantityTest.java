package org.inmesh.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.inmesh.bench.report.Table.Cell;
import org.inmesh.bench.report.Table.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0.01234, 0.0123",
    "0.5, 0.500",
    "2.138, 2.14",
    "31.46, 31.5",
    "1203.6, '1,204'",
    "0, 0.0000",
    "0.0003855, 3.86E-04",
    "-0.0000012, -1.20E-06",
  })
  void shouldWriteRatiosWithThreeDigits(double ratio, String text) {
    assertThat(Quantity.ratio(ratio)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.000743318, s, 743.318 µs",
    "2.5e-10, J, 250.000 pJ",
    "0, s, 0.000 s",
    "1.5, W, 1.500 W",
    "1234567, J, 1.235 MJ",
    "8.314e-16, J s, 831.400 aJ s",
    "1e-27, J, 0.001 yJ",
  })
  void shouldChooseThePrefix(double value, String unit, String text) {
    assertThat(Quantity.physical(value, unit)).isEqualTo(text);
  }

  @Test
  void shouldWriteEnergiesThatAreCountedInPicojoules() {
    assertThat(Quantity.energy(1.5e9)).isEqualTo("1.500 mJ");
  }

  @Test
  void shouldRefuseRowsThatDoNotFit() {
    assertThatThrownBy(
            () -> new Table(List.of(Column.text("a")), List.of(List.of(Cell.NONE, Cell.NONE))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a row of 2 cells under 1 columns");
  }
}
