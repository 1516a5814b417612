package org.inmesh.coresim.coherence.measurement;

/** Who wrote each word of memory last, and when, counted in writes. */
final class WordWriters {
  private static final int PAGE_WORDS = 4096;
  private static final int CORE_BITS = 16;

  private final int wordsPerLine;

  /** Number of the write, and below it the core; 0 for a word that nobody has written. */
  private final long[][] pages;

  private long writes;

  WordWriters(int lines, int wordsPerLine) {
    this.wordsPerLine = wordsPerLine;
    this.pages = new long[(int) ((long) lines * wordsPerLine / PAGE_WORDS) + 1][];
  }

  /** Number of the last write so far. */
  long now() {
    return writes;
  }

  void write(int core, int line, int word) {
    int index = line * wordsPerLine + word;
    int page = index / PAGE_WORDS;
    if (pages[page] == null) {
      pages[page] = new long[PAGE_WORDS];
    }
    pages[page][index % PAGE_WORDS] = ++writes << CORE_BITS | core;
  }

  /** True if the last to write a word was another core, after a time. */
  boolean hasWrittenSince(long time, int core, int line, int word) {
    int index = line * wordsPerLine + word;
    long[] page = pages[index / PAGE_WORDS];
    if (page == null) {
      return false;
    }
    long last = page[index % PAGE_WORDS];
    return last >>> CORE_BITS > time && (last & (1 << CORE_BITS) - 1) != core;
  }
}
