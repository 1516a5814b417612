package org.inmesh.coresim.coherence;

/** What is behind the slices of the last-level cache. */
interface MainMemory {
  /**
   * Gets the line that a message's slot is about, which the slices do not have: puts it in its
   * slice, and in the message, and sends that.
   *
   * @param cycle in which the slice knows that it has not got the line
   */
  void fetch(int slot, LastLevelCache slices, long cycle);

  /** Takes a line that was written to, and that its slice has no room for. */
  void write(int line, int[] source, int start);

  /** A word as it is here, without side effects. */
  int peek(int line, int wordInLine);
}
