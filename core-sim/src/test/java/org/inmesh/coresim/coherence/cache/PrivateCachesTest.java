package org.inmesh.coresim.coherence.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.inmesh.coresim.coherence.cache.PrivateCaches.Port;
import org.inmesh.coresim.coherence.protocol.CacheState;
import org.junit.jupiter.api.Test;

class PrivateCachesTest {
  private static final int LINE = 8;

  /** Two ways in one set. */
  private static final CacheGeometry TWO_LINES = new CacheGeometry(16, 2, Replacement.LRU);

  private static final CacheGeometry FOUR_LINES = new CacheGeometry(32, 4, Replacement.LRU);

  @Test
  void shouldLoseTheLeastRecentlyUsedWithoutASecondLevel() {
    PrivateCaches caches = caches(CacheGeometry.NONE, CacheGeometry.NONE, false);
    bring(caches, 1);
    bring(caches, 2);
    assertThat(caches.readable(1)).isEqualTo(caches.frame(1));
    int leaving = caches.mustLeave(3, Port.DATA);
    assertThat(caches.line(leaving)).isEqualTo(2);
  }

  @Test
  void shouldKeepInTheSecondLevelWhatLeavesTheFirst() {
    for (boolean inclusive : new boolean[] {true, false}) {
      PrivateCaches caches = caches(CacheGeometry.NONE, FOUR_LINES, inclusive);
      for (int line = 1; line <= 4; line++) {
        assertThat(bring(caches, line)).isEmpty();
      }
      assertThat(caches.readable(1)).isEqualTo(PrivateCaches.NONE);
      int frame = caches.frame(1);
      assertThat(caches.isInSecondLevel(frame)).isTrue();
      assertThat(caches.place(1, Port.DATA)).isEqualTo(frame);
      assertThat(caches.readable(1)).isEqualTo(frame);
    }
  }

  @Test
  void shouldTakeFromTheFirstLevelWhatAnInclusiveSecondLosesOnly() {
    // Lines 1 to 4 fill the second level; line 4 and 3 are in the first. Line 1 leaves both.
    PrivateCaches inclusive = caches(CacheGeometry.NONE, FOUR_LINES, true);
    PrivateCaches other = caches(CacheGeometry.NONE, FOUR_LINES, false);
    for (int line = 1; line <= 4; line++) {
      bring(inclusive, line);
      bring(other, line);
    }
    // Used in the first level only, which the second does not see.
    inclusive.place(1, Port.DATA);
    for (int i = 0; i < 3; i++) {
      inclusive.readable(1);
    }
    inclusive.place(2, Port.DATA);
    inclusive.place(3, Port.DATA);
    assertThat(bring(inclusive, 5)).containsExactly(4);
    // First level 2 lines, second 4: six lines in all.
    assertThat(bring(other, 5)).isEmpty();
    assertThat(bring(other, 6)).isEmpty();
    assertThat(bring(other, 7)).containsExactly(1);
  }

  @Test
  void shouldNotChooseWhatIsHeldOrAwaited() {
    PrivateCaches caches = caches(CacheGeometry.NONE, CacheGeometry.NONE, false);
    bring(caches, 1);
    bring(caches, 2);
    caches.hold(caches.frame(1));
    assertThat(caches.line(caches.mustLeave(3, Port.DATA))).isEqualTo(2);
    caches.setState(caches.frame(2), CacheState.SM_AD);
    assertThat(caches.mustLeave(3, Port.DATA)).isEqualTo(PrivateCaches.WAIT);
    caches.release(caches.frame(1));
    assertThat(caches.line(caches.mustLeave(3, Port.DATA))).isEqualTo(1);
  }

  @Test
  void shouldNeedNoRoomForWhatIsThere() {
    PrivateCaches caches = caches(CacheGeometry.NONE, CacheGeometry.NONE, false);
    bring(caches, 1);
    bring(caches, 2);
    assertThat(caches.mustLeave(2, Port.DATA)).isEqualTo(PrivateCaches.NONE);
  }

  @Test
  void shouldShareALineBetweenInstructionsAndData() {
    PrivateCaches caches = caches(TWO_LINES, CacheGeometry.NONE, false);
    int frame = bring(caches, 1, Port.INSTRUCTION);
    assertThat(caches.readable(1)).isEqualTo(PrivateCaches.NONE);
    assertThat(caches.place(1, Port.DATA)).isEqualTo(frame);
    bring(caches, 2);
    bring(caches, 3);
    assertThat(caches.readable(1)).isEqualTo(PrivateCaches.NONE);
    assertThat(caches.executable(1)).as("left the data cache only").isEqualTo(frame);
  }

  @Test
  void shouldHoldWordsAndTellHitsByState() {
    PrivateCaches caches = caches(CacheGeometry.NONE, CacheGeometry.NONE, false);
    bring(caches, 1);
    int frame = caches.readable(1);
    assertThat(caches.writable(1)).isEqualTo(PrivateCaches.NONE);
    caches.setState(frame, CacheState.E);
    assertThat(caches.writable(1)).isEqualTo(frame);
    caches.write(frame, 1, 42);
    assertThat(caches.word(frame, 1)).isEqualTo(42);
    assertThat(caches.state(frame)).isEqualTo(CacheState.M);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void shouldKeepWithinEachLevelAndIncludeWhereItSaysSo(
      @ForAll Replacement replacement, @ForAll boolean inclusive, @ForAll long seed) {
    CacheGeometry small = new CacheGeometry(4 * LINE, 2, replacement);
    CacheGeometry large = new CacheGeometry(16 * LINE, 4, replacement);
    PrivateCaches caches = new PrivateCaches(LINE, small, small, large, inclusive, seed);
    Random random = new Random(seed);
    Set<Integer> here = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      int line = random.nextInt(40);
      Port port = random.nextBoolean() ? Port.DATA : Port.INSTRUCTION;
      for (int leaving = caches.mustLeave(line, port);
          leaving != PrivateCaches.NONE;
          leaving = caches.mustLeave(line, port)) {
        assertThat(here.remove(caches.line(leaving))).isTrue();
        caches.forget(leaving);
      }
      caches.setState(caches.place(line, port), CacheState.S);
      here.add(line);
      int first = 0;
      int second = 0;
      for (int each = 0; each < 40; each++) {
        int frame = caches.frame(each);
        assertThat(frame != PrivateCaches.NONE).isEqualTo(here.contains(each));
        if (frame != PrivateCaches.NONE) {
          boolean inFirst = caches.readable(each) == frame || caches.executable(each) == frame;
          first += inFirst ? 1 : 0;
          second += caches.isInSecondLevel(frame) ? 1 : 0;
          assertThat(caches.isInSecondLevel(frame) || inFirst && !inclusive).isTrue();
        }
      }
      assertThat(first).isLessThanOrEqualTo(8);
      assertThat(second).isLessThanOrEqualTo(16);
    }
  }

  private static PrivateCaches caches(
      CacheGeometry instruction, CacheGeometry second, boolean inclusive) {
    return new PrivateCaches(LINE, TWO_LINES, instruction, second, inclusive, 1);
  }

  /** Brings a line in; tells which lines had to leave the core. */
  private static Set<Integer> bring(PrivateCaches caches, int line) {
    Set<Integer> left = new HashSet<>();
    for (int leaving = caches.mustLeave(line, Port.DATA);
        leaving != PrivateCaches.NONE;
        leaving = caches.mustLeave(line, Port.DATA)) {
      left.add(caches.line(leaving));
      caches.forget(leaving);
    }
    caches.setState(caches.place(line, Port.DATA), CacheState.S);
    return left;
  }

  private static int bring(PrivateCaches caches, int line, Port port) {
    assertThat(caches.mustLeave(line, port)).isEqualTo(PrivateCaches.NONE);
    int frame = caches.place(line, port);
    caches.setState(frame, CacheState.S);
    return frame;
  }
}
