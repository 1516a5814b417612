package org.inmesh.coresim.coherence;

import java.util.Arrays;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.measurement.MemoryObserver;

/**
 * The slices of the last-level cache, one at each node. A slice caches the data of memory lines
 * whose home it is. It is a memory-side cache: whether private caches hold a line is the
 * directory's business and not tied to the line being here, so a replacement recalls nothing. The
 * contents of a line that a private cache owns may be old here; the directory then never asks.
 */
final class LastLevelCache {
  private static final int NONE = -1;

  private final HomeMap homes;
  private final int sets;
  private final int ways;
  private final int wordsPerLine;
  private final MainMemory memory;
  private final CoherenceCounters counters;
  private final int[][] lines;
  private final boolean[][] dirty;
  private final long[][] lastUse;
  private final int[][] data;
  private long uses;

  /** Or null. */
  private MemoryObserver observer;

  LastLevelCache(
      HomeMap homes,
      CacheGeometry geometry,
      int lineBytes,
      MainMemory memory,
      CoherenceCounters counters) {
    int nodes = homes.nodes();
    this.homes = homes;
    this.sets = geometry.sets(lineBytes);
    this.ways = geometry.ways();
    this.wordsPerLine = lineBytes / Integer.BYTES;
    this.memory = memory;
    this.counters = counters;
    this.lines = new int[nodes][];
    this.dirty = new boolean[nodes][];
    this.lastUse = new long[nodes][];
    this.data = new int[nodes][];
  }

  void observe(MemoryObserver newObserver) {
    observer = newObserver;
  }

  /**
   * Copies a line to the target, if the slice has it.
   *
   * @return true if it has
   */
  boolean read(int line, int[] target, int start) {
    counters.sliceReads++;
    int home = homes.home(line);
    int slot = find(line);
    if (observer != null) {
      observer.usedInSlice(home, line, slot != NONE, false);
    }
    if (slot == NONE) {
      return false;
    }
    lastUse[home][slot] = ++uses;
    System.arraycopy(data[home], slot * wordsPerLine, target, start, wordsPerLine);
    return true;
  }

  /** Takes a line from memory, which the slice did not have. */
  void fill(int line, int[] source, int start) {
    int home = homes.home(line);
    int slot = allocate(line);
    lastUse[home][slot] = ++uses;
    System.arraycopy(source, start, data[home], slot * wordsPerLine, wordsPerLine);
  }

  /** Takes a line that a private cache had written. */
  void write(int line, int[] source, int start) {
    counters.sliceWrites++;
    int home = homes.home(line);
    int slot = find(line);
    if (observer != null) {
      observer.usedInSlice(home, line, slot != NONE, true);
    }
    if (slot == NONE) {
      slot = allocate(line);
    }
    lastUse[home][slot] = ++uses;
    dirty[home][slot] = true;
    System.arraycopy(source, start, data[home], slot * wordsPerLine, wordsPerLine);
  }

  /** A word as the slice or else memory has it, without side effects. */
  int peek(int line, int wordInLine) {
    int slot = find(line);
    return slot == NONE
        ? memory.peek(line, wordInLine)
        : data[homes.home(line)][slot * wordsPerLine + wordInLine];
  }

  private int find(int line) {
    int[] tags = lines[homes.home(line)];
    if (tags == null) {
      return NONE;
    }
    int first = firstWay(line);
    for (int slot = first; slot < first + ways; slot++) {
      if (tags[slot] == line) {
        return slot;
      }
    }
    return NONE;
  }

  private int allocate(int line) {
    int home = homes.home(line);
    if (lines[home] == null) {
      open(home);
    }
    int[] tags = lines[home];
    long[] stamps = lastUse[home];
    int first = firstWay(line);
    int victim = first;
    // A way never used has stamp 0 and is taken first.
    for (int slot = first + 1; slot < first + ways; slot++) {
      if (stamps[slot] < stamps[victim]) {
        victim = slot;
      }
    }
    if (tags[victim] != NONE && dirty[home][victim]) {
      memory.write(tags[victim], data[home], victim * wordsPerLine);
    }
    tags[victim] = line;
    dirty[home][victim] = false;
    return victim;
  }

  private int firstWay(int line) {
    // Of each run of lines a slice has one: the run's number chooses the set.
    return line / homes.nodes() % sets * ways;
  }

  private void open(int home) {
    lines[home] = new int[sets * ways];
    Arrays.fill(lines[home], NONE);
    dirty[home] = new boolean[sets * ways];
    lastUse[home] = new long[sets * ways];
    data[home] = new int[sets * ways * wordsPerLine];
  }
}
