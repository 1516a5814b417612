package org.inmesh.coresim.coherence.cache;

import java.util.Locale;

/**
 * Size and organisation of a cache.
 *
 * @param bytes capacity; 0 for a cache that is not there
 * @param ways lines of a set, 1 to 64
 * @param replacement which line of a full set makes room
 */
public record CacheGeometry(int bytes, int ways, Replacement replacement) {

  /** No cache. */
  public static final CacheGeometry NONE = new CacheGeometry(0, 1, Replacement.LRU);

  /** True if there is such a cache. */
  public boolean isPresent() {
    return bytes > 0;
  }

  /** Lines that it holds. */
  public int lines(int lineBytes) {
    return bytes / lineBytes;
  }

  /** Sets that it has. */
  public int sets(int lineBytes) {
    return bytes / (lineBytes * ways);
  }

  /**
   * What is wrong with it, or an empty text. Sets are a power of two because an address's bits
   * choose the set.
   */
  public String complaint(int lineBytes) {
    if (!isPresent()) {
      return "";
    }
    if (bytes % (lineBytes * ways) != 0) {
      return String.format(
          Locale.ROOT,
          "%d bytes are not a whole number of sets of %d lines of %d bytes",
          bytes,
          ways,
          lineBytes);
    }
    if (Integer.bitCount(sets(lineBytes)) != 1) {
      return String.format(
          Locale.ROOT,
          "%d bytes in %d ways of %d bytes are %d sets, which is not a power of two",
          bytes,
          ways,
          lineBytes,
          sets(lineBytes));
    }
    if (replacement == Replacement.TREE_PLRU && Integer.bitCount(ways) != 1) {
      return String.format(Locale.ROOT, "tree-plru wants a power of two of ways, not %d", ways);
    }
    return "";
  }
}
