package org.inmesh.coresim.coherence;

import java.util.Locale;
import org.inmesh.coresim.coherence.cache.PrivateCaches;

/**
 * Counts the accesses of a core that hit its caches, so that those ahead of simulated time can be
 * taken back.
 */
final class HitsAhead {
  private final int core;
  private final int hitCycles;
  private final PrivateCaches caches;
  private final CoherenceCounters counters;

  /** Accesses are ahead of simulated time: hits only, which can be taken back. */
  private boolean ahead;

  /** What was taken back is done again, in its time. */
  private boolean repeating;

  /** Accesses done ahead, and how many of them before the instruction under way. */
  private long accesses;

  private long accessesAtMark;

  private long cyclesAdded;
  private long cyclesBefore;

  HitsAhead(int core, int hitCycles, PrivateCaches caches, CoherenceCounters counters) {
    this.core = core;
    this.hitCycles = hitCycles;
    this.caches = caches;
    this.counters = counters;
  }

  /** True ahead of simulated time. */
  boolean isActive() {
    return ahead;
  }

  /** From now on accesses are ahead of simulated time. */
  void begin() {
    ahead = true;
    accesses = 0;
    cyclesBefore = cyclesAdded;
    caches.beginAhead();
  }

  /** An instruction begins, which may be taken back alone. */
  void mark() {
    if (ahead) {
      caches.mark();
      accessesAtMark = accesses;
    }
  }

  /** Takes back what has been done since the mark. */
  void rollBackToMark() {
    caches.rollBackToMark();
    counters.accesses -= accesses - accessesAtMark;
    accesses = accessesAtMark;
  }

  /** Takes back what has been done since {@link #begin}, to do it again up to {@link #end}. */
  void rollBack() {
    caches.rollBack();
    counters.accesses -= accesses;
    cyclesAdded = cyclesBefore;
    ahead = false;
    repeating = true;
  }

  /** What has been done is final. */
  void end() {
    ahead = false;
    repeating = false;
    caches.endAhead();
  }

  /** False ahead of simulated time: the access is done in its own cycle, and a miss begins then. */
  boolean mayMiss(int line) {
    if (repeating) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "core %d misses line %d where it had a hit", core, line));
    }
    return !ahead;
  }

  /** Counts hits. */
  void count(int hits) {
    counters.accesses += hits;
    accesses += hits;
  }

  /** Returns the cycles that hits add to their instruction. */
  int addCycles(int hits) {
    int cycles = hits * hitCycles;
    cyclesAdded += cycles;
    return cycles;
  }

  /** Cycles that {@link #addCycles} has returned so far, without those taken back. */
  long cyclesAdded() {
    return cyclesAdded;
  }
}
