package org.inmesh.coresim.coherence;

import java.util.Arrays;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.cache.Replacement;
import org.inmesh.coresim.coherence.cache.SliceSpecification;
import org.inmesh.coresim.coherence.cache.VictimSelector;
import org.inmesh.coresim.coherence.measurement.MemoryObserver;

/**
 * The slices of the last-level cache, one at each node. A slice caches the data of memory lines
 * whose home it is. The contents of a line that a private cache owns may be old here; the directory
 * then never asks.
 *
 * <p>A slice that is not inclusive is a memory-side cache: whether private caches hold a line is
 * the directory's business and not tied to the line being here, so a replacement recalls nothing.
 * Of an inclusive slice the tags are the directory's entries ({@link SparseDirectory}): the
 * directory chooses the victim, recalls it, and then has it {@linkplain #evict leave}.
 */
final class LastLevelCache {
  private static final int NONE = -1;

  private final HomeMap homes;
  private final int sets;
  private final int ways;
  private final long allWays;
  private final Replacement replacement;
  private final boolean inclusive;
  private final int wordsPerLine;
  private final MainMemory memory;
  private final CoherenceCounters counters;
  private final int[][] lines;
  private final boolean[][] dirty;
  private final VictimSelector[] selectors;
  private final int[][] data;

  /** Or null. */
  private MemoryObserver observer;

  LastLevelCache(
      HomeMap homes,
      SliceSpecification slice,
      int lineBytes,
      MainMemory memory,
      CoherenceCounters counters) {
    int nodes = homes.nodes();
    this.homes = homes;
    CacheGeometry geometry = slice.geometry();
    this.sets = geometry.sets(lineBytes);
    this.ways = geometry.ways();
    this.allWays = -1L >>> Long.SIZE - ways;
    this.replacement = geometry.replacement();
    this.inclusive = slice.inclusive();
    this.wordsPerLine = lineBytes / Integer.BYTES;
    this.memory = memory;
    this.counters = counters;
    this.lines = new int[nodes][];
    this.dirty = new boolean[nodes][];
    this.selectors = new VictimSelector[nodes];
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
    selectors[home].touch(slot);
    System.arraycopy(data[home], slot * wordsPerLine, target, start, wordsPerLine);
    return true;
  }

  /** Takes a line from memory, which the slice did not have. */
  void fill(int line, int[] source, int start) {
    int home = homes.home(line);
    int slot = allocate(line);
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
    } else {
      selectors[home].touch(slot);
    }
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
    int slot = free(line);
    if (slot == NONE) {
      if (inclusive) {
        throw new IllegalStateException("no line has made room for line " + line);
      }
      int set = firstWay(line) / ways;
      slot = set * ways + selectors[home].victim(set, allWays);
      evict(lines[home][slot]);
    }
    lines[home][slot] = line;
    selectors[home].filled(slot);
    return slot;
  }

  private int free(int line) {
    int[] tags = lines[homes.home(line)];
    int first = firstWay(line);
    for (int slot = first; slot < first + ways; slot++) {
      if (tags[slot] == NONE) {
        return slot;
      }
    }
    return NONE;
  }

  /** A line makes room: if it was written to, it goes to memory. */
  void evict(int line) {
    int home = homes.home(line);
    int slot = find(line);
    if (dirty[home][slot]) {
      memory.write(line, data[home], slot * wordsPerLine);
    }
    lines[home][slot] = NONE;
    dirty[home][slot] = false;
  }

  private int firstWay(int line) {
    // Of each run of lines a slice has one: the run's number chooses the set.
    return line / homes.nodes() % sets * ways;
  }

  private void open(int home) {
    lines[home] = new int[sets * ways];
    Arrays.fill(lines[home], NONE);
    dirty[home] = new boolean[sets * ways];
    // Of random replacement each slice has a generator of its own.
    selectors[home] = VictimSelector.of(replacement, sets, ways, home);
    data[home] = new int[sets * ways * wordsPerLine];
  }
}
