package org.inmesh.coresim.coherence.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CacheGeometryTest {

  @Test
  void shouldHaveSetsByArithmetic() {
    CacheGeometry cache = new CacheGeometry(32768, 4, Replacement.LRU);
    assertThat(cache.lines(64)).isEqualTo(512);
    assertThat(cache.sets(64)).isEqualTo(128);
    assertThat(cache.complaint(64)).isEmpty();
    assertThat(CacheGeometry.NONE.complaint(64)).isEmpty();
  }

  @Test
  void shouldSayWhatIsWrong() {
    assertThat(new CacheGeometry(1000, 4, Replacement.LRU).complaint(64))
        .isEqualTo("1000 bytes are not a whole number of sets of 4 lines of 64 bytes");
    assertThat(new CacheGeometry(3 * 256, 4, Replacement.LRU).complaint(64))
        .contains("3 sets, which is not a power of two");
    assertThat(new CacheGeometry(3 * 64, 3, Replacement.TREE_PLRU).complaint(64))
        .contains("tree-plru wants a power of two of ways, not 3");
  }
}
