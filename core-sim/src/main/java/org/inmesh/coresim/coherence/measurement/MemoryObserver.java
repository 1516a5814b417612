package org.inmesh.coresim.coherence.measurement;

/**
 * Is told what happens in coherent memory, in the order in which it happens. Whether somebody
 * observes changes nothing that is simulated. Lines are counted from the beginning of memory, words
 * from the beginning of their line.
 */
public interface MemoryObserver {

  /** A core has read a word in its caches, or written it. */
  void accessed(int core, int line, int word, boolean write);

  /**
   * The first level of a core had not what an access needed.
   *
   * @param secondHas whether the second level has; otherwise the home is asked
   */
  void missed(int core, int line, boolean secondHas);

  /** A core has fetched a line of instructions from its instruction cache. */
  void fetched(int core, int line);

  /** The same as {@link #missed} of an instruction cache. */
  void fetchMissed(int core, int line, boolean secondHas);

  /** A core asks for the right to write a line that it has. */
  void upgraded(int core, int line);

  /**
   * A core has lost a line that it could read: by another's write, or a recall.
   *
   * @param wasInData whether its first level for data had it
   * @param wasInInstruction whether its first level for instructions had it
   */
  void invalidated(int core, int line, boolean wasInData, boolean wasInInstruction);

  /** A core's cache has supplied a line to another's. */
  void transferred(int line);

  /** A home has read a line from its slice, or written it there. */
  void usedInSlice(int home, int line, boolean hit, boolean write);
}
