package org.inmesh.coresim.coherence.directory;

/**
 * Sets of cores that may share a line, in a pool. A set need not be exact: it may stand for more
 * cores than were added, never for fewer.
 */
public sealed interface SharerSets permits FullMapSharers, LimitedPointerSharers {

  /** Takes an empty set. */
  int take();

  /** Gives a set back, whatever it holds. */
  void free(int set);

  /** Adds a core. */
  void add(int set, int core);

  /** Removes a core, if the set can tell that it alone is meant. */
  void remove(int set, int core);

  /** True if the set stands for the cores that were added and no others. */
  boolean isExact(int set);

  /** The lowest core that the set stands for and that is at least {@code from}, or -1. */
  int next(int set, int from);

  /** Sets as a directory of this kind has them. */
  static SharerSets of(SharerFormat format, int cores) {
    return format.kind() == SharerFormat.Kind.FULL_MAP
        ? new FullMapSharers(cores)
        : new LimitedPointerSharers(format, cores);
  }
}
