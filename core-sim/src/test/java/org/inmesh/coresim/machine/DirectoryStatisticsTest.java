package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.coherence.cache.SliceSpecification;
import org.inmesh.coresim.coherence.directory.DirectorySpecification;
import org.inmesh.coresim.coherence.directory.SharerFormat;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.junit.jupiter.api.Test;

/** 64 cores, 1,000,000 lines of memory, slices of 4 KiB in lines of 64 bytes. */
class DirectoryStatisticsTest {
  private static final int CORES = 64;
  private static final int LINES = 1_000_000;
  private static final CacheSpecification FULL_MAP =
      new CacheSpecification(Protocol.MESI, 64, 1024, 2, 0, 4096, 4, 10, 100);

  private static CacheSpecification with(DirectorySpecification directory, boolean inclusive) {
    return FULL_MAP.withSizes(
        FULL_MAP.privateCaches(),
        directory,
        new SliceSpecification(FULL_MAP.slice().geometry(), 10, inclusive));
  }

  @Test
  void shouldHaveAnEntryForEachLineOfMemoryInAFullMap() {
    assertThat(DirectoryStatistics.entries(FULL_MAP, CORES, LINES)).isEqualTo(LINES);
    // A bit for each core, 6 bits for the owner, 2 for the state.
    assertThat(DirectoryStatistics.bitsPerEntry(FULL_MAP, CORES, LINES)).isEqualTo(64 + 6 + 2);
  }

  @Test
  void shouldAddATagToAnEntryOfASparseDirectory() {
    SharerFormat pointers = new SharerFormat(SharerFormat.Kind.LIMITED_BROADCAST, 4);
    CacheSpecification sparse = with(new DirectorySpecification(pointers, 32, 8), false);
    assertThat(DirectoryStatistics.entries(sparse, CORES, LINES)).isEqualTo(64 * 32);
    // 4 pointers of 6 bits and one for their overflow; 256 sets of 3,907 lines: a tag of 12 bits.
    assertThat(DirectoryStatistics.bitsPerEntry(sparse, CORES, LINES))
        .isEqualTo(4 * 6 + 1 + 6 + 2 + 12);
  }

  @Test
  void shouldHaveAnEntryWithoutTagForEachLineOfInclusiveSlices() {
    CacheSpecification inclusive = with(DirectorySpecification.FULL_MAP, true);
    assertThat(DirectoryStatistics.entries(inclusive, CORES, LINES)).isEqualTo(64 * 4096 / 64);
    assertThat(DirectoryStatistics.bitsPerEntry(inclusive, CORES, LINES)).isEqualTo(64 + 6 + 2);
  }
}
