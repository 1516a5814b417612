package org.inmesh.bench.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRangeTest {

  @Test
  void shouldReadTheThreeKinds() {
    assertThat(NumberRange.read("1..4")).contains(List.of(1, 2, 3, 4));
    assertThat(NumberRange.read("10..50 step 15")).contains(List.of(10, 25, 40));
    assertThat(NumberRange.read(" 16 .. 5000 x4")).contains(List.of(16, 64, 256, 1024, 4096));
    assertThat(NumberRange.read("-2..-2")).contains(List.of(-2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "5..1",
        "1..5 step 0",
        "1..5 x1",
        "0..5 x2",
        "1..5 by 2",
        "1...5",
        "1..1000000",
        "1..99999999999"
      })
  void shouldRefuseWhatIsNoRange(String text) {
    assertThat(NumberRange.read(text)).isEmpty();
  }

  @Property(tries = 200)
  void shouldStepFromTheBeginningToNotBeyondTheEnd(
      @ForAll @IntRange(min = -500, max = 500) int first,
      @ForAll @IntRange(max = 500) int length,
      @ForAll @IntRange(min = 1, max = 60) int step) {
    int last = first + length;

    List<Integer> numbers =
        NumberRange.read("%d..%d step %d".formatted(first, last, step)).orElseThrow();

    assertThat(numbers).hasSize(length / step + 1).startsWith(first);
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(first + i * step).isLessThanOrEqualTo(last);
    }
  }

  @Property(tries = 200)
  void shouldMultiplyToNotBeyondTheEnd(
      @ForAll @IntRange(min = 1, max = 50) int first,
      @ForAll @IntRange(min = 2, max = 9) int factor,
      @ForAll @IntRange(max = 100_000) int more) {
    List<Integer> numbers =
        NumberRange.read("%d..%d x%d".formatted(first, first + more, factor)).orElseThrow();

    assertThat(numbers).startsWith(first).allMatch(number -> number <= first + more);
    assertThat((long) numbers.getLast() * factor).isGreaterThan(first + more);
    for (int i = 1; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(numbers.get(i - 1) * factor);
    }
  }
}
