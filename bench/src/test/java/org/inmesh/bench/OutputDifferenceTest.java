package org.inmesh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputDifferenceTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          'a|sum 80|', 'a|sum 81|', from line 2 column 6 on: "1" instead of "0"
          'a|b|', 'a|', from line 2 column 1 on: nothing more instead of "b"
          'a|', 'a|b', from line 2 column 1 on: "b" instead of nothing more
          'a|', 'ab|', from line 1 column 2 on: "b" instead of the end of the line
          '', '|', from line 1 column 1 on: the end of the line instead of nothing more
          """)
  void shouldTellWhereOutputsBeginToDiffer(String expected, String found, String text) {
    assertThat(OutputDifference.between(lines(expected), lines(found)))
        .map(difference -> difference.toString().replaceFirst(",", ""))
        .contains(text);
  }

  private static String lines(String text) {
    return text.replace('|', '\n');
  }

  @Test
  void shouldShowNoMoreOfALongLineThanIsReadable() {
    String found = OutputDifference.between("x", "y".repeat(1_000)).orElseThrow().found();

    assertThat(found).hasSizeLessThan(50).endsWith("yyy...\"");
  }

  @Test
  void shouldFindNothingInEqualOutputs() {
    assertThat(OutputDifference.between("same\n", "same\n")).isEmpty();
  }
}
