package org.inmesh.coresim.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HomeMapTest {

  @Test
  void shouldInterleaveTheFirstLinesInOrder() {
    HomeMap homes = new HomeMap(4);
    assertThat(IntStream.range(0, 4).map(homes::home)).containsExactly(0, 1, 2, 3);
  }

  @Property(tries = 200)
  void shouldGiveEveryNodeOneLineOfEachRun(
      @ForAll @IntRange(min = 1, max = 4096) int nodes,
      @ForAll @IntRange(min = 0, max = 8000) int run) {
    HomeMap homes = new HomeMap(nodes);
    BitSet seen = new BitSet(nodes);
    IntStream.range(run * nodes, (run + 1) * nodes).map(homes::home).forEach(seen::set);
    assertThat(seen.cardinality()).isEqualTo(nodes);
    assertThat(seen.length()).isEqualTo(nodes);
  }

  @Test
  void shouldSpreadLinesThatAreAPowerOfTwoApart() {
    HomeMap homes = new HomeMap(256);
    // The same line of 256 workspace regions of 32 KiB: modulo 256 they would share one home. With
    // random homes about 1 - 1/e of the 256 nodes would have at least one.
    BitSet seen = new BitSet(256);
    IntStream.range(0, 256).map(core -> homes.home(core * 512)).forEach(seen::set);
    assertThat(seen.cardinality()).isGreaterThan(140);
  }
}
