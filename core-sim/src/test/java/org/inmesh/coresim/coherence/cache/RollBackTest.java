package org.inmesh.coresim.coherence.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.coherence.cache.PrivateCaches.Port;
import org.inmesh.coresim.coherence.protocol.CacheState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done ahead of simulated time can be taken back without a trace. */
class RollBackTest {
  private static final int WAYS = 4;
  private PrivateCaches caches;

  /** Lines 1 to 4 in one set, used in this order. */
  @BeforeEach
  void start() {
    caches = filled(Replacement.LRU);
  }

  private static PrivateCaches filled(Replacement replacement) {
    CacheGeometry data = new CacheGeometry(8 * WAYS, WAYS, replacement);
    PrivateCaches filled =
        new PrivateCaches(8, data, CacheGeometry.NONE, CacheGeometry.NONE, false, 1);
    for (int line = 1; line <= WAYS; line++) {
      int frame = filled.place(line, Port.DATA);
      filled.setState(frame, CacheState.E);
      filled.readable(line);
    }
    return filled;
  }

  @ParameterizedTest
  @EnumSource(Replacement.class)
  void shouldForgetUses(Replacement replacement) {
    PrivateCaches other = filled(replacement);
    int expected = victim(other);
    other.beginAhead();
    other.readable(1);
    other.readable(3);
    other.readable(1);
    other.readable(other.line(expected));
    assertThat(other.isUsedAhead(1)).isTrue();
    other.rollBack();
    assertThat(victim(other)).isEqualTo(expected);
    assertThat(other.isUsedAhead(1)).isFalse();
  }

  @Test
  void shouldForgetStores() {
    int frame = caches.writable(2);
    caches.beginAhead();
    caches.write(caches.writable(2), 1, 7);
    caches.write(caches.writable(2), 1, 8);
    caches.rollBack();
    assertThat(caches.word(frame, 1)).isZero();
    assertThat(caches.state(frame)).isEqualTo(CacheState.E);
  }

  @Test
  void shouldForgetWhatFollowsAMarkAlone() {
    int frame = caches.frame(2);
    caches.beginAhead();
    caches.write(caches.writable(2), 0, 7);
    caches.readable(1);
    caches.mark();
    caches.write(caches.writable(2), 0, 8);
    caches.readable(3);
    caches.rollBackToMark();
    caches.endAhead();
    assertThat(caches.word(frame, 0)).isEqualTo(7);
    assertThat(caches.state(frame)).isEqualTo(CacheState.M);
    // The oldest is 3, and then 4.
    assertThat(caches.line(victim(caches))).isEqualTo(3);
  }

  @Test
  void shouldKnowWhatWasUsedInTheCurrentPeriodOnly() {
    caches.beginAhead();
    caches.readable(1);
    caches.endAhead();
    caches.beginAhead();
    caches.readable(2);
    assertThat(caches.isUsedAhead(1)).isFalse();
    assertThat(caches.isUsedAhead(2)).isTrue();
    caches.endAhead();
    assertThat(caches.isUsedAhead(2)).isFalse();
  }

  private static int victim(PrivateCaches of) {
    return of.mustLeave(5, Port.DATA);
  }
}
