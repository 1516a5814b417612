package org.inmesh.coresim.coherence.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.coresim.coherence.directory.SharerFormat.Kind;
import org.junit.jupiter.api.Test;

class SharerSetsTest {

  @Test
  void shouldMeanAllCoresWhenThereAreTooManyToName() {
    SharerSets sets = SharerSets.of(new SharerFormat(Kind.LIMITED_BROADCAST, 2), 5);
    int set = sets.take();
    sets.add(set, 3);
    sets.add(set, 1);
    sets.add(set, 3);
    assertThat(members(sets, set)).containsExactly(1, 3);
    assertThat(sets.isExact(set)).isTrue();
    sets.add(set, 4);
    assertThat(members(sets, set)).containsExactly(0, 1, 2, 3, 4);
    assertThat(sets.isExact(set)).isFalse();
    sets.free(set);
    assertThat(members(sets, sets.take())).isEmpty();
  }

  @Test
  void shouldMeanGroupsOfCoresWhenTheVectorIsCoarse() {
    // 16 cores: pointers of 4 bits, two make a vector of 8 bits, so groups of 2 cores.
    SharerFormat format = new SharerFormat(Kind.LIMITED_COARSE, 2);
    assertThat(format.groupCores(16)).isEqualTo(2);
    SharerSets sets = SharerSets.of(format, 16);
    int set = sets.take();
    sets.add(set, 0);
    sets.add(set, 7);
    sets.add(set, 15);
    assertThat(members(sets, set)).containsExactly(0, 1, 6, 7, 14, 15);
    sets.remove(set, 7);
    assertThat(members(sets, set)).as("who can tell").contains(7);
  }

  @Test
  void shouldTellItsBits() {
    assertThat(SharerFormat.FULL_MAP.bits(1024)).isEqualTo(1024);
    assertThat(new SharerFormat(Kind.LIMITED_BROADCAST, 4).bits(1024)).isEqualTo(41);
    assertThat(new SharerFormat(Kind.LIMITED_COARSE, 4).groupCores(1024)).isEqualTo(26);
    assertThat(SharerFormat.pointerBits(1)).isEqualTo(1);
    assertThat(SharerFormat.pointerBits(65)).isEqualTo(7);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void shouldNeverForgetASharer(
      @ForAll Kind kind,
      @ForAll @IntRange(min = 1, max = 200) int cores,
      @ForAll @IntRange(min = 1, max = 6) int pointers,
      @ForAll long seed) {
    SharerSets sets = SharerSets.of(new SharerFormat(kind, pointers), cores);
    Random random = new Random(seed);
    List<TreeSet<Integer>> expected = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      expected.add(new TreeSet<>());
      taken.add(sets.take());
    }
    for (int i = 0; i < 60; i++) {
      int which = random.nextInt(3);
      int core = random.nextInt(cores);
      switch (random.nextInt(6)) {
        case 0 -> {
          sets.free(taken.get(which));
          expected.get(which).clear();
          taken.set(which, sets.take());
        }
        case 1, 2 -> {
          sets.remove(taken.get(which), core);
          expected.get(which).remove(core);
        }
        default -> {
          sets.add(taken.get(which), core);
          expected.get(which).add(core);
        }
      }
      for (int each = 0; each < 3; each++) {
        List<Integer> members = members(sets, taken.get(each));
        assertThat(members).containsAll(expected.get(each));
        if (sets.isExact(taken.get(each))) {
          assertThat(members).containsExactlyElementsOf(expected.get(each));
        }
      }
    }
  }

  private static List<Integer> members(SharerSets sets, int set) {
    List<Integer> members = new ArrayList<>();
    for (int core = sets.next(set, 0); core >= 0; core = sets.next(set, core + 1)) {
      members.add(core);
    }
    return members;
  }
}
