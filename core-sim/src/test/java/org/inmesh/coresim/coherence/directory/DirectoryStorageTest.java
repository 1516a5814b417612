package org.inmesh.coresim.coherence.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.coherence.directory.SharerFormat.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryStorageTest {

  /**
   * The article's figures, in percent, for caches of which each level is so many times the last.
   */
  @ParameterizedTest
  @CsvSource({"8, 2.5, 3.1", "4, 4.6, 6.5", "2, 7.6, 13", "1, 11, 23"})
  void shouldCostWhatTheArticleSays(int ratio, String sixteenCores, String manyCores) {
    DirectoryStorage storage = DirectoryStorage.ARTICLE;
    assertThat(percent(storage.overhead(1, ratio), sixteenCores)).isEqualTo(sixteenCores);
    assertThat(percent(storage.overhead(1, ratio, ratio * ratio), manyCores)).isEqualTo(manyCores);
  }

  @Test
  void shouldAddUpTheBitsOfAnEntry() {
    assertThat(DirectoryStorage.bitsPerEntry(SharerFormat.FULL_MAP, 64, 2)).isEqualTo(64 + 6 + 2);
    // Four pointers of 12 bits, one of overflow, the owner's 12.
    SharerFormat pointers = new SharerFormat(Kind.LIMITED_COARSE, 4);
    assertThat(DirectoryStorage.bitsPerEntry(pointers, 4096, 2)).isEqualTo(48 + 1 + 12 + 2);
  }

  private static String percent(double share, String asPrecisely) {
    return String.format(asPrecisely.contains(".") ? "%.1f" : "%.0f", 100 * share);
  }
}
