package org.inmesh.coresim.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MemoryCostsTest {
  private static final MemoryCosts NM45 = CoreTechnology.named("Bulk45LVT").memory();

  /** Horowitz, ISSCC 2014: 10, 20 and 100 pJ for 64 bits. */
  @Test
  void shouldCostWhatIsPublished() {
    assertThat(NM45.access(8 << 10, 64)).isCloseTo(10, within(1e-9));
    assertThat(NM45.access(32 << 10, 64)).isCloseTo(20, within(1e-9));
    assertThat(NM45.access(1 << 20, 64)).isCloseTo(100, within(1e-9));
  }

  /** Four times the size takes twice the energy up to 32 KiB, so twice takes its square root. */
  @Test
  void shouldFollowAPowerOfTheSizeBetweenAndBeyond() {
    assertThat(NM45.access(16 << 10, 64)).isCloseTo(14.1421, within(1e-4));
    assertThat(NM45.access(2 << 10, 64)).isCloseTo(5, within(1e-9));
    // 32 times takes 5 times from there.
    assertThat(NM45.access(32 << 20, 64)).isCloseTo(500, within(1e-6));
  }

  @Test
  void shouldCostInProportionToTheBits() {
    assertThat(NM45.access(32 << 10, 32)).isCloseTo(10, within(1e-9));
    assertThat(NM45.access(32 << 10, 512)).isCloseTo(160, within(1e-9));
    assertThat(NM45.access(0, 512)).isZero();
  }

  @Test
  void shouldLeakInProportionToItsSize() {
    assertThat(NM45.leakage(32 << 10)).isCloseTo(32 * 0.0953, within(1e-9));
  }
}
