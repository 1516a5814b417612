package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlaneCountersTest {

  @Property(tries = 50)
  void shouldCountLikeCountersOneByOne(
      @ForAll @IntRange(min = 1, max = 64) int maximum, @ForAll long seed) {
    Random random = new Random(seed);
    PlaneCounters counters = new PlaneCounters(2, maximum);
    int[] expected = new int[2 * Long.SIZE];
    int start = random.nextInt(maximum + 1);
    counters.fill(start);
    Arrays.fill(expected, start);
    for (int step = 0; step < 200; step++) {
      int word = random.nextInt(2);
      long up = 0;
      long down = 0;
      for (int bit = 0; bit < Long.SIZE; bit++) {
        int value = expected[word * Long.SIZE + bit];
        if (value < maximum && random.nextBoolean()) {
          up |= 1L << bit;
          value++;
        }
        if (value > 0 && random.nextBoolean()) {
          down |= 1L << bit;
          value--;
        }
        expected[word * Long.SIZE + bit] = value;
      }
      counters.increment(word, up);
      counters.decrement(word, down);
      for (int bit = 0; bit < Long.SIZE; bit++) {
        assertThat((counters.nonZero(word) >>> bit & 1) != 0)
            .isEqualTo(expected[word * Long.SIZE + bit] != 0);
      }
    }
  }
}
