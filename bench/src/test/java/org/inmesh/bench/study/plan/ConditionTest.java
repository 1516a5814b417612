package org.inmesh.bench.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

  @ParameterizedTest
  @CsvSource({
    ">64, 65, 64",
    ">=64, 64, 63",
    "< 64, 63, 64",
    "<=64, 64, 65",
    "!=64, 65, 64",
    "16..64, 16, 15",
    "16..64, 64, 65",
    ">0.5, 1, 0"
  })
  void shouldCompareNumbers(String text, int inside, int outside) {
    Condition condition = Condition.read(text).orElseThrow();

    assertThat(condition.holds(inside)).isTrue();
    assertThat(condition.holds(outside)).isFalse();
  }

  @Test
  void shouldNotCompareTexts() {
    assertThat(Condition.read("mesh")).isEmpty();
    assertThat(Condition.read(">5").orElseThrow().holds("mesh")).isFalse();
    assertThat(Condition.read("1..5").orElseThrow().holds("3")).isFalse();
  }

  @Test
  void shouldFindOneOfSeveralValues() {
    Condition condition = new Condition.OneOf(List.of("mesh", 64, 0.5));

    assertThat(condition.holds("mesh")).isTrue();
    assertThat(condition.holds(64)).isTrue();
    assertThat(condition.holds(0.5)).isTrue();
    assertThat(condition.holds("coherent")).isFalse();
    assertThat(condition.holds(16)).isFalse();
  }
}
