package org.inmesh.coresim.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Held to arrays with an element for every cycle. */
class TimeSeriesTest {
  private static final int PLACES = 3;

  @Property(tries = 60)
  void shouldAttributeEveryCycleToItsInterval(
      @ForAll int seed, @ForAll @IntRange(min = 1, max = 400_000) int cycles) {
    Random random = new Random(seed);
    TimeSeries series = new TimeSeries(PLACES);
    long[][] each = new long[PLACES][cycles];
    // A series cannot know of cycles in which nothing happens.
    int end = 1;
    for (int i = 0; i < 200; i++) {
      int place = random.nextInt(PLACES);
      int from = random.nextInt(cycles);
      if (random.nextBoolean()) {
        series.add(place, from);
        each[place][from]++;
        end = Math.max(end, from + 1);
      } else {
        int to = from + random.nextInt(cycles - from + 1);
        series.add(place, from, to);
        for (int cycle = from; cycle < to; cycle++) {
          each[place][cycle]++;
        }
        end = from < to ? Math.max(end, to) : end;
      }
    }
    long length = series.length();
    long shortest = 1024;
    while (64 * shortest < end) {
      shortest *= 2;
    }
    assertThat(length).isEqualTo(shortest);
    int intervals = (int) ((end + length - 1) / length);
    long[][] expected = new long[intervals][PLACES];
    long[] totals = new long[PLACES];
    for (int place = 0; place < PLACES; place++) {
      for (int cycle = 0; cycle < end; cycle++) {
        expected[(int) (cycle / length)][place] += each[place][cycle];
        totals[place] += each[place][cycle];
      }
    }
    assertThat(series.sums(intervals, length)).isDeepEqualTo(expected);
    assertThat(series.totals()).isEqualTo(totals);
  }

  @Test
  void shouldDoubleTheIntervalsWhenTheyAreUsedUp() {
    TimeSeries series = new TimeSeries(1);
    series.add(0, 1023, 1026);
    series.add(0, 64 * 1024 - 1);

    assertThat(series.length()).isEqualTo(1024);
    long[][] fine = series.sums(64, 1024);
    assertThat(fine[0]).containsExactly(1);
    assertThat(fine[1]).containsExactly(2);
    assertThat(fine[63]).containsExactly(1);

    series.add(0, 64 * 1024);

    assertThat(series.length()).isEqualTo(2048);
    long[][] coarse = series.sums(33, 2048);
    assertThat(coarse[0]).containsExactly(3);
    assertThat(coarse[31]).containsExactly(1);
    assertThat(coarse[32]).containsExactly(1);
  }

  @Test
  void shouldCountInTheLastIntervalWhatComesAfterIt() {
    TimeSeries series = new TimeSeries(1);
    series.add(0, 10);
    series.add(0, 5000);

    assertThat(series.sums(2, 1024)).isDeepEqualTo(new long[][] {{1}, {1}});
    assertThat(series.sums(0, 1024)).isEmpty();
  }
}
