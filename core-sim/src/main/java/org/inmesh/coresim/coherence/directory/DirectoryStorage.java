package org.inmesh.coresim.coherence.directory;

/**
 * What directories cost in storage, after Martin, Hill and Sorin, "Why on-chip cache coherence is
 * here to stay", Communications of the ACM 55(7), 2012: caches in a hierarchy, each level's
 * directory inclusive of what is cached above it, with more entries than there are lines so that
 * recalls are rare.
 *
 * @param inclusionRatio directory entries for each line that is tracked; 2 in the article
 * @param entryBits of a directory entry: tag and a bit for each child; 48 + 16 in the article
 * @param lineBits of a cached line: tag and data; 48 + 512 in the article
 */
public record DirectoryStorage(double inclusionRatio, int entryBits, int lineBits) {

  /** The article's example: children in groups of 16, lines of 64 bytes. */
  public static final DirectoryStorage ARTICLE = new DirectoryStorage(2, 48 + 16, 48 + 512);

  /**
   * Directory bits over the bits of all caches.
   *
   * @param sizes of the levels together in lines, the private caches first; each level but the
   *     first has a directory of all that is cached above it
   */
  public double overhead(double... sizes) {
    double cached = 0;
    double tracked = 0;
    for (double size : sizes) {
      tracked += cached;
      cached += size;
    }
    return inclusionRatio * entryBits / lineBits * tracked / cached;
  }

  /**
   * Bits that a directory with these sharers needs for each line of memory or entry: sharers,
   * owner, and the state.
   *
   * @param stateBits of the protocol's stable states at the home
   */
  public static int bitsPerEntry(SharerFormat sharers, int cores, int stateBits) {
    return sharers.bits(cores) + SharerFormat.pointerBits(cores) + stateBits;
  }
}
