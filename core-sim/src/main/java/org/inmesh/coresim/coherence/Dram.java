package org.inmesh.coresim.coherence;

import java.util.Arrays;

/** Main memory's contents. Pages come into being when they are first written. */
final class Dram {
  private static final int PAGE_WORDS = 4096;

  private final int wordsPerLine;
  private final int[][] pages;

  /**
   * @param words size; a line never crosses a page because both are powers of two
   */
  Dram(int words, int wordsPerLine) {
    this.wordsPerLine = wordsPerLine;
    this.pages = new int[(words + PAGE_WORDS - 1) / PAGE_WORDS][];
  }

  void read(int line, int[] target, int start) {
    int word = line * wordsPerLine;
    int[] page = pages[word / PAGE_WORDS];
    if (page == null) {
      Arrays.fill(target, start, start + wordsPerLine, 0);
    } else {
      System.arraycopy(page, word % PAGE_WORDS, target, start, wordsPerLine);
    }
  }

  void write(int line, int[] source, int start) {
    int word = line * wordsPerLine;
    System.arraycopy(source, start, pageFor(word), word % PAGE_WORDS, wordsPerLine);
  }

  int readWord(int line, int wordInLine) {
    int word = line * wordsPerLine + wordInLine;
    int[] page = pages[word / PAGE_WORDS];
    return page == null ? 0 : page[word % PAGE_WORDS];
  }

  void writeWord(int word, int value) {
    pageFor(word)[word % PAGE_WORDS] = value;
  }

  private int[] pageFor(int word) {
    int page = word / PAGE_WORDS;
    if (pages[page] == null) {
      pages[page] = new int[PAGE_WORDS];
    }
    return pages[page];
  }
}
