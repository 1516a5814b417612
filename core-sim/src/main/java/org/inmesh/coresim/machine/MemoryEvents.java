package org.inmesh.coresim.machine;

import org.inmesh.coresim.coherence.measurement.MemoryObserver;

/**
 * Counts the misses of coherent memory core by core, and what slices do node by node; passes all on
 * to whoever else observes.
 */
final class MemoryEvents implements MemoryObserver {
  /** By core: lines that its first level of data had to get, not counting upgrades. */
  final long[] filled;

  /** By core: misses of its first level, of data and of instructions, and upgrades. */
  final long[] misses;

  /** By core: misses of its instruction cache. */
  final long[] fetchMisses;

  /** By node: lines that its slice has read, taken from memory, or been given. */
  final long[] sliceLines;

  /** By node: lines that its slice has taken from memory. */
  final long[] sliceMisses;

  /** Or null. */
  private final MemoryObserver other;

  /**
   * Nothing has happened.
   *
   * @param other observer or null
   */
  MemoryEvents(int cores, MemoryObserver other) {
    this.other = other;
    filled = new long[cores];
    misses = new long[cores];
    fetchMisses = new long[cores];
    sliceLines = new long[cores];
    sliceMisses = new long[cores];
  }

  @Override
  public void accessed(int core, int line, int word, boolean write) {
    if (other != null) {
      other.accessed(core, line, word, write);
    }
  }

  @Override
  public void missed(int core, int line, boolean secondHas) {
    filled[core]++;
    misses[core]++;
    if (other != null) {
      other.missed(core, line, secondHas);
    }
  }

  @Override
  public void fetched(int core, int line) {
    if (other != null) {
      other.fetched(core, line);
    }
  }

  @Override
  public void fetchMissed(int core, int line, boolean secondHas) {
    fetchMisses[core]++;
    misses[core]++;
    if (other != null) {
      other.fetchMissed(core, line, secondHas);
    }
  }

  @Override
  public void upgraded(int core, int line) {
    misses[core]++;
    if (other != null) {
      other.upgraded(core, line);
    }
  }

  @Override
  public void invalidated(int core, int line, boolean wasInData, boolean wasInInstruction) {
    if (other != null) {
      other.invalidated(core, line, wasInData, wasInInstruction);
    }
  }

  @Override
  public void transferred(int line) {
    if (other != null) {
      other.transferred(line);
    }
  }

  @Override
  public void usedInSlice(int home, int line, boolean hit, boolean write) {
    sliceLines[home]++;
    if (!hit && !write) {
      // It is written there when it has come.
      sliceLines[home]++;
      sliceMisses[home]++;
    }
    if (other != null) {
      other.usedInSlice(home, line, hit, write);
    }
  }
}
