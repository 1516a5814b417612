package org.inmesh.coresim.coherence.measurement;

import java.util.HashMap;
import java.util.Map;

/**
 * Says why a cache misses. A miss is counted when it happens; one that follows an invalidation
 * counts as false sharing until, in the line's new lifetime, a word is accessed that another core
 * has written since the last miss that was of use: one that is not of false sharing.
 */
final class MissClassifier {

  /** What is known of a line that the cache has had. */
  private static final class History {
    /** The cache's last copy was invalidated. */
    boolean invalidated;

    /** Nothing has been accessed since the last miss. */
    boolean fresh;

    /** The last miss counts as false sharing. */
    boolean useless;

    /** Write up to which the core has got to see the line. */
    long seen;

    /** The same, if the last miss was of use. */
    long filled;
  }

  private final ShadowCache shadow;
  private final Map<Integer, History> histories = new HashMap<>();
  private final long[] misses;

  /**
   * Of a cache that holds nothing.
   *
   * @param misses of a number of caches together, by kind, to be counted in
   */
  MissClassifier(int capacity, long[] misses) {
    this.shadow = new ShadowCache(capacity);
    this.misses = misses;
  }

  /** Counts a miss as of what kind it seems now. */
  MissKind miss(int line) {
    History history = histories.get(line);
    MissKind kind = kind(history, line);
    if (history == null) {
      history = new History();
      histories.put(line, history);
    }
    history.invalidated = false;
    history.fresh = true;
    history.useless = kind == MissKind.FALSE_SHARING;
    misses[kind.ordinal()]++;
    return kind;
  }

  private MissKind kind(History history, int line) {
    if (history == null) {
      return MissKind.COLD;
    }
    if (history.invalidated) {
      return MissKind.FALSE_SHARING;
    }
    return shadow.contains(line) ? MissKind.CONFLICT : MissKind.CAPACITY;
  }

  /** A use of a line that counts for replacement. */
  void use(int line) {
    shadow.use(line);
  }

  /**
   * The core accesses a word of a line, before it is written if that is what it does.
   *
   * @return true if the last miss turns out to be of true sharing
   */
  boolean access(int core, int line, int word, WordWriters writers) {
    History history = histories.get(line);
    if (history == null) {
      return false;
    }
    history.invalidated = false;
    if (history.fresh) {
      history.fresh = false;
      history.filled = writers.now();
      if (!history.useless) {
        history.seen = history.filled;
      }
    }
    if (!history.useless || !writers.hasWrittenSince(history.seen, core, line, word)) {
      return false;
    }
    history.useless = false;
    history.seen = history.filled;
    misses[MissKind.FALSE_SHARING.ordinal()]--;
    misses[MissKind.TRUE_SHARING.ordinal()]++;
    return true;
  }

  /**
   * The line has been invalidated.
   *
   * @param wasHere whether this cache had it; otherwise it had been replaced before
   */
  void invalidate(int line, boolean wasHere) {
    History history = histories.get(line);
    if (wasHere && history != null) {
      history.invalidated = true;
      // The lifetime is over.
      history.useless = false;
    }
    shadow.remove(line);
  }
}
