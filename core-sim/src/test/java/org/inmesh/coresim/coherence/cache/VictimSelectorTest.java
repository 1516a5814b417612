package org.inmesh.coresim.coherence.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VictimSelectorTest {
  private static final long ALL_OF_FOUR = 0b1111;

  @Test
  void shouldTakeTheLeastRecentlyUsed() {
    VictimSelector lru = VictimSelector.of(Replacement.LRU, 2, 4, 0);
    for (int way : new int[] {2, 0, 3, 1, 2}) {
      lru.touch(4 + way);
    }
    assertThat(lru.victim(1, ALL_OF_FOUR)).isZero();
    assertThat(lru.victim(1, 0b1110)).isEqualTo(3);
    assertThat(lru.victim(1, 0b0110)).isEqualTo(1);
  }

  @Test
  void shouldFollowTheTreeAwayFromWhatWasUsed() {
    // Textbook example: four ways used in order leave the tree pointing at way 0; using it again
    // points at the other half, whose last use was way 3, so at way 2.
    VictimSelector tree = VictimSelector.of(Replacement.TREE_PLRU, 1, 4, 0);
    for (int way = 0; way < 4; way++) {
      tree.touch(way);
    }
    assertThat(tree.victim(0, ALL_OF_FOUR)).isZero();
    tree.touch(0);
    assertThat(tree.victim(0, ALL_OF_FOUR)).isEqualTo(2);
    assertThat(tree.victim(0, 0b0011)).as("the half pointed at has to stay").isEqualTo(1);
    assertThat(tree.victim(0, 0b1001)).as("the way pointed at has to stay").isEqualTo(3);
  }

  @Test
  void shouldNeverTakeTheLastUsedOfSixtyFourWays() {
    VictimSelector tree = VictimSelector.of(Replacement.TREE_PLRU, 1, 64, 0);
    Random random = new Random(5);
    for (int i = 0; i < 1000; i++) {
      int way = random.nextInt(64);
      tree.touch(way);
      assertThat(tree.victim(0, -1L)).isNotEqualTo(way);
      assertThat(tree.victim(0, 1L << way)).isEqualTo(way);
    }
  }

  @Test
  void shouldTakeAnyCandidateAtRandomAndTheSameForTheSameSeed() {
    assertThat(chosen(7)).isEqualTo(chosen(7)).isNotEqualTo(chosen(8));
    int[] counts = new int[4];
    chosen(7).forEach(way -> counts[way]++);
    assertThat(counts[2]).isZero();
    // 3,000 draws of three: 1,000 each, standard deviation 26.
    assertThat(counts[0]).isBetween(850, 1150);
    assertThat(counts[1]).isBetween(850, 1150);
    assertThat(counts[3]).isBetween(850, 1150);
  }

  private static List<Integer> chosen(long seed) {
    VictimSelector random = VictimSelector.of(Replacement.RANDOM, 1, 4, seed);
    List<Integer> ways = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      int way = random.victim(0, 0b1011);
      assertThat(random.victim(0, 0b1011)).isEqualTo(way);
      ways.add(way);
      random.filled(way);
    }
    return ways;
  }
}
