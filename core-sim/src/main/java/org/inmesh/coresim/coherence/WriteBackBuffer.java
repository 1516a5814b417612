package org.inmesh.coresim.coherence;

import java.util.Arrays;
import org.agrona.collections.Int2IntHashMap;

/**
 * The homes' write-back buffers: lines on their way from slices to memory, until memory has them.
 * Of a line there is one write under way at most, so that writes need not arrive in order.
 */
final class WriteBackBuffer {
  private static final int NONE = -1;

  private final int wordsPerLine;
  private final Int2IntHashMap entries = new Int2IntHashMap(NONE);
  private int[] data = new int[0];

  /** Whether the line was evicted again, with other data, after the write under way was sent. */
  private boolean[] changed = new boolean[0];

  private int[] nextFree = new int[0];
  private int firstFree = NONE;

  WriteBackBuffer(int wordsPerLine) {
    this.wordsPerLine = wordsPerLine;
  }

  boolean holds(int line) {
    return entries.containsKey(line);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * Takes a line.
   *
   * @return true if it is to be sent; false if a write of it is under way, whose acknowledgement
   *     has to come first
   */
  boolean put(int line, int[] source, int start) {
    int entry = entries.get(line);
    boolean isNew = entry == NONE;
    if (isNew) {
      entry = take();
      entries.put(line, entry);
    }
    changed[entry] = !isNew;
    System.arraycopy(source, start, data, entry * wordsPerLine, wordsPerLine);
    return isNew;
  }

  /**
   * Memory has what was sent of a line.
   *
   * @return true if the line is to be sent again; if not, it is here no more
   */
  boolean acknowledge(int line) {
    int entry = entries.get(line);
    if (changed[entry]) {
      changed[entry] = false;
      return true;
    }
    entries.remove(line);
    nextFree[entry] = firstFree;
    firstFree = entry;
    return false;
  }

  /** Copies a line that is here. */
  void copy(int line, int[] target, int start) {
    System.arraycopy(data, entries.get(line) * wordsPerLine, target, start, wordsPerLine);
  }

  /** A word of a line that is here. */
  int word(int line, int wordInLine) {
    return data[entries.get(line) * wordsPerLine + wordInLine];
  }

  private int take() {
    if (firstFree == NONE) {
      int old = nextFree.length;
      int size = Math.max(16, 2 * old);
      data = Arrays.copyOf(data, size * wordsPerLine);
      changed = Arrays.copyOf(changed, size);
      nextFree = Arrays.copyOf(nextFree, size);
      for (int entry = size - 1; entry >= old; entry--) {
        nextFree[entry] = firstFree;
        firstFree = entry;
      }
    }
    int entry = firstFree;
    firstFree = nextFree[entry];
    return entry;
  }
}
